using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Pages;

/// <summary>Sets formulas as their authors wrote them, so that names stay names; brackets stand where the reading needs them.</summary>
internal static class Printing
{
    // How tightly a formula holds together: what stands in a place that asks for more gets brackets.
    internal const int Loosest = 0, Or = 1, And = 2, Comparison = 3, Sum = 4, Product = 5, Tight = 6, Atom = 7;

    /// <summary>A formula.</summary>
    public static Printed Of(ExpressionSyntax formula) => Of(formula, Loosest);

    /// <summary>What a step is, with its name and indices in front.</summary>
    public static Printed Of(StepSyntax step) =>
        new PrintedOperation(Sign.Equal, Indexed(step.Name.Text, step.Indices.Select(index => (Printed)new PrintedName(index.Name.Text))), Of(step.Body));

    /// <summary>What a function is, with its name and what it takes in front.</summary>
    public static Printed Of(FunctionSyntax function, string name)
    {
        var head = new PrintedCall(
            new PrintedName(name), null, [.. function.Formals.Select(it => new PrintedName(it.Name.Text))], [.. function.Settings.Select(it => new PrintedName(it.Name.Text))])
        {
            IsDefined = true,
        };
        return new PrintedOperation(Sign.Equal, head, Of(function.Body));
    }

    /// <summary>A part that must hold together as tightly as the number says.</summary>
    internal static Printed Of(ExpressionSyntax formula, int least)
    {
        (Printed printed, int level) = Set(formula);
        return level < least ? new PrintedFence(Fence.Round, printed) : printed;
    }

    private static (Printed Printed, int Level) Set(ExpressionSyntax formula) => formula switch
    {
        ParenthesizedSyntax it => Set(it.Inner),
        NumberSyntax it => Number(it),
        TextExpressionSyntax it => (new PrintedWords($"“{it.Value}”"), Atom),
        TruthSyntax it => (new PrintedWords(it.Value ? "yes" : "no"), Atom),
        UnaffordableSyntax => (new PrintedSymbol(Symbol.Infinity), Atom),
        NameExpressionSyntax { Name.Text: "pi" } => (new PrintedSymbol(Symbol.Pi), Atom),
        NameExpressionSyntax it => (new PrintedName(it.Name.Text), Atom),
        ElementSyntax it => (Element(it), Atom),
        PresentSyntax it => (new PrintedRow([Element(it.Element), new PrintedWords("is given")], Gap.Word), Comparison),
        CallSyntax it => FunctionPrinting.Of(it),
        UnarySyntax { Operator: UnaryOperator.Negate } it => (new PrintedPrefix(Sign.Minus, Of(it.Operand, Product)), Sum),
        UnarySyntax it => (new PrintedPrefix(Sign.Not, Of(it.Operand, Tight)), Comparison),
        BinarySyntax it => Binary(it),
        ConditionalSyntax or OtherwiseSyntax => (Cases(formula), Loosest),
        ReductionSyntax it => ReductionPrinting.Of(it),
        DerivativeSyntax it => (new PrintedDerivative(it.Variable.Text, Of(it.Body, Product), Of(it.At)), Product),
        SolveSyntax it => (Search(it), Atom),
        _ => (new PrintedWords("?"), Atom),
    };

    private static (Printed Printed, int Level) Number(NumberSyntax number)
    {
        string[] parts = number.Digits.Split('e', 'E');
        Printed printed = new PrintedDigits(parts[0] + (number.IsPercent ? "%" : ""));
        if (parts.Length > 1) printed = new PrintedOperation(Sign.Times, printed, Raised(new PrintedDigits("10"), parts[1].TrimStart('+')));
        if (number.Unit is { } unit) printed = new PrintedRow([printed, .. unit.Factors.Select(Factor)], Gap.Thin);
        return (printed, parts.Length > 1 || number.Unit is not null ? Product : Atom);
    }

    private static Printed Factor(DimensionFactorSyntax factor)
    {
        string above = factor.Numerator.ToString(CultureInfo.InvariantCulture);
        string power = factor.Denominator == 1 ? above : $"{above}/{factor.Denominator.ToString(CultureInfo.InvariantCulture)}";
        var unit = new PrintedName(factor.Unit.Text);
        return power == "1" ? unit : Raised(unit, power);
    }

