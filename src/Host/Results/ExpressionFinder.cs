using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Results;

/// <summary>Finds the expression of a node.</summary>
internal static class ExpressionFinder
{
    /// <summary>The expression with that node anywhere in the mechanism, or null.</summary>
    public static LoweredExpression? Find(LoweredMechanism mechanism, int node)
    {
        if (node < 0) return null;
        var open = new Stack<LoweredExpression?>();
        foreach (LoweredStep step in mechanism.Steps)
        {
            open.Push(step.Body);
            open.Push(step.Rounding?.AtMost);
        }

        foreach (LoweredRowRule rule in mechanism.RowRules) open.Push(rule.Condition);
        foreach (LoweredMemberRule rule in mechanism.MemberRules) open.Push(rule.Condition);
        foreach (LoweredColumn column in mechanism.Inputs.SelectMany(input => input.Columns)) open.Push(column.Formula);
        while (open.TryPop(out LoweredExpression? expression))
        {
            if (expression is null) continue;
            if (expression.Node == node) return expression;
            foreach (LoweredExpression part in LoweredWalk.Children(expression)) open.Push(part);
        }

        return null;
    }
}
