using System.Runtime.CompilerServices;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Scripting;

/// <summary>A mechanism that compiles. Immutable.</summary>
public sealed class Mechanism : IShownWhole
{
    private readonly Experiment _experiment;
    private readonly MechanismHost _host;
    private readonly ScriptChoice _choice;
    private readonly Location _place;
    private readonly LoweredMechanism _lowered;

    internal Mechanism(Experiment experiment, MechanismHost host, ScriptChoice choice, Location place)
    {
        (_experiment, _host, _choice, _place) = (experiment, host, choice, place);
        if (host.RefuseOthers(choice, place) is { } refused) throw new MechanismException([refused]);
        CompileResult compiled = host.Compile(choice);
        _lowered = compiled.Mechanism is { } mechanism && compiled.Diagnostics.All(it => it.Severity != Severity.Error)
            ? mechanism
            : throw new MechanismException(compiled.Diagnostics);
        Notes = [.. compiled.Diagnostics.Select(it => $"{it.Location}: {it.Message}")];
        Parameters =
        [
            .. _lowered.Parameters.Select(it => new MechanismParameter(it.Name, it.Dimension, it.Default?.Text, DocText.FirstSentence(it.Doc))),
            .. _lowered.Roles.Select(it => new MechanismParameter(it.Name, it.Type, it.Default.Length == 0 ? null : it.Default, DocText.FirstSentence(it.Doc))),
        ];
        Inputs = [.. _lowered.Inputs.Select(it => new MechanismInput(it.Name, SetsOf(it.Sets), [.. it.Columns.Where(column => column.Formula is null).Select(column => column.Name)], DocText.FirstSentence(it.Doc)))];
        Outputs = [.. _lowered.Outputs.Select(it => new MechanismOutput(it.Name, SetsOf(it.Sets), it.Dimension, DocText.FirstSentence(it.Doc)))];
    }

    /// <summary>Its name.</summary>
    public string Name => _lowered.Name;

    /// <summary>What its script says about it.</summary>
    public string Doc => _lowered.Doc;

    /// <summary>Its parameters, then the costs and saturations that may be chosen.</summary>
    public IReadOnlyList<MechanismParameter> Parameters { get; }

    /// <summary>Its tables.</summary>
    public IReadOnlyList<MechanismInput> Inputs { get; }

    /// <summary>Its results.</summary>
    public IReadOnlyList<MechanismOutput> Outputs { get; }

    /// <summary>What is worth knowing about its script, with places; mistakes are exceptions.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>A round without parameters and tables.</summary>
    /// <param name="file">Given by the compiler.</param>
    /// <param name="line">Given by the compiler.</param>
    public Round Round([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(_experiment, _host, new RunRequest { Mechanism = _choice.Script.Path, Overlay = Overlay(_experiment.Places.Of(file, line, "Round")) });

    /// <summary>The round of a round file, under this mechanism instead of its own.</summary>
    /// <param name="roundFile">Its path.</param>
    public Round OnRound(string roundFile)
    {
        ArgumentNullException.ThrowIfNull(roundFile);
        return new(_experiment, _host, new RunRequest { RoundFile = _experiment.Seen(roundFile), Overlay = Overlay(_place) });
    }

    /// <summary>Its name, parameters, inputs and outputs.</summary>
    public override string ToString() =>
        $"{Name}\n{Section("parameters", Parameters)}{Section("inputs", Inputs)}{Section("outputs", Outputs)}";

    private RoundOverlay Overlay(Location place) => new() { Chosen = _choice, Mechanism = RoundOverlay.Said(_choice.Name ?? _choice.Script.Path, place) };

    private static string Section<T>(string title, IReadOnlyList<T> rows) => rows.Count == 0 ? "" : $"{title}\n{ReadableText.Table(rows)}";

    private IReadOnlyList<string> SetsOf(IEnumerable<int> sets) => [.. sets.Select(set => _lowered.Sets[set].Name)];
}

/// <summary>A parameter, or a cost that may be chosen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">What it measures, in words; for a cost its type.</param>
/// <param name="Default">Its default as written; null where it must be given.</param>
/// <param name="Doc">The first sentence of its description.</param>
public sealed record MechanismParameter(string Name, string Unit, string? Default, string Doc);

/// <summary>A table that a round gives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sets">The sets whose ids name its rows.</param>
/// <param name="Columns">Its columns of values.</param>
/// <param name="Doc">The first sentence of its description.</param>
public sealed record MechanismInput(string Name, IReadOnlyList<string> Sets, IReadOnlyList<string> Columns, string Doc);

/// <summary>A result.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sets">The sets for whose members it has values; none for one value.</param>
/// <param name="Unit">What it measures, in words.</param>
/// <param name="Doc">The first sentence of its description.</param>
public sealed record MechanismOutput(string Name, IReadOnlyList<string> Sets, string Unit, string Doc);
