using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Pages;

/// <summary>Calls as a paper would set them: a root as a root, what an amount buys as the inverse of a price.</summary>
internal static class FunctionTeX
{
    private const int Tight = 6, Atom = 7;

    /// <summary>A call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="write">Writes a part that must hold together as tightly as the number says.</param>
    public static (string Text, int Level) Of(CallSyntax call, Func<ExpressionSyntax, int, string> write)
    {
        if (call is { Member: null, Settings.IsEmpty: true, Arguments: [var only] } && OfOne(call.Function.Text, only, write) is { } known) return known;
        string name = call.Function.Text is "min" or "max" ? "\\" + call.Function.Text : FormulaTeX.Name(call.Function.Text);
        string sign = call.Member?.Text switch
        {
            null => "",
            "buys" => "^{-1}",
            "marginal" => "'",
            var other => "." + FormulaTeX.Name(other),
        };
        string settings = call.Settings.IsEmpty ? "" : ";\\, " + All(call.Settings, write);
        return ($"{name}{sign}\\left({All(call.Arguments, write)}{settings}\\right)", Atom);
    }

    private static string All(IEnumerable<ExpressionSyntax> parts, Func<ExpressionSyntax, int, string> write) =>
        string.Join(",\\, ", parts.Select(part => write(part, 0)));

    private static (string Text, int Level)? OfOne(string function, ExpressionSyntax argument, Func<ExpressionSyntax, int, string> write)
    {
        string inside = write(argument, 0);
        return function switch
        {
            "sqrt" => ($"\\sqrt{{{inside}}}", Atom),
            "abs" => ($"\\left\\lvert {inside} \\right\\rvert", Atom),
            "floor" => ($"\\left\\lfloor {inside} \\right\\rfloor", Atom),
            "ceiling" => ($"\\left\\lceil {inside} \\right\\rceil", Atom),
            "exp" => ($"e^{{{inside}}}", Tight),
            "log" => ($"\\ln\\left({inside}\\right)", Atom),
            "arctan" => ($"\\arctan\\left({inside}\\right)", Atom),
            _ => null,
        };
    }
}
