using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
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

    private static string? OfReduction(ReductionOperator kind) => kind switch
    {
        ReductionOperator.Minimum => "the least of nothing",
        ReductionOperator.Maximum => "the greatest of nothing",
        ReductionOperator.Mean => "the mean of nothing",
        ReductionOperator.Median => "the median of nothing",
        _ => null,
    };
}
