using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Results;

/// <summary>Finds the expression of a node.</summary>
internal static class ExpressionFinder
{
    /// <summary>The expression with that node anywhere in the mechanism, or null.</summary>
    public static LoweredExpression? Find(LoweredMechanism mechanism, int node)
    {
        if (node < 0) return null;
        var open = new Stack<LoweredExpression>(LoweredWalk.Roots(mechanism));
        while (open.TryPop(out LoweredExpression? expression))
        {
            if (expression.Node == node) return expression;
            foreach (LoweredExpression part in LoweredWalk.Children(expression)) open.Push(part);
        }

        return null;
    }
}
