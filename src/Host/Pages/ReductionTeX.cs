using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Pages;

/// <summary>What brings many values together, with its indices below the sign.</summary>
internal static class ReductionTeX
{
    private const int Comparison = 3, Product = 5, Atom = 7;

    /// <summary>A reduction.</summary>
    /// <param name="reduction">The reduction.</param>
    /// <param name="write">Writes a part that must hold together as tightly as the number says.</param>
    public static (string Text, int Level) Of(ReductionSyntax reduction, Func<ExpressionSyntax, int, string> write)
    {
        string below = Below(reduction, write);
        string? body = reduction.Body is { } formula ? write(formula, Product) : null;
        return reduction.Operator.Text switch
        {
            "sum" => ($"\\sum_{{{below}}} {body}", Product),
            "count" => ($"\\#\\left\\{{ {Counted(reduction, write)} \\right\\}}", Atom),
            "any" => ($"\\exists\\, {below} \\;:\\; {body}", Comparison),
            "all" => ($"\\forall\\, {below} \\;:\\; {body}", Comparison),
            "min" => ($"\\min_{{{below}}} {body}", Product),
            "max" => ($"\\max_{{{below}}} {body}", Product),
            var other => ($"\\operatorname*{{{other}}}_{{{below}}} {body}", Product),
        };
    }

    /// <summary>Whether a formula ends in something that would take in what is multiplied behind it.</summary>
    public static bool IsOpenToTheRight(ExpressionSyntax formula) => formula switch
    {
        ReductionSyntax it => it.Operator.Text is not "count",
        DerivativeSyntax => false,
        ParenthesizedSyntax it => IsOpenToTheRight(it.Inner),
        BinarySyntax { Operator: BinaryOperator.Multiply } it => IsOpenToTheRight(it.Right),
        _ => false,
    };

    private static string Counted(ReductionSyntax reduction, Func<ExpressionSyntax, int, string> write)
    {
        string[] conditions = [.. new[] { reduction.Condition, reduction.Body }.OfType<ExpressionSyntax>().Select(it => write(it, Comparison))];
        string indices = Indices(reduction);
        return conditions.Length == 0 ? indices : $"{indices} \\;:\\; {string.Join(" \\land ", conditions)}";
    }

    private static string Below(ReductionSyntax reduction, Func<ExpressionSyntax, int, string> write) =>
        reduction.Condition is { } condition ? $"{Indices(reduction)} \\,:\\, {write(condition, 0)}" : Indices(reduction);

    // A set that is said behind several indices holds for all of them, as in the script.
    private static string Indices(ReductionSyntax reduction) => string.Concat(reduction.Indices.Select((index, at) =>
    {
        string sign = at == 0 ? "" : index.IsBehind ? " \\prec " : ",\\,";
        return sign + FormulaTeX.Name(index.Name.Text) + (index.Set is { } set ? $" \\in {FormulaTeX.Name(set.Text)}" : "");
    }));
}
