using System.Collections.Immutable;
using Mechanisms.Dsl.Analysis;
using Mechanisms.Dsl.Binding;

namespace Mechanisms.Dsl.Lowering;

/// <summary>A bound mechanism → the lowered form: supports are worked out, and everything gets its slot.</summary>
internal static class Lowerer
{
    public static LoweredMechanism Lower(BoundMechanism bound)
    {
        MechanismModel model = bound.Model;
        ImmutableArray<LoweredInput> inputs = [.. model.Inputs.Select(LowerInput)];
        var steps = new List<LoweredStep>();
        var names = new Dictionary<(int, int, int), LoweredIndex>();
        LoweredIndex Canonical(int depth, int position, int set) =>
            names.TryGetValue((depth, position, set), out LoweredIndex? known) ? known : names[(depth, position, set)] = model.NewIndex("_", set);
        var rules = new SupportRules(inputs, steps, Canonical);
        var sparsity = new Sparsity(rules, steps);
        foreach (BoundStep step in bound.Steps) steps.Add(LowerStep(step, steps, rules, sparsity, steps.Count < bound.StepsBeforeAcceptance));
        LoweredExpression Anywhere(LoweredExpression expression) => sparsity.Place(expression, Support.Everywhere);
        return new LoweredMechanism(
            bound.Flat.Syntax.Name.Text,
            bound.Flat.Syntax.Doc,
            bound.Flat.Kind,
            [.. model.Sets.Select(set => new LoweredSet(set.Name, set.Syntax.Doc, set.Syntax.IsOrdered, set.Syntax.IgnoresCase))],
            inputs,
            [.. model.Parameters.Select(parameter => parameter.Lowered!)],
            [.. model.Roles.Select(LowerRole)],
            bound.RowRules,
            [
                .. bound.MemberRules.Select(rule => rule with
                {
                    Condition = Anywhere(rule.Condition),
                    Reason = rule.Reason with { Holes = [.. rule.Reason.Holes.Select(Anywhere)] },
                }),
            ],
            [.. steps],
            [.. model.Outputs.Values.Select(output => LowerOutput(output, model))],
            bound.Examples,
            model.Places)
        {
            Pictures = bound.Pictures,
        };
    }

    private static LoweredStep LowerStep(BoundStep bound, IReadOnlyList<LoweredStep> earlier, SupportRules rules, Sparsity sparsity, bool beforeAcceptance)
    {
        StepSymbol symbol = bound.Symbol;

        // A step that could not be bound and of which nothing was said would be 0 in silence.
        if (bound.Type.IsError) throw new InvalidOperationException($"The step {symbol.Name} has no type, and no message says why.");
        Support support = symbol.Indices.IsEmpty ? Support.Everywhere : rules.Of(bound.Body);
        LoweredExpression body = sparsity.Place(bound.Body, support);
        LoweredRounding? rounding = bound.Rounding is { } rule
            ? new LoweredRounding(rule.Rule, rule.Unit, rule.AtMost is { } limit ? sparsity.Place(limit, Support.Everywhere) : null)
            : null;
        return new LoweredStep(
            symbol.Name,
            symbol.Syntax.Doc,
            symbol.Indices,
            bound.Type.Kind,
            bound.Type.Dimension.ToString(),
            support,
            body,
            rounding,
            beforeAcceptance,
            rounding is null && MayBeUnaffordable(body, earlier),
            symbol.Source.Slice(symbol.Syntax.Body.Span),
            symbol.Place)
        {
            Recurrence = symbol.Recurrence,
            IsMeasure = symbol.Syntax.IsMeasure,
        };
    }

    /// <summary>Whether <c>unaffordable</c> can reach the value (not only a condition) of an expression.</summary>
    private static bool MayBeUnaffordable(LoweredExpression expression, IReadOnlyList<LoweredStep> steps) => expression switch
    {
        RealConstant constant => double.IsPositiveInfinity(constant.Value),
        // What a step reads of itself was checked to be a number when it was computed.
        StepRead read => read.Step < steps.Count && steps[read.Step].MayBeUnaffordable,
        ConditionalExpression choice => MayBeUnaffordable(choice.Then, steps) || MayBeUnaffordable(choice.Else, steps),
        ReductionExpression reduction => MayBeUnaffordable(reduction.Body, steps),
        Comparison or Negation or Junction => false,
        _ => LoweredWalk.Children(expression).Any(child => MayBeUnaffordable(child, steps)),
    };

    private static LoweredInput LowerInput(InputSymbol input) => new(
        input.Name,
        input.Syntax.Doc,
        input.Sets,
        [.. input.Columns.Select(column => column.Lowered!)],
        input.Repeats,
        !input.Syntax.Columns.IsDefaultOrEmpty,
        input.Place);

    private static LoweredRole LowerRole(RoleSymbol role) => new(
        role.Name,
        role.Syntax.Doc,
        role.Role == Syntax.Tree.FunctionRole.Cost ? $"cost from {role.From} to {role.To}" : "saturation",
        role.DefaultText,
        role.ChosenText,
        role.Place);

    private static LoweredOutput LowerOutput(OutputSymbol output, MechanismModel model)
    {
        var step = (StepSymbol)model.Members[output.Name];
        return new LoweredOutput(output.Name, output.Syntax.Doc, step.Slot, output.Sets, step.Type.Dimension.ToString());
    }
}
