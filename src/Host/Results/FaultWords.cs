using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Results;

/// <summary>Says what an operation tried to do: <c>0 divided by 0</c>.</summary>
internal static class FaultWords
{
    /// <summary>The words for an expression with the values of its operands; null where there are none.</summary>
    public static string? Of(LoweredExpression expression, Faulted fault)
    {
        ImmutableArray<FaultOperand> operands = fault.Operands;
        bool isOfNothing = fault.Kind == FaultKind.Undefined && operands.IsEmpty;
        string first = operands.Length > 0 ? operands[0].Value : "a value";
        string second = operands.Length > 1 ? operands[1].Value : "another";
        return expression switch
        {
            SolveExpression when fault.Kind == FaultKind.Restless =>
                string.Create(CultureInfo.InvariantCulture, $"after {SolveExpression.MostRounds:N0} rounds the search still did not come to rest"),
            SolveExpression when operands.Length == 2 => OfSearch(first, second),
            NumberOperation operation => OfOperator(operation.Operator, first, second),
            ReductionExpression reduction when isOfNothing => OfReduction(reduction.Operator),
            _ => null,
        };
    }

    private static string? OfOperator(NumberOperator kind, string a, string b) => kind switch
    {
        NumberOperator.Add => $"{a} plus {b}",
        NumberOperator.Subtract => $"{a} minus {b}",
        NumberOperator.Multiply => $"{a} times {b}",
        NumberOperator.Divide or NumberOperator.WholeDivide => $"{a} divided by {b}",
        NumberOperator.Power => $"{a} to the power of {b}",
        NumberOperator.SquareRoot => $"the square root of {a}",
        NumberOperator.Exponential => $"e to the power of {a}",
        NumberOperator.Logarithm => $"the logarithm of {a}",
        _ => null,
    };

    // A fault has values only in words; those of numbers keep every digit, so they say as well which of the two is greater.
    private static string OfSearch(string from, string to)
    {
        string endless = Words.OfReal(Real.Unaffordable);
        if (from == endless || to == endless) return $"the range from {from} to {to} is not between two numbers";
        return IsGreater(from, to) ? $"the range from {from} to {to} is empty" : $"nothing between {from} and {to} satisfies the condition";
    }

    private static bool IsGreater(string a, string b)
    {
        if (IsWhole(a, out BigInteger left) && IsWhole(b, out BigInteger right)) return left > right;
        return double.Parse(a, NumberStyles.Float, CultureInfo.InvariantCulture) > double.Parse(b, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static bool IsWhole(string text, out BigInteger number) =>
        BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static string? OfReduction(ReductionOperator kind) => kind switch
    {
        ReductionOperator.Minimum => "the least of nothing",
        ReductionOperator.Maximum => "the greatest of nothing",
        ReductionOperator.Mean => "the mean of nothing",
        ReductionOperator.Median => "the median of nothing",
        _ => null,
    };
}
