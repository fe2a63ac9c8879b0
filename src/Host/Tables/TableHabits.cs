using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Tables;

/// <summary>What a round says about how a file writes its values.</summary>
internal sealed class TableHabits
{
    private readonly HashSet<string> _yes;
    private readonly HashSet<string> _no;

    private TableHabits(NumberHabit? numbers, DateHabit? dates, IEnumerable<string> yes, IEnumerable<string> no)
    {
        Numbers = numbers;
        Dates = dates;
        _yes = new(yes, StringComparer.OrdinalIgnoreCase);
        _no = new(no, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How numbers are written; null for the way of scripts.</summary>
    public NumberHabit? Numbers { get; }

    /// <summary>How dates are written; null for the way of scripts.</summary>
    public DateHabit? Dates { get; }

    /// <summary>Whether an empty cell of yes and no is one of them.</summary>
    public bool EmptyIsTruth => _yes.Contains("") || _no.Contains("");

    /// <summary>The habits of a table; null where the round says nothing of them.</summary>
    public static TableHabits? Of(HabitSettings settings) => settings.OfValues
        ? new(
            settings.Numbers is { } numbers ? NumberHabit.Of(numbers.Text) : null,
            settings.Dates is { } dates ? DateHabit.Of(dates.Text) : null,
            settings.Yes.Select(word => word.Text.Trim()),
            settings.No.Select(word => word.Text.Trim()))
        : null;

    /// <summary>Whether cells of a kind are written in a way of their own here.</summary>
    public bool Concerns(ValueKind kind) => kind switch
    {
        ValueKind.Real or ValueKind.Whole => Numbers is not null,
        ValueKind.Time => Dates is not null,
        ValueKind.Truth => _yes.Count + _no.Count > 0,
        _ => false,
    };

    /// <summary>A cell as a literal; null where it is not written as the round says.</summary>
    public string? ToLiteral(string text, ValueKind kind) => kind switch
    {
        ValueKind.Real or ValueKind.Whole => Numbers!.ToLiteral(text),
        ValueKind.Time => Dates!.ToLiteral(text),
        _ => _yes.Contains(text) ? "yes" : _no.Contains(text) ? "no" : text,
    };

    /// <summary>Such as: a number written like `1.234,56`.</summary>
    public string Expected(ValueKind kind) => kind switch
    {
        ValueKind.Real => $"a number that is written like `{Numbers}`, as the round file says",
        ValueKind.Whole => $"a whole number that is written like `{Numbers}`, as the round file says",
        ValueKind.Time when Dates!.Format.Length == 0 => "a number of days as Excel counts them, as the round file says",
        ValueKind.Time => $"a date that is written like `{Dates}`, as the round file says",
        _ => "`yes` or `no`, or as the round file says " + string.Join(", ", _yes.Concat(_no).Select(word => word.Length == 0 ? "an empty cell" : $"`{word}`")),
    };
}
