using System.Globalization;
using System.Text;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Pages;

/// <summary>
/// Formulas as a paper would set them: sums with their indices below, fractions, roots, choices as cases. It is written from
/// the formula as its author wrote it, so that names stay names; brackets stand where the reading needs them.
/// </summary>
internal static class FormulaTeX
{
    // How tightly a formula holds together: what stands in a place that asks for more gets brackets.
    private const int Loosest = 0, Or = 1, And = 2, Comparison = 3, Sum = 4, Product = 5, Tight = 6, Atom = 7;

    /// <summary>A formula.</summary>
    public static string Of(ExpressionSyntax formula) => Of(formula, Loosest);

    /// <summary>What a step is, with its name and indices in front.</summary>
    public static string Of(StepSyntax step) => $"{Indexed(step.Name.Text, step.Indices.Select(index => Name(index.Name.Text)))} = {Of(step.Body)}";

    /// <summary>What a function is, with its name and what it takes in front.</summary>
    public static string Of(FunctionSyntax function, string name)
    {
        string settings = string.Join(",\\, ", function.Settings.Select(it => Name(it.Name.Text)));
        string formals = string.Join(",\\, ", function.Formals.Select(it => Name(it.Name.Text)));
        return $"{Name(name)}({formals}{(settings.Length > 0 ? ";\\, " + settings : "")}) = {Of(function.Body)}";
    }

    /// <summary>A name: a single letter leans, as in a paper; a word stands upright.</summary>
    public static string Name(string name)
    {
        if (name.Length == 1) return name;
        return name.All(char.IsAscii) ? $"\\mathrm{{{name.Replace("_", "\\_", StringComparison.Ordinal)}}}" : Words(name);
    }

    private static string Of(ExpressionSyntax formula, int least)
    {
        (string text, int level) = Write(formula);
        return level < least ? $"\\left({text}\\right)" : text;
    }

    private static (string Text, int Level) Write(ExpressionSyntax formula) => formula switch
    {
        ParenthesizedSyntax it => Write(it.Inner),
        NumberSyntax it => Number(it),
        TextExpressionSyntax it => (Words($"“{it.Value}”"), Atom),
        TruthSyntax it => (Words(it.Value ? "yes" : "no"), Atom),
        UnaffordableSyntax => ("\\infty", Atom),
        NameExpressionSyntax { Name.Text: "pi" } => ("\\pi", Atom),
        NameExpressionSyntax it => (Name(it.Name.Text), Atom),
        ElementSyntax it => (Element(it), Atom),
        PresentSyntax it => ($"{Element(it.Element)}\\ {Words("is given")}", Comparison),
        CallSyntax it => FunctionTeX.Of(it, Of),
        UnarySyntax { Operator: UnaryOperator.Negate } it => ("-" + Of(it.Operand, Product), Sum),
        UnarySyntax it => ("\\lnot " + Of(it.Operand, Tight), Comparison),
        BinarySyntax it => Binary(it),
        ConditionalSyntax or OtherwiseSyntax => (Cases(formula), Loosest),
        ReductionSyntax it => ReductionTeX.Of(it, Of),
        DerivativeSyntax it => ($"\\left.\\frac{{\\partial}}{{\\partial {Name(it.Variable.Text)}}}\\,{Of(it.Body, Product)}\\right|_{{{Name(it.Variable.Text)} = {Of(it.At)}}}", Product),
        SolveSyntax it => (Search(it), Atom),
        _ => (Words("?"), Atom),
    };

    /// <summary>Upright words, with what means something to the typesetter made plain.</summary>
    internal static string Words(string words)
    {
        var text = new StringBuilder("\\text{");
        foreach (char letter in words)
        {
            if (letter is '_' or '%' or '&' or '#' or '$' or '{' or '}') text.Append('\\').Append(letter);
            else text.Append(letter is '\\' or '~' or '^' or '`' ? ' ' : letter);
        }

        return text.Append('}').ToString();
    }

    private static (string Text, int Level) Number(NumberSyntax number)
    {
        string[] parts = number.Digits.Split('e', 'E');
        string digits = parts[0] + (number.IsPercent ? "\\%" : "");
        string text = parts.Length < 2 ? digits : $"{digits} \\cdot 10^{{{parts[1].TrimStart('+')}}}";
        if (number.Unit is { } unit) text += "\\," + Dimension(unit);
        return (text, parts.Length > 1 || number.Unit is not null ? Product : Atom);
    }

