using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Examples;

/// <summary>Makes a round of what an example gives.</summary>
internal delegate RoundBuildResult ExampleRoundBuilder(LoweredMechanism mechanism, LoweredExample example);

/// <summary>Words for a run that stopped, as the interpreter saw it.</summary>
internal delegate Diagnostic FaultWords(LoweredMechanism mechanism, RoundBuildResult built, Faulted fault);

/// <summary>Runs examples on both backends, compares the two to the bit, and the result with what is expected.</summary>
internal sealed class ExampleRunner(
    ExampleRoundBuilder build,
    Func<LoweredMechanism, IBackend> kernel,
    Func<LoweredMechanism, IBackend> interpreter,
    FaultWords explain)
{
    /// <summary>Runs one example of a mechanism that was compiled with the roles that the example chooses.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="example">The example.</param>
    /// <param name="lawsOf">The laws that costs break with the parameters that the example gives.</param>
    /// <param name="cancellation">Ends it early.</param>
    public ExampleResult Run(
        LoweredMechanism mechanism,
        LoweredExample example,
        Func<RoundBuildResult, ImmutableArray<Diagnostic>> lawsOf,
        CancellationToken cancellation)
    {
        RoundBuildResult built = build(mechanism, example);
        ImmutableArray<Diagnostic> broken = lawsOf(built), diagnostics = [.. built.Diagnostics, .. broken];
        if (built.Round is not { } round || !broken.IsEmpty) return Result(diagnostics);
        IBackend compiledBackend = kernel(mechanism);
        RunResult compiled;
        using (compiledBackend as IDisposable) compiled = compiledBackend.Run(round, cancellation);
        RunResult interpreted = interpreter(mechanism).Run(round, cancellation);
        if (ResultComparison.FirstDifference(mechanism, compiled, interpreted) is { } difference)
        {
            return Result([.. diagnostics, ExampleDiagnostics.BackendsDiffer(example.Place, example.Title, difference)]);
        }

        if (interpreted is not Completed completed) return Result([.. diagnostics, explain(mechanism, built, (Faulted)interpreted)]);
        var reader = new CellReader(mechanism, round, completed);
        return Result([.. diagnostics, .. example.Expectations.Select(it => Check(mechanism, reader, example, it)).OfType<Diagnostic>()]);

        ExampleResult Result(ImmutableArray<Diagnostic> found) => new(mechanism.Name, example.Title, found);
    }

    private static Diagnostic? Check(LoweredMechanism mechanism, CellReader reader, LoweredExample example, ExampleExpectation expectation)
    {
        LoweredStep step = mechanism.Steps[expectation.Step];
        Location at = expectation.Place;
        if (step.Indices.Length != expectation.Members.Length)
        {
            return ExampleDiagnostics.WrongIndices(at, example.Title, step.Name, step.Indices.Length, expectation.Members.Length);
        }

        for (int i = 0; i < step.Indices.Length; i++)
        {
            if (reader.Find(step.Indices[i].Set, expectation.Members[i]) >= 0) continue;
            LoweredSet set = mechanism.Sets[step.Indices[i].Set];
            return ExampleDiagnostics.UnknownMember(at, example.Title, set.Name, expectation.Members[i], reader.Ids(step.Indices[i].Set));
        }

        ActualValue actual = reader.Read(expectation.Step, expectation.Members);
        if (Expectation.Compare(actual, expectation.Expected, expectation.Within) is not { } mismatch) return null;
        string cell = step.Indices.Length == 0 ? step.Name : $"{step.Name}[{string.Join(", ", expectation.Members)}]";
        string within = expectation.Within.Length == 0 ? "" : $" within {expectation.Within}";
        string expected = expectation.Expected + within;
        return mismatch.IsUnreadable
            ? ExampleDiagnostics.UnreadableExpectation(at, example.Title, cell, expected, step.Kind == ValueKind.Truth ? "yes or no" : "a number")
            : ExampleDiagnostics.NotMet(at, example.Title, cell, expected, actual.InWords(), mismatch.Difference);
    }
}
