using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;

namespace Mechanisms.Host.Scripting;

/// <summary>Runs a C# script from its beginning to its end, and says how it ended.</summary>
internal sealed class ExperimentRunner(CompiledScript script, Experiment experiment, SourceText main)
{
    // How long a script that was asked to end may take for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Runs it. A script that does not end when it is asked to is left behind.</summary>
    public ExperimentResult Run()
    {
        ExperimentResult? result = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = Finish(script.Begin(experiment).GetAwaiter().GetResult());
            }
            catch (Exception fault)
            {
                failure = fault;
            }
        })
        { IsBackground = true, CurrentCulture = CultureInfo.InvariantCulture, CurrentUICulture = CultureInfo.InvariantCulture };
        thread.Start();
        using var asked = new ManualResetEventSlim();
        using CancellationTokenRegistration registration = experiment.Cancellation.Register(asked.Set);
        while (!thread.Join(20))
        {
            if (!asked.IsSet) continue;
            thread.Join(Patience);
            break;
        }

        experiment.Cancellation.ThrowIfCancellationRequested();
        return result ?? Explain(failure!);
    }

    private ExperimentResult Finish(object? value)
    {
        if (value is int status && !script.EndsWithExpression)
        {
            const int greatest = 255;
            if (status is >= 0 and <= greatest) return new ExperimentResult(status, []);
            Location place = Location.OfFile(main.Path);
            return new ExperimentResult(1, [ExperimentMessages.StatusOutOfRange(place, status.ToString(CultureInfo.InvariantCulture))]);
        }

        if (value is not null) experiment.Print(value);
        return new ExperimentResult(0, []);
    }

    private ExperimentResult Explain(Exception failure)
    {
        while (failure is AggregateException { InnerExceptions.Count: 1 } or System.Reflection.TargetInvocationException) failure = failure.InnerException!;
        return failure switch
        {
            MechanismException at => new ExperimentResult(1, at.Diagnostics),
            OutputClosedException closed => new ExperimentResult(1, [RunMessages.OutputNotWritable(Location.OfFile("standard output"), closed.Message)]),
            _ => new ExperimentResult(1, [ExperimentMessages.Stopped(PlaceOf(failure), failure.GetType().Name, failure.Message)]),
        };
    }

    private Location PlaceOf(Exception failure) => experiment.Places.Of(new StackTrace(failure, fNeedFileInfo: true)) ?? Location.OfFile(main.Path);
}

/// <summary>How a C# script ended.</summary>
/// <param name="Status">Its exit status: 1 after an error.</param>
/// <param name="Diagnostics">What is wrong with it, or with the mechanisms that it uses.</param>
public sealed record ExperimentResult(int Status, ImmutableArray<Diagnostic> Diagnostics);
