namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>Why a row or a member is refused, with holes.</summary>
internal static class Reasons
{
    public static string Of(Dice dice, Declared declared, FormulaWriter formulas, Place place)
    {
        if (dice.Chance(30)) return "";
        string text = "no";
        for (int i = dice.Below(3); i > 0; i--) text += $" {{{Hole(dice, declared, formulas, place)}}}";
        return $" otherwise \"{text}\"";
    }

    private static string Hole(Dice dice, Declared declared, FormulaWriter formulas, Place place)
    {
        if (place.Indices.Length > 0 && dice.Chance(40)) return dice.Pick(place.Indices).Name;
        ScriptType type = dice.Pick<ScriptType>([ScriptType.Real(declared.AnyDimension(dice)), ScriptType.Whole(Dimension.Number), ScriptType.Truth]);
        string hole = formulas.Safe(type, 2, place).Text;

        // A text inside a text would end it.
        return hole.Contains('"', StringComparison.Ordinal) ? "pi" : hole;
    }
}
