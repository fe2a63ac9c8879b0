using System.Collections.Immutable;

namespace Mechanisms.Host.Running;

/// <summary>What a round says about how a file is written.</summary>
internal sealed record HabitSettings
{
    /// <summary>Nothing: UTF-8, and values as in scripts.</summary>
    public static readonly HabitSettings None = new();

    /// <summary>Its encoding, such as <c>windows-1252</c>.</summary>
    public Setting? Encoding { get; init; }

    /// <summary>How it writes 1234.56.</summary>
    public Setting? Numbers { get; init; }

    /// <summary>How it writes the last day of 2026, or <c>excel</c>.</summary>
    public Setting? Dates { get; init; }

    /// <summary>Its words for yes.</summary>
    public ImmutableArray<Setting> Yes { get; init; } = [];

    /// <summary>Its words for no.</summary>
    public ImmutableArray<Setting> No { get; init; } = [];

    /// <summary>Whether anything is said about values.</summary>
    public bool OfValues => Numbers is not null || Dates is not null || Yes.Length + No.Length > 0;
}
