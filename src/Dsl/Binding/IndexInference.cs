using System.Collections.Immutable;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// Finds the set of an index from its use: the first element in the text of the formula that has it between its brackets,
/// else the first index that it is compared with. Later uses that disagree are found when the formula is bound.
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
            if (set < 0 && step.Asked is { } asked && asked.Sets.Length == syntax.Indices.Length) set = asked.Sets[i];
            if (set < 0) set = FirstUse(index.Name.Text, [syntax.Body], name => SetOf(name, syntax.Indices, [syntax.Body]) ?? -1);
            sets.Add(set);
        }

        step.IsInferring = false;
        _depth--;
        return step.Sets = sets.ToImmutable();
    }

    /// <summary>The set that the first use of an index asks for, or −1.</summary>
    /// <param name="index">The index.</param>
    /// <param name="formulas">Where it is bound.</param>
    /// <param name="outer">The sets of the indices that are bound further out.</param>
    public int FirstUse(string index, IEnumerable<ExpressionSyntax?> formulas, Func<string, int>? outer = null)
    {
        int used = FirstElement(index, formulas);
        return used >= 0 ? used : FirstComparison(index, formulas, outer ?? (_ => -1));
    }

    // `rank(o: …)` speaks of the same set inside and outside.
    private static bool Rebinds(ReductionSyntax reduction, string index) =>
        !Builtins.IsRanking(reduction.Operator.Text) && reduction.Indices.Any(bound => bound.Name.Text == index);

    private int FirstElement(string index, IEnumerable<ExpressionSyntax?> formulas)
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
        if (formula is ReductionSyntax reduction && Rebinds(reduction, index)) return -1;
        return FirstElement(index, SyntaxWalk.Children(formula));
    }

    /// <summary><c>b != a</c>: whatever the other one ranges over.</summary>
    private int FirstComparison(string index, IEnumerable<ExpressionSyntax?> formulas, Func<string, int> setOf)
    {
        foreach (ExpressionSyntax? formula in formulas)
        {
            int set = formula switch
            {
                null => -1,
                BinarySyntax { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.Before, Left: NameExpressionSyntax left, Right: NameExpressionSyntax right } =>
                    left.Name.Text == index ? setOf(right.Name.Text) : right.Name.Text == index ? setOf(left.Name.Text) : -1,
                ReductionSyntax reduction when Rebinds(reduction, index) => -1,
                ReductionSyntax reduction => FirstComparison(index, SyntaxWalk.Children(reduction), name => SetOf(name, reduction.Indices, SyntaxWalk.Children(reduction)) ?? setOf(name)),
                _ => FirstComparison(index, SyntaxWalk.Children(formula), setOf),
            };
            if (set >= 0) return set;
        }

        return -1;
    }

    /// <summary>The set of an index, said or used, or −1; null if it is not among those that are bound.</summary>
    public int? SetOf(string name, IEnumerable<BinderSyntax> bound, IEnumerable<ExpressionSyntax?> formulas)
    {
        BinderSyntax[] fromHere = [.. bound.SkipWhile(index => index.Name.Text != name)];
        if (fromHere.Length == 0) return null;
        return fromHere.FirstOrDefault(index => index.Set is not null)?.Set is { } said
            ? model.FindSet(said.Text)?.Slot ?? -1
            : FirstElement(name, formulas);
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
