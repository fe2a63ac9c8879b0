using Mechanisms.Dsl.Analysis;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// Proves the searches of all formulas. What is known of the signs of inputs and parameters comes from their bounds, that of
/// steps from their formulas.
/// </summary>
internal sealed class StepProofs(MechanismModel model, MessageSink messages)
{
    private readonly List<Sign> _signs = [];

    /// <summary>What is known of the steps proven so far.</summary>
    public List<StepShape> Shapes { get; } = [];

    /// <summary>The steps with their searches proven, in slot order.</summary>
    public IEnumerable<BoundStep> Prove(IEnumerable<BoundStep> steps)
    {
        foreach (BoundStep step in steps)
        {
            var proofs = new SearchProofs(SignOf, model.PlaceOf, messages);
            LoweredExpression body = proofs.Prove(step.Body);
            Sign sign = new ShapeRules(SignOf).Of(body).Sign;
            _signs.Add(sign);
            string inWords = step.Type.Kind == ValueKind.Truth ? "yes or no" : Shape.InWords(sign);
            Shapes.Add(new StepShape(step.Symbol.Name, inWords, [.. new ShapeReading(proofs, model.PlaceOf).Of(body)]));
            BoundRounding? rounding = step.Rounding is { AtMost: { } bound } bounded ? bounded with { AtMost = Prove(bound) } : step.Rounding;
            yield return step with { Body = body, Rounding = rounding };
        }
    }

    /// <summary>Another formula with its searches proven: of a rule, a reason, a column or a bound. The steps that it reads come first.</summary>
    public LoweredExpression Prove(LoweredExpression formula) => new SearchProofs(SignOf, model.PlaceOf, messages).Prove(formula);

    /// <summary>A rule with its searches proven.</summary>
    public LoweredRowRule Prove(LoweredRowRule rule) =>
        rule with { Condition = ProveInRow(rule.Input, rule.Condition), Reason = Prove(rule.Reason, hole => ProveInRow(rule.Input, hole)) };

    /// <summary>A rule with its searches proven.</summary>
    public LoweredMemberRule Prove(LoweredMemberRule rule) => rule with { Condition = Prove(rule.Condition), Reason = Prove(rule.Reason, Prove) };

    /// <summary>Proves the searches of computed columns.</summary>
    public void ProveColumns()
    {
        for (int input = 0; input < model.Inputs.Count; input++)
        {
            foreach (ColumnSymbol column in model.Inputs[input].Columns)
            {
                if (column.Lowered is { Formula: { } formula } lowered) column.Lowered = lowered with { Formula = ProveInRow(input, formula) };
            }
        }
    }

    // Where one row is looked at, its columns have the signs that their bounds give them.
    private LoweredExpression ProveInRow(int input, LoweredExpression formula) => new SearchProofs(
        read => read is ColumnRead column ? SignOf(model.Inputs[input].Columns[column.Column].Lowered) : SignOf(read), model.PlaceOf, messages).Prove(formula);

    private static LoweredTemplate Prove(LoweredTemplate reason, Func<LoweredExpression, LoweredExpression> prove) =>
        reason with { Holes = [.. reason.Holes.Select(prove)] };

    private Sign SignOf(LoweredExpression read) => read switch
    {
        // A step that reads itself does so before its own sign is known.
        StepRead step => step.Step < _signs.Count ? _signs[step.Step] : Sign.Unknown,
        ParameterRead parameter => SignOf(model.Parameters[parameter.Parameter].Lowered?.Bounds ?? [], null),
        InputRead input => SignOf(model.Inputs[input.Input].Columns[input.Column].Lowered),
        _ => Sign.Unknown,
    };

    private static Sign SignOf(LoweredColumn? column) =>
        column is { Formula: null } ? SignOf(column.Bounds, column.Default) : Sign.Unknown;

    // An absent cell is 0 or its default; 0 has both signs.
    internal static Sign SignOf(IEnumerable<LoweredBound> bounds, LoweredValue? absent)
    {
        foreach (LoweredBound bound in bounds)
        {
            int limit = bound.Value.Kind == ValueKind.Whole ? bound.Value.Whole.Sign : Math.Sign(bound.Value.Real);
            int given = absent is null ? 0 : absent.Kind == ValueKind.Whole ? absent.Whole.Sign : Math.Sign(absent.Real);
            if (bound.Kind is BoundKind.AtLeast or BoundKind.Above && limit >= 0 && given >= 0) return Sign.NonNegative;
            if (bound.Kind is BoundKind.AtMost or BoundKind.Below && limit <= 0 && given <= 0) return Sign.NonPositive;
        }

        return Sign.Unknown;
    }
}
