using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Examples;

namespace Mechanisms.Host;

/// <content>Examples inside scripts.</content>
public sealed partial class MechanismHost
{
    /// <summary>Runs the examples of scripts, by path or name; those of the whole library where none is given.</summary>
    public TestReport Test(IReadOnlyList<string> choices, CancellationToken cancellation = default)
    {
        var examples = ImmutableArray.CreateBuilder<ExampleResult>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (FindResult found in Chosen(choices, diagnostics))
        {
            diagnostics.AddRange(found.Diagnostics);
            if (found.Choice is not { } choice) continue;
            ImmutableArray<Diagnostic> errors = [.. Check(choice).Where(it => it.Severity == Severity.Error)];
            diagnostics.AddRange(errors);
            if (errors.IsEmpty) Test(choice, examples, diagnostics, cancellation);
        }

        return new TestReport(examples.ToImmutable(), diagnostics.ToImmutable());
    }

    private IEnumerable<FindResult> Chosen(IReadOnlyList<string> choices, ImmutableArray<Diagnostic>.Builder problems)
    {
        if (choices.Count > 0) return choices.SelectMany(choice => ScriptsIn(choice, problems)).Select(choice => Find(choice));
        var files = new Library.FileScripts(_library, _folder);
        return _library.Scripts.Select(script => new FindResult(new ScriptChoice(script, null, files), []));
    }

    private void Test(
        ScriptChoice choice,
        ImmutableArray<ExampleResult>.Builder examples,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        CancellationToken cancellation)
    {
        foreach (OutlineEntry entry in MechanismCompiler.Outline(choice.Script).Where(it => it.Kind == DeclarationKind.Mechanism))
        {
            if (choice.Name is { } name && entry.Name != name) continue;
            ScriptChoice mechanism = choice with { Name = entry.Name };
            CompileResult compiled = CompileForExamples(mechanism);
            diagnostics.AddRange(compiled.Diagnostics.Where(it => it.Severity == Severity.Error));
            if (compiled.Mechanism is not { } lowered) continue;
            if (lowered.Examples.IsEmpty) diagnostics.Add(ExampleDiagnostics.NoExamples(entry.Place, entry.Name));
            for (int at = 0; at < lowered.Examples.Length; at++)
            {
                cancellation.ThrowIfCancellationRequested();
                examples.Add(TestExample(mechanism, compiled, lowered, at, cancellation));
            }
        }
    }

    // An example may choose other costs than the script; then it is the mechanism with those that is run.
    private ExampleResult TestExample(
        ScriptChoice choice, CompileResult asItStands, LoweredMechanism mechanism, int at, CancellationToken cancellation)
    {
        LoweredExample example = mechanism.Examples[at];
        CompileResult compiled = CompileFor(example, choice, asItStands, mechanism);
        return compiled.Mechanism is { } chosen
            ? ExampleParts.Runner.Run(chosen, chosen.Examples[at], built => BrokenLaws(compiled, built), cancellation)
            : new ExampleResult(mechanism.Name, example.Title, compiled.Diagnostics);
    }

    private CompileResult CompileFor(LoweredExample example, ScriptChoice choice, CompileResult asItStands, LoweredMechanism mechanism)
    {
        ImmutableDictionary<string, RoleChoice> roles = example.Values
            .Where(value => HasRole(mechanism, value.Target))
            .GroupBy(value => value.Target, StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => new RoleChoice(group.Last().Text, group.Last().Place), StringComparer.Ordinal);
        bool standsAlone = mechanism.Roles.All(role => role.Default.Length > 0);
        return roles.IsEmpty && standsAlone ? asItStands : Compile(choice, roles);
    }
}