    private static string Dimension(DimensionSyntax dimension) => string.Join("\\,", dimension.Factors.Select(factor =>
    {
        string above = factor.Numerator.ToString(CultureInfo.InvariantCulture);
        string power = factor.Denominator == 1 ? above : $"{above}/{factor.Denominator.ToString(CultureInfo.InvariantCulture)}";
        return power == "1" ? Name(factor.Unit.Text) : $"{Name(factor.Unit.Text)}^{{{power}}}";
    }));

    private static string Element(ElementSyntax element) => Indexed(
        element.Column is { } column ? $"{element.Name.Text}.{column.Text}" : element.Name.Text,
        element.Indices.Select(index => index.IsBefore ? $"{Words("before ")}{Name(index.Text)}" : Name(index.Text)));

    private static string Indexed(string name, IEnumerable<string> indices)
    {
        string below = string.Join(",\\,", indices);
        return below.Length == 0 ? Name(name) : $"{Name(name)}_{{{below}}}";
    }

    private static (string Text, int Level) Binary(BinarySyntax it) => it.Operator switch
    {
        BinaryOperator.Or => ($"{Of(it.Left, Or)} \\lor {Of(it.Right, And)}", Or),
        BinaryOperator.And => ($"{Of(it.Left, And)} \\land {Of(it.Right, Comparison)}", And),
        BinaryOperator.Add => ($"{Of(it.Left, Sum)} + {Of(it.Right, Product)}", Sum),
        BinaryOperator.Subtract => ($"{Of(it.Left, Sum)} - {Of(it.Right, Product)}", Sum),
        BinaryOperator.Multiply => ($"{Factor(it.Left)} \\cdot {Of(it.Right, Product)}", Product),
        BinaryOperator.Divide => ($"\\frac{{{Of(it.Left)}}}{{{Of(it.Right)}}}", Tight),
        BinaryOperator.WholeDivide => ($"\\left\\lfloor \\frac{{{Of(it.Left)}}}{{{Of(it.Right)}}} \\right\\rfloor", Atom),
        BinaryOperator.Power => ($"{{{Of(it.Left, Atom)}}}^{{{Of(it.Right)}}}", Tight),
        _ => ($"{Of(it.Left, Sum)} {Sign(it.Operator)} {Of(it.Right, Sum)}", Comparison),
    };

    // What reaches to the right as far as it can must be closed before something else is multiplied.
    private static string Factor(ExpressionSyntax left) => ReductionTeX.IsOpenToTheRight(left) ? $"\\left({Of(left)}\\right)" : Of(left, Product);

    private static string Sign(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "\\ne",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "\\le",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => "\\ge",
        _ => "\\prec",
    };

    private static string Cases(ExpressionSyntax choice)
    {
        if (choice is OtherwiseSyntax otherwise)
            return Rows([$"{Of(otherwise.Value)} & {Words("where that is defined")}", $"{Of(otherwise.Fallback)} & {Words("otherwise")}"]);
        var rows = new List<string>();
        ExpressionSyntax rest = choice;
        while (rest is ConditionalSyntax it)
        {
            rows.Add($"{Of(it.Then)} & {Words("if ")} {Of(it.Condition)}");
            rest = it.Else is ParenthesizedSyntax { Inner: ConditionalSyntax inner } ? inner : it.Else;
        }

        return Rows([.. rows, $"{Of(rest)} & {Words("else")}"]);
    }

    private static string Rows(IEnumerable<string> rows) => $"\\begin{{cases}} {string.Join(" \\\\ ", rows)} \\end{{cases}}";

    private static string Search(SolveSyntax search)
    {
        string variable = Name(search.Variable.Text), from = Of(search.From), to = Of(search.To);
        string range = search.IsWhole ? $"\\{{{from}, \\dots, {to}\\}}" : $"\\left[{from},\\, {to}\\right]";
        return $"{(search.IsLargest ? "\\max" : "\\min")} \\left\\{{ {variable} \\in {range} \\;:\\; {Of(search.Condition)} \\right\\}}";
    }
}
