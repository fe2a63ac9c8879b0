using System.Collections.Immutable;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Which steps a formula names, before it is bound.</summary>
internal static class StepReads
{
    /// <summary>
    /// The steps in the order of the text; a name that an index around it has taken means that index. What a step reads of
    /// itself with <c>before</c> is computed earlier, and is not among them.
    /// </summary>
    public static IEnumerable<StepSymbol> Of(ExpressionSyntax formula, ImmutableHashSet<string> indices, MechanismModel model, string self = "")
    {
        var found = new List<StepSymbol>();
        Collect(formula, indices, model, self, found);
        return found;
    }

    private static void Collect(
        ExpressionSyntax formula, ImmutableHashSet<string> indices, MechanismModel model, string self, List<StepSymbol> found)
    {
        switch (formula)
        {
            case NameExpressionSyntax name:
                Add(name.Name);
                return;
            case ElementSyntax element:
                bool isEarlierSelf = element.Name.Text == self && element.Indices.Any(index => index.IsBefore);
                if (!isEarlierSelf) Add(element.Name);
                return;
            case PresentSyntax:
                return;
            case CallSyntax call:
                foreach (ExpressionSyntax argument in call.Arguments.Concat(call.Settings.Select(ValueOf))) Collect(argument, indices, model, self, found);
                return;
            case ReductionSyntax reduction:
                indices = indices.Union(reduction.Indices.Select(index => index.Name.Text));
                break;
        }

        foreach (ExpressionSyntax child in SyntaxWalk.Children(formula)) Collect(child, indices, model, self, found);

        void Add(NameSyntax name)
        {
            if (!indices.Contains(name.Text) && model.Members.GetValueOrDefault(name.Text) is StepSymbol step) found.Add(step);
        }
    }

    // A setting by name: what stands before the sign is the name of the setting and no step.
    private static ExpressionSyntax ValueOf(ExpressionSyntax setting) =>
        setting is BinarySyntax { Operator: BinaryOperator.Equal, Left: NameExpressionSyntax } named ? named.Right : setting;
}
