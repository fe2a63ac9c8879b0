namespace Mechanisms.Host.Drawing;

/// <summary>Which picture of which round somebody wants to see.</summary>
public sealed record DrawRequest
{
    /// <summary>The round.</summary>
    public RunRequest Round { get; init; } = new();

    /// <summary>The form of a declared picture, all of its words, or its number from 1 on; null where there is only one.</summary>
    public string? Picture { get; init; }

    /// <summary>Whether the pictures are only listed: no table is opened then.</summary>
    public bool OnlyLists { get; init; }

    /// <summary>What runs the round.</summary>
    public BackendChoice Backend { get; init; }
}
