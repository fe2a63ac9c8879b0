using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>What stands behind a type: bounds and a default that keeps to them.</summary>
internal static class Clauses
{
    private static readonly (string Bounds, string[] Inside)[] Ranges =
    [
        ("", ["0", "1", "2", "-3", "0.5", "1e-12", "1e12"]),
        ("", ["0", "1", "2", "-3", "0.5"]),
        (", at least 0", ["0", "1", "2.5"]),
        (", at least 0", ["0", "1", "10"]),
        (", above 0", ["1", "0.1", "1e12"]),
        (", at least 0, at most 1", ["0", "0.25", "1"]),
        (", above -10, below 10", ["-1", "0", "3.5"]),
        (", at most 0", ["0", "-1"]),
    ];

    private static readonly (string Bounds, string[] Inside)[] WholeRanges =
    [
        ("", ["0", "1", "-3", "1_000_000_000_000_000_000_000"]), (", at least 0", ["0", "1", "7"]), (", at least 1, at most 9", ["1", "5"]), (", above -4", ["-3", "0"]),
    ];

    public static string Of(ScriptType type, Dice dice, string more = "")
    {
        bool hasDefault = dice.Chance(30), isFirst = dice.Chance(50);
        (string bounds, string[] inside) = type.Kind switch
        {
            ValueKind.Real => dice.Pick(Ranges),
            ValueKind.Whole => dice.Pick(WholeRanges),
            ValueKind.Truth => ("", ["yes", "no"]),
            ValueKind.Text => ("", ["\"\"", "\"a\"", "\"B\""]),
            _ => ("", ["\"2026-11-22\"", "\"2026-11-22T17:00:00Z\""]),
        };
        if (type == ScriptType.Number && dice.Chance(15)) (bounds, inside) = (", at least 0%, at most 100%", ["25%", "100%"]);
        string given = hasDefault ? " = " + dice.Pick(inside) : "";
        return isFirst ? given + bounds + more : bounds + more + given;
    }
}
