using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Running;

/// <summary>A value from a round file, a variable or an argument, with the place that set it.</summary>
/// <param name="Text">As written (a JSON string without its quotes; JSON true and false as yes and no).</param>
/// <param name="Place">Where.</param>
internal sealed record Setting(string Text, Location Place)
{
    /// <summary>The layer that set it.</summary>
    public SettingLayer Layer { get; init; }

    /// <summary>Where its name stands; the value's own place where nobody wrote a name.</summary>
    public Location NamePlace
    {
        get => field ?? Place;
        init;
    }
}

/// <summary>A setting with its path in a round file, such as <c>inputs.gift.file</c>.</summary>
internal sealed record NamedSetting(string Key, Setting Setting);

/// <summary>What a round says before any table is opened: every layer merged, the last one wins.</summary>
/// <param name="BaseDirectory">Files are relative to this folder.</param>
/// <param name="Mechanism">A library name or a path to a script; null when nobody said.</param>
/// <param name="Parameters">Scalars and roles alike, by name.</param>
/// <param name="Inputs">Tables for inputs, by name.</param>
/// <param name="Members">Rosters for sets, by name.</param>
/// <param name="DropBadRows">Whether rows that cannot be read are dropped and listed instead of ending the run.</param>
internal sealed record RoundSettings(
    string BaseDirectory,
    Setting? Mechanism,
    ImmutableSortedDictionary<string, Setting> Parameters,
    ImmutableSortedDictionary<string, TableSettings> Inputs,
    ImmutableSortedDictionary<string, TableSettings> Members,
    bool DropBadRows)
{
    /// <summary>The currency that reports speak of, or null.</summary>
    public CurrencySettings? Currency { get; init; }

    /// <summary>Whether there is a round file, so that what others say comes from outside of it.</summary>
    public bool HasRoundFile { get; init; }

    /// <summary>
    /// Of a round that is taken from a record: for what came from outside the round file then, who said it. Null for any other
    /// round, whose settings know that themselves.
    /// </summary>
    public ImmutableSortedDictionary<string, string>? RecordedOutside { get; init; }

    /// <summary>Everything that was said beside the mechanism and its parameters, part by part: tables, rosters, bad rows, currency.</summary>
    public ImmutableArray<NamedSetting> Others { get; init; } = [];
}

/// <summary>How money is named in reports.</summary>
/// <param name="Code">Such as <c>EUR</c>; null when the round does not say.</param>
/// <param name="Unit">The smallest unit, such as <c>0.01</c>; null when the round does not say.</param>
internal sealed record CurrencySettings(Setting? Code, Setting? Unit);

/// <summary>Where an input's rows are and how to read them.</summary>
/// <param name="File">The file, relative to the round's folder.</param>
/// <param name="Columns">For a set or column name of the input, the header it has in the file.</param>
/// <param name="Wide">For a wide table: the set whose members are columns, and the headers of those columns; else null.</param>
/// <param name="Delimiter">A character, or null to detect it.</param>
/// <param name="Place">Where the input was said.</param>
internal sealed record TableSettings(
    Setting File,
    ImmutableSortedDictionary<string, Setting> Columns,
    WideSettings? Wide,
    Setting? Delimiter,
    Location Place)
{
    /// <summary>The table itself, where it is no file: CSV in UTF-8.</summary>
    internal byte[]? Content { get; init; }

    /// <summary>Where the file is a round: which of its outputs or steps is the table. Null for a table.</summary>
    public Setting? Output { get; init; }

    /// <summary>How the file is written, where it is not as usual.</summary>
    public HabitSettings Habits { get; init; } = HabitSettings.None;
}

/// <summary>A table with one column for each member of <paramref name="Set"/>.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Headers">The headers of those columns, in the order of the round file.</param>
internal sealed record WideSettings(Setting Set, ImmutableArray<Setting> Headers)
{
    /// <summary>For a header the member that it stands for; a header that is not listed is its member's own id.</summary>
    public ImmutableSortedDictionary<string, Setting> Ids { get; init; } = ImmutableSortedDictionary.Create<string, Setting>(StringComparer.Ordinal);
}