    private static PrintedPower Raised(Printed oneSign, string exponent) => new(oneSign, new PrintedDigits(exponent)) { IsOfOneSign = true };

    private static Printed Element(ElementSyntax element) => Indexed(
        element.Column is { } column ? $"{element.Name.Text}.{column.Text}" : element.Name.Text,
        element.Indices.Select(index =>
            index.IsBefore ? new PrintedRow([new PrintedWords("before "), new PrintedName(index.Text)], Gap.None) : (Printed)new PrintedName(index.Text)));

    private static Printed Indexed(string name, IEnumerable<Printed> indices)
    {
        ImmutableArray<Printed> below = [.. indices];
        return below.IsEmpty ? new PrintedName(name) : new PrintedIndexed(name, below);
    }

    private static (Printed Printed, int Level) Binary(BinarySyntax it) => it.Operator switch
    {
        BinaryOperator.Or => (new PrintedOperation(Sign.Or, Of(it.Left, Or), Of(it.Right, And)), Or),
        BinaryOperator.And => (new PrintedOperation(Sign.And, Of(it.Left, And), Of(it.Right, Comparison)), And),
        BinaryOperator.Add => (new PrintedOperation(Sign.Plus, Of(it.Left, Sum), Of(it.Right, Product)), Sum),
        BinaryOperator.Subtract => (new PrintedOperation(Sign.Minus, Of(it.Left, Sum), Of(it.Right, Product)), Sum),
        BinaryOperator.Multiply => (new PrintedOperation(Sign.Times, Factor(it.Left), Of(it.Right, Product)), Product),
        BinaryOperator.Divide => (new PrintedFraction(Of(it.Left), Of(it.Right)), Tight),
        BinaryOperator.WholeDivide => (new PrintedFence(Fence.Floor, new PrintedFraction(Of(it.Left), Of(it.Right))), Atom),
        BinaryOperator.Power => (new PrintedPower(Of(it.Left, Atom), Of(it.Right)), Tight),
        _ => (new PrintedOperation(SignOf(it.Operator), Of(it.Left, Sum), Of(it.Right, Sum)), Comparison),
    };

    // What reaches to the right as far as it can must be closed before something else is multiplied.
    private static Printed Factor(ExpressionSyntax left) => ReductionPrinting.IsOpenToTheRight(left) ? new PrintedFence(Fence.Round, Of(left)) : Of(left, Product);

    private static Sign SignOf(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Equal => Sign.Equal,
        BinaryOperator.NotEqual => Sign.NotEqual,
        BinaryOperator.Less => Sign.Less,
        BinaryOperator.LessOrEqual => Sign.AtMost,
        BinaryOperator.Greater => Sign.Greater,
        BinaryOperator.GreaterOrEqual => Sign.AtLeast,
        _ => Sign.Precedes,
    };

    private static PrintedCases Cases(ExpressionSyntax choice)
    {
        if (choice is OtherwiseSyntax otherwise)
            return new PrintedCases([new PrintedCase(Of(otherwise.Value), "where that is defined", null), new PrintedCase(Of(otherwise.Fallback), "otherwise", null)]);
        var cases = ImmutableArray.CreateBuilder<PrintedCase>();
        ExpressionSyntax rest = choice;
        while (rest is ConditionalSyntax it)
        {
            cases.Add(new PrintedCase(Of(it.Then), "if ", Of(it.Condition)));
            rest = it.Else is ParenthesizedSyntax { Inner: ConditionalSyntax inner } ? inner : it.Else;
        }

        cases.Add(new PrintedCase(Of(rest), "else", null));
        return new PrintedCases(cases.ToImmutable());
    }

    private static Printed Search(SolveSyntax search)
    {
        (Printed from, Printed to) = (Of(search.From), Of(search.To));
        Printed range = search.IsWhole
            ? new PrintedFence(Fence.List, new PrintedRow([from, new PrintedSymbol(Symbol.Dots), to], Gap.Member))
            : new PrintedFence(Fence.Square, new PrintedRow([from, to], Gap.Argument));
        var found = new PrintedSuchThat(new PrintedOperation(Sign.In, new PrintedName(search.Variable.Text), range), Of(search.Condition));
        return new PrintedRow([new PrintedFunction(search.IsLargest ? "max" : "min"), new PrintedFence(Fence.Set, found)], Gap.Function);
    }
}
