using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Tables;

/// <summary>Says in words what a value of a kind looks like.</summary>
internal static class ValueWords
{
    /// <summary>Such as: a number such as `12.5` or `20%`.</summary>
    public static string Expected(ValueKind kind) => kind switch
    {
        ValueKind.Real => "a number such as `12.5` or `20%`",
        ValueKind.Whole => "a whole number such as `12`",
        ValueKind.Truth => "`yes` or `no`",
        ValueKind.Time => "a time such as `2026-11-22` or `2026-11-22T17:05:00Z`",
        _ => "a text",
    };
}
