using System.Text;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Pages;

/// <summary>Printed formulas in TeX, for pages in Markdown.</summary>
internal static class FormulaTeX
{
    /// <summary>A formula.</summary>
    public static string Of(ExpressionSyntax formula) => Of(Printing.Of(formula));

    /// <summary>What a step is, with its name and indices in front.</summary>
    public static string Of(StepSyntax step) => Of(Printing.Of(step));

    /// <summary>What a function is, with its name and what it takes in front.</summary>
    public static string Of(FunctionSyntax function, string name) => Of(Printing.Of(function, name));

    /// <summary>A printed formula.</summary>
    public static string Of(Printed formula) => formula switch
    {
        PrintedName it => Name(it.Name),
        PrintedWords it => Words(it.Words),
        PrintedDigits it => it.Digits.Replace("%", "\\%", StringComparison.Ordinal),
        PrintedSymbol it => SymbolOf(it.Symbol),
        PrintedFunction it => "\\" + it.Name,
        PrintedRow it => string.Join(GapOf(it.Gap), it.Parts.Select(Of)),
        PrintedOperation it => $"{Of(it.Left)} {SignOf(it.Sign)} {Of(it.Right)}",
        PrintedPrefix { Sign: Sign.Minus } it => "-" + Of(it.Operand),
        PrintedPrefix it => $"{SignOf(it.Sign)} {Of(it.Operand)}",
        PrintedFraction it => $"\\frac{{{Of(it.Above)}}}{{{Of(it.Below)}}}",
        PrintedPower { IsOfOneSign: true } it => $"{Of(it.Base)}^{{{Of(it.Exponent)}}}",
        PrintedPower it => $"{{{Of(it.Base)}}}^{{{Of(it.Exponent)}}}",
        PrintedRoot it => $"\\sqrt{{{Of(it.Inner)}}}",
        PrintedIndexed it => $"{Name(it.Name)}_{{{string.Join(GapOf(Gap.Index), it.Indices.Select(Of))}}}",
        PrintedFence it => Fenced(it.Fence, Of(it.Inner)),
        PrintedReduction it => $"{BigSign(it.Operator)}_{{{Of(it.Below)}}} {(it.Body is { } body ? Of(body) : "")}",
        PrintedCall it => Call(it),
        PrintedSuchThat it => $"{Of(it.What)} {(it.IsBelow ? "\\,:\\," : "\\;:\\;")} {Of(it.Condition)}",
        PrintedCases it => $"\\begin{{cases}} {string.Join(" \\\\ ", it.Cases.Select(Case))} \\end{{cases}}",
        PrintedDerivative it => $"\\left.\\frac{{\\partial}}{{\\partial {Name(it.Variable)}}}\\,{Of(it.Body)}\\right|_{{{Name(it.Variable)} = {Of(it.At)}}}",
        _ => throw new InvalidOperationException($"A printed formula of type {formula.GetType().Name} does not exist."),
    };

    private static string Name(string name)
    {
        if (name.Length == 1) return name;
        return name.All(char.IsAscii) ? $"\\mathrm{{{name.Replace("_", "\\_", StringComparison.Ordinal)}}}" : Words(name);
    }

    // Upright words, with what means something to the typesetter made plain.
    private static string Words(string words)
    {
        var text = new StringBuilder("\\text{");
        foreach (char letter in words)
        {
            if (letter is '_' or '%' or '&' or '#' or '$' or '{' or '}') text.Append('\\').Append(letter);
            else text.Append(letter is '\\' or '~' or '^' or '`' ? ' ' : letter);
        }

        return text.Append('}').ToString();
    }

    private static string Case(PrintedCase it) => $"{Of(it.Value)} & {Words(it.Words)}{(it.Condition is { } condition ? " " + Of(condition) : "")}";

    private static string Call(PrintedCall it)
    {
        string member = it.Member switch
        {
            null => "",
            "buys" => "^{-1}",
            "marginal" => "'",
            var other => "." + Name(other),
        };
        string inside = All(it.Arguments) + (it.Settings.IsEmpty ? "" : ";\\, " + All(it.Settings));
        return Of(it.Function) + member + (it.IsDefined ? $"({inside})" : Fenced(Fence.Round, inside));

        static string All(IEnumerable<Printed> parts) => string.Join(GapOf(Gap.Argument), parts.Select(Of));
    }

    private static string BigSign(string name) => name switch
    {
        "sum" or "min" or "max" => "\\" + name,
        _ => $"\\operatorname*{{{name}}}",
    };

    private static string Fenced(Fence fence, string inside) => fence switch
    {
        Fence.Round => $"\\left({inside}\\right)",
        Fence.Square => $"\\left[{inside}\\right]",
        Fence.Set => $"\\left\\{{ {inside} \\right\\}}",
        Fence.List => $"\\{{{inside}\\}}",
        Fence.Floor => $"\\left\\lfloor {inside} \\right\\rfloor",
        Fence.Ceiling => $"\\left\\lceil {inside} \\right\\rceil",
        _ => $"\\left\\lvert {inside} \\right\\rvert",
    };

    private static string GapOf(Gap gap) => gap switch
    {
        Gap.None => "",
        Gap.Thin => "\\,",
        Gap.BehindQuantifier => "\\, ",
        Gap.Function => " ",
        Gap.Word => "\\ ",
        Gap.Index => ",\\,",
        Gap.Argument => ",\\, ",
        _ => ", ",
    };

    private static string SymbolOf(Symbol symbol) => symbol switch
    {
        Symbol.Pi => "\\pi",
        Symbol.Infinity => "\\infty",
        Symbol.HowMany => "\\#",
        Symbol.Exists => "\\exists",
        Symbol.ForAll => "\\forall",
        _ => "\\dots",
    };

    private static string SignOf(Sign sign) => sign switch
    {
        Sign.Or => "\\lor",
        Sign.And => "\\land",
        Sign.Not => "\\lnot",
        Sign.Plus => "+",
        Sign.Minus => "-",
        Sign.Times => "\\cdot",
        Sign.Equal => "=",
        Sign.NotEqual => "\\ne",
        Sign.Less => "<",
        Sign.AtMost => "\\le",
        Sign.Greater => ">",
        Sign.AtLeast => "\\ge",
        Sign.Precedes => "\\prec",
        _ => "\\in",
    };
}
