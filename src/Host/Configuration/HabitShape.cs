using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host.Configuration;

/// <summary>What a table of a round file may say about how its file is written: keys, their checks, and their settings.</summary>
internal static class HabitShape
{
    /// <summary>The keys about values, which rosters do not have, after the one about encoding, which they have.</summary>
    public static readonly ImmutableArray<string> Keys = ["encoding", "numbers", "dates", "yes", "no"];

    /// <summary>Checks one key; false where it is none of these.</summary>
    public static bool TryCheck(LocatedProperty property, Action<Diagnostic> report)
    {
        LocatedValue value = property.Value;
        switch (property.Name.ToLowerInvariant())
        {
            case "encoding":
                if (IsText(property, "the name of an encoding in quotes, such as `\"windows-1252\"`", report) && EncodingNames.Find(value.Text) is null)
                {
                    string listed = "usual ones are " + string.Join(", ", EncodingNames.Usual.Select(name => $"`{name}`"));
                    report(HabitMessages.UnknownEncoding(value.Place, value.Text, Spelling.Suggest(value.Text, EncodingNames.Usual, listed)));
                }

                return true;
            case "numbers":
                if (IsText(property, "1234.56 in quotes, written as in the file", report) && NumberHabit.Of(value.Text) is null)
                {
                    report(HabitMessages.BadNumberSample(value.Place, value.Text));
                }

                return true;
            case "dates":
                if (IsText(property, "the last day of 2026 in quotes, written as in the file, or `\"excel\"`", report) && DateHabit.Of(value.Text) is null)
                {
                    report(HabitMessages.BadDateSample(value.Place, value.Text));
                }

                return true;
            case "yes" or "no":
                CheckWords(property, report);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reports words of a table that mean both yes and no.</summary>
    public static void CheckTogether(LocatedValue table, Action<Diagnostic> report)
    {
        HashSet<string> yes = new(Words(table, "yes").Select(word => word.Text.Trim()), StringComparer.OrdinalIgnoreCase) { "yes" };
        foreach (LocatedValue word in Words(table, "no").Where(word => yes.Contains(word.Text.Trim()))) report(HabitMessages.YesIsNo(word.Place, word.Text));
        foreach (LocatedValue word in Words(table, "yes").Where(word => string.Equals(word.Text.Trim(), "no", StringComparison.OrdinalIgnoreCase)))
        {
            report(HabitMessages.YesIsNo(word.Place, word.Text));
        }
    }

    /// <summary>The settings of a checked table; none where a file is all that is said.</summary>
    public static HabitSettings SettingsOf(LocatedValue table) => table.Kind != LocatedKind.Object ? HabitSettings.None : new HabitSettings
    {
        Encoding = table.Find("encoding")?.Value.ToSetting(),
        Numbers = table.Find("numbers")?.Value.ToSetting(),
        Dates = table.Find("dates")?.Value.ToSetting(),
        Yes = [.. Words(table, "yes").Select(word => word.ToSetting())],
        No = [.. Words(table, "no").Select(word => word.ToSetting())],
    };

    private static IEnumerable<LocatedValue> Words(LocatedValue table, string key) =>
        table.Find(key)?.Value is not { } value ? [] : value.Kind == LocatedKind.Array ? value.Items : [value];

    private static void CheckWords(LocatedProperty property, Action<Diagnostic> report)
    {
        LocatedValue value = property.Value;
        LocatedValue[] words = value.Kind == LocatedKind.Array ? [.. value.Items] : [value];
        foreach (LocatedValue word in words.Where(word => word.Kind is not (LocatedKind.Text or LocatedKind.Number)))
        {
            report(ConfigurationMessages.WrongKind(word.Place, property.Name, word.KindInWords, "a word of the file in quotes, or a list of such words"));
        }
    }

    private static bool IsText(LocatedProperty property, string expected, Action<Diagnostic> report)
    {
        if (property.Value.Kind == LocatedKind.Text) return true;
        report(ConfigurationMessages.WrongKind(property.Value.Place, property.Name, property.Value.KindInWords, expected));
        return false;
    }
}
