using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>
/// The slope of a margin as the difference of two that may cancel: 49 times 1/49 is 1, but not as computed. A difference that
/// is no larger than the rounding of the two counts as 0.
/// </summary>
internal static class CancellingSlope
{
    private const double UnitRoundoff = 1.0 / (1L << 53);

    /// <summary>
    /// <c>let up = … in let down = … in if abs(up - down) &lt;= 0 * max(abs(up), abs(down)) then 0 else up - down</c>, where the
    /// factor 0 gives way to what <see cref="Within"/> finds.
    /// </summary>
    public static LoweredExpression Of(NumberOperation difference, Func<int, int> nodeLike, Func<int> newLocal)
    {
        int up = newLocal(), down = newLocal();
        int Node() => nodeLike(difference.Node);
        LocalRead Read(int local) => new(Node(), ValueKind.Real, local);
        NumberOperation Make(NumberOperator op, params LoweredExpression[] operands) => new(Node(), ValueKind.Real, op, [.. operands]);
        NumberOperation Size(int local) => Make(NumberOperator.Absolute, Read(local));
        NumberOperation Between() => Make(NumberOperator.Subtract, Read(up), Read(down));
        var isRounding = new Comparison(
            Node(),
            ComparisonOperator.LessOrEqual,
            Make(NumberOperator.Absolute, Between()),
            Make(NumberOperator.Multiply, new RealConstant(Node(), 0), Make(NumberOperator.Maximum, Size(up), Size(down))));
        var decided = new ConditionalExpression(Node(), ValueKind.Real, isRounding, new RealConstant(Node(), 0), Between());
        var inner = new LetExpression(Node(), ValueKind.Real, down, difference.Operands[1], decided);
        return new LetExpression(Node(), ValueKind.Real, up, difference.Operands[0], inner);
    }

    /// <summary>The same slope, with the bound on rounding that its two parts allow; as it is where they allow none.</summary>
    public static LoweredExpression? Within(LoweredExpression? slope, ShapeRules rules)
    {
        if (slope is not LetExpression { Body: LetExpression { Body: ConditionalExpression decided } inner } outer) return slope;
        if (decided.Condition is not Comparison { Right: NumberOperation { Operands: [RealConstant { Value: 0 } factor, _] } bound } isRounding) return slope;
        var rounding = new RoundingUnits(rules) { TakesBranchesAsTaken = true };
        if (rounding.Of(outer.Value) is not { } up || rounding.Of(inner.Value) is not { } down) return slope;
        factor = factor with { Value = (up + down + 1) * UnitRoundoff };
        isRounding = isRounding with { Right = bound with { Operands = bound.Operands.SetItem(0, factor) } };
        return outer with { Body = inner with { Body = decided with { Condition = isRounding } } };
    }
}
