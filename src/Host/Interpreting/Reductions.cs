using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>What a reduction makes of the values of the tuples that count, in lexicographic order of the tuples.</summary>
internal static class Reductions
{
    /// <summary>The result, or the absence that arises at the reduction itself.</summary>
    public static Value Apply(ReductionExpression reduction, List<Value> values)
    {
        if (values.Count == 0 && IsUndefinedOverNothing(reduction.Operator)) return new Absence(FaultKind.Undefined, reduction.Node);
        return reduction.Operator switch
        {
            ReductionOperator.Sum when reduction.Kind == ValueKind.Whole => WholeSum(reduction, values),
            ReductionOperator.Sum => Result(reduction, RealSum(values)),
            ReductionOperator.Count => new WholeValue(values.Count(value => ((TruthValue)value).Holds)),
            ReductionOperator.Minimum => values.Aggregate((least, next) => Operators.Holds(ComparisonOperator.Less, next, least) ? next : least),
            ReductionOperator.Maximum => values.Aggregate((most, next) => Operators.Holds(ComparisonOperator.Greater, next, most) ? next : most),
            ReductionOperator.Any => new TruthValue(values.Any(value => ((TruthValue)value).Holds)),
            ReductionOperator.All => new TruthValue(values.All(value => ((TruthValue)value).Holds)),
            ReductionOperator.Mean => Result(reduction, Real.Divide(RealSum(values), values.Count)),
            ReductionOperator.Median => Result(reduction, Median([.. values.Select(Number).Order()])),
            _ => throw new InvalidOperationException($"A reduction by {reduction.Operator} does not exist."),
        };
    }

    private static bool IsUndefinedOverNothing(ReductionOperator kind) =>
        kind is ReductionOperator.Minimum or ReductionOperator.Maximum or ReductionOperator.Mean or ReductionOperator.Median;

    private static double Number(Value value) => ((RealValue)value).Number;

    private static double RealSum(List<Value> values)
    {
        var total = new ExactTotal();
        foreach (Value value in values) total.Add(Number(value));
        return total.Rounded();
    }

    // The bound on the size of whole numbers is on the result, whatever the sums on the way to it.
    private static Value WholeSum(ReductionExpression reduction, List<Value> values)
    {
        BigInteger total = values.Aggregate(BigInteger.Zero, (sum, value) => sum + ((WholeValue)value).Number);
        return Operators.Result(Whole.Of(total), reduction, []);
    }

    private static double Median(double[] sorted)
    {
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : Real.Divide(Real.Add(sorted[middle - 1], sorted[middle]), 2);
    }

    private static Value Result(ReductionExpression reduction, double result) => Operators.Result(result, reduction, []);
}
