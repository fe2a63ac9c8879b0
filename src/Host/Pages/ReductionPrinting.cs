using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Pages;

/// <summary>What brings many values together, with its indices below the sign.</summary>
internal static class ReductionPrinting
{
    /// <summary>A reduction.</summary>
    public static (Printed Printed, int Level) Of(ReductionSyntax reduction)
    {
        Printed? body = reduction.Body is { } formula ? Printing.Of(formula, Printing.Product) : null;
        return reduction.Operator.Text switch
        {
            "count" => (new PrintedRow([new PrintedSymbol(Symbol.HowMany), new PrintedFence(Fence.Set, Counted(reduction))], Gap.None), Printing.Atom),
            "any" => (Quantified(Symbol.Exists), Printing.Comparison),
            "all" => (Quantified(Symbol.ForAll), Printing.Comparison),
            var name => (new PrintedReduction(name, Below(reduction), body), Printing.Product),
        };

        Printed Quantified(Symbol sign) =>
            new PrintedSuchThat(new PrintedRow([new PrintedSymbol(sign), Below(reduction)], Gap.BehindQuantifier), body ?? new PrintedWords(""));
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

    private static Printed Counted(ReductionSyntax reduction)
    {
        Printed[] conditions = [.. new[] { reduction.Condition, reduction.Body }.OfType<ExpressionSyntax>().Select(it => Printing.Of(it, Printing.Comparison))];
        return conditions.Length == 0
            ? Indices(reduction)
            : new PrintedSuchThat(Indices(reduction), conditions.Aggregate((left, right) => new PrintedOperation(Sign.And, left, right)));
    }

    private static Printed Below(ReductionSyntax reduction) =>
        reduction.Condition is { } condition ? new PrintedSuchThat(Indices(reduction), Printing.Of(condition)) { IsBelow = true } : Indices(reduction);

    // A set that is said behind several indices holds for all of them, as in the script.
    private static Printed Indices(ReductionSyntax reduction)
    {
        Printed? all = null;
        foreach (BinderSyntax index in reduction.Indices)
        {
            Printed one = new PrintedName(index.Name.Text);
            if (index.Set is { } set) one = new PrintedOperation(Sign.In, one, new PrintedName(set.Text));
            all = all is null ? one : index.IsBehind ? new PrintedOperation(Sign.Precedes, all, one) : new PrintedRow([all, one], Gap.Index);
        }

        return all ?? new PrintedWords("");
    }
}
