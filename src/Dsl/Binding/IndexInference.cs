using System.Collections.Immutable;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// Finds the set of an index from its use: the first element in the text of the formula that has it between its brackets.
/// Later uses that disagree are found when the formula is bound.
/// </summary>
internal sealed class IndexInference(MechanismModel model)
{
    private int _depth;

    /// <summary>The sets of a step's indices: as said, as its output declares, as its formula uses them; −1 where unknown.</summary>
    public ImmutableArray<int> SetsOf(StepSymbol step)
    {
        if (!step.Sets.IsDefault) return step.Sets;
        StepSyntax syntax = step.Syntax;
        // Steps come behind what they read, so this asks deeper only around circles, which are reported.
        const int deepest = 50;
        if (step.IsInferring || _depth > deepest) return [.. syntax.Indices.Select(_ => -1)];
        _depth++;
        step.IsInferring = true;
        var sets = ImmutableArray.CreateBuilder<int>();
        for (int i = 0; i < syntax.Indices.Length; i++)
        {
            BinderSyntax index = syntax.Indices[i];
            int set = index.Set is { } said ? model.FindSet(said.Text)?.Slot ?? -1 : -1;
            if (set < 0 && step.Output is { } output && output.Sets.Length == syntax.Indices.Length) set = output.Sets[i];
            if (set < 0) set = FirstUse(index.Name.Text, syntax.Body);
            sets.Add(set);
        }

        step.IsInferring = false;
        _depth--;
        return step.Sets = sets.ToImmutable();
    }

    /// <summary>The set that the first use of an index asks for, or −1.</summary>
    public int FirstUse(string index, params IEnumerable<ExpressionSyntax?> formulas)
    {
        foreach (ExpressionSyntax? formula in formulas)
        {
            if (formula is not null && Walk(formula, index) is >= 0 and var set) return set;
        }

        return -1;
    }

    private int Walk(ExpressionSyntax formula, string index)
    {
        if (formula is ElementSyntax element) return Use(element, index);
        if (formula is ReductionSyntax reduction && reduction.Indices.Any(bound => bound.Name.Text == index)) return -1;
        return FirstUse(index, SyntaxWalk.Children(formula));
    }

    private int Use(ElementSyntax element, string index)
    {
        ImmutableArray<int> sets = model.Members.GetValueOrDefault(element.Name.Text) switch
        {
            InputSymbol input => input.Sets,
            StepSymbol step => SetsOf(step),
            _ => [],
        };
        for (int i = 0; i < Math.Min(sets.Length, element.Indices.Length); i++)
        {
            if (element.Indices[i].Text == index && sets[i] >= 0) return sets[i];
        }

        return -1;
    }
}
