using Mechanisms.Dsl.Analysis;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>What an amount buys at a cost that does not say so itself: in closed form, else searched for where the cost is proven to rise.</summary>
internal sealed partial class ExpressionBinder
{
    private Bound InverseOf(SyntaxNode call, FunctionUse use, Bound amount, Scope caller)
    {
        int quantity = model.NewLocal();
        Bound cost = Expand(call, use, [new Bound(new LocalRead(Node(call, caller), ValueKind.Real, quantity), BoundType.Number)], caller);
        if (cost.IsError) return cost;
        bool isPlain = IsPlainRead(amount.Expression);
        int paid = isPlain ? -1 : model.NewLocal();
        LoweredExpression Amount() => isPlain
            ? amount.Expression with { Node = Node(call, caller) }
            : new LocalRead(Node(call, caller), ValueKind.Real, paid);

        LoweredExpression? inverse = new ClosedInverse(() => Node(call, caller), model.NewLocal, Copy).Solve(quantity, cost.Expression, Amount);
        bool isSearched = inverse is null;
        inverse ??= Search(call, cost.Expression, quantity, Amount, caller);
        if (inverse is null)
        {
            Report(RoleMessages.NoClosedInverse(Place(call, caller), use.Function.Name));
            return Nothing(call, caller);
        }

        // A cost may begin with what is free; and yet who pays nothing gets nothing.
        if (isSearched || LoweredWalk.Any(cost.Expression, MayBeFlat))
        {
            var isSomething = new Comparison(Node(call, caller), ComparisonOperator.Greater, Amount(), new RealConstant(Node(call, caller), 0));
            inverse = new ConditionalExpression(Node(call, caller), ValueKind.Real, isSomething, inverse, new RealConstant(Node(call, caller), 0));
        }

        if (!isPlain) inverse = new LetExpression(Node(call, caller), ValueKind.Real, paid, amount.Expression, inverse);
        return new Bound(inverse, BoundType.Number);
    }

    /// <summary>The largest quantity that costs at most the amount, over all numbers; null where the cost may fall.</summary>
    private SolveExpression? Search(SyntaxNode call, LoweredExpression cost, int quantity, Func<LoweredExpression> amount, Scope caller)
    {
        var rules = new ShapeRules(SignOfParameter);
        rules.SetVariable(quantity, Sign.NonNegative);
        if (rules.Of(cost).Trend is not (Trend.Rising or Trend.Constant)) return null;
        return new SolveExpression(
            Node(call, caller),
            ValueKind.Real,
            IsLargest: true,
            quantity,
            "n",
            new RealConstant(Node(call, caller), 0),
            new RealConstant(Node(call, caller), ClosedInverse.WithoutEnd),
            new Comparison(Node(call, caller), ComparisonOperator.LessOrEqual, cost, amount()),
            Sides: null,
            SearchCertificate.Bisection) { OverflowFails = true };
    }

    private Sign SignOfParameter(LoweredExpression read) => read is ParameterRead parameter
        ? StepProofs.SignOf(model.Parameters[parameter.Parameter].Lowered?.Bounds ?? [], null)
        : Sign.Unknown;

    private static bool MayBeFlat(LoweredExpression part) =>
        part is ConditionalExpression or NumberOperation { Operator: NumberOperator.Minimum or NumberOperator.Maximum };
}
