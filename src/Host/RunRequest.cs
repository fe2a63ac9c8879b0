using System.Collections.Immutable;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host;

/// <summary>What runs a mechanism.</summary>
public enum BackendChoice
{
    /// <summary>Compiled to machine code.</summary>
    Kernel,

    /// <summary>Walked step by step: slow, and the measure of what is right.</summary>
    Interpreter,
}

/// <summary>What somebody asks to be run.</summary>
public sealed record RunRequest
{
    /// <summary>The path of a round file, or null.</summary>
    public string? RoundFile { get; init; }

    /// <summary>The path of a file that overrides parts of the round file, or null.</summary>
    public string? Overrides { get; init; }

    /// <summary>The environment: variables such as <c>MECH__params__pool</c> override both files; others are passed over.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A name of the library or the path of a script, or null where the round file says it.</summary>
    public string? Mechanism { get; init; }

    /// <summary>Values of parameters: <c>pool=1000</c>.</summary>
    public IReadOnlyList<string> Assignments { get; init; } = [];

    /// <summary>Tables of inputs: <c>gift=gifts.csv</c>.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>What a C# script says beside that.</summary>
    internal Scripting.RoundOverlay? Overlay { get; init; }

    /// <summary>The round files that wait for the results of this one.</summary>
    internal ImmutableHashSet<string> Underway { get; init; } = [];

    /// <summary>Told how far the reading of tables has come; null for nobody.</summary>
    public Action<TableProgress>? Watcher { get; init; }

    /// <summary>Whether a kernel is wanted right after, so that the compiler may get ready where there is none yet.</summary>
    public bool WantsKernel { get; init; }

    /// <summary>Whether the measures of the mechanism are computed too.</summary>
    public bool WantsMeasures { get; init; }

    /// <summary>Whether a record of the run will be written, so that tables are hashed while they are read.</summary>
    public bool WantsRecord { get; init; }
}
