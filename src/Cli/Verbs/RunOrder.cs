using Mechanisms.Host;

namespace Mechanisms.Cli.Verbs;

/// <summary>What a command line of <c>mech run</c> asks for.</summary>
internal sealed record RunOrder
{
    /// <summary>A round file or a mechanism; null where none is named.</summary>
    public string? Source { get; init; }

    /// <summary>What stands behind each <c>--set</c>.</summary>
    public IReadOnlyList<string> Assignments { get; init; } = [];

    /// <summary>What stands behind each <c>--input</c>, and shorthands as if they did.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>The file that overrides the round file.</summary>
    public string? Overrides { get; init; }

    /// <summary>Whether settings are shown instead of a run.</summary>
    public bool ShowsParameters { get; init; }

    /// <summary>The folder for results.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether every named step is written.</summary>
    public bool WithSteps { get; init; }

    /// <summary>Whether measures are computed and written.</summary>
    public bool WithMeasures { get; init; }

    /// <summary>The form of what is written: one of <see cref="RunVerb.Formats"/>.</summary>
    public string Format { get; init; } = RunVerb.Formats[0];

    /// <summary>What runs the mechanism.</summary>
    public BackendChoice Backend { get; init; }

    /// <summary>Whether nothing compiled is kept.</summary>
    public bool WithoutCache { get; init; }

    /// <summary>Whether ids are replaced.</summary>
    public bool Pseudonymises { get; init; }

    /// <summary>The file of the key.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The file for a new key.</summary>
    public string? NewKey { get; init; }
}
