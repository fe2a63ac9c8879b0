using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Explaining;

/// <summary>A value on both sides.</summary>
/// <param name="Name">What it is, without the members that differ.</param>
/// <param name="First">Its value on the first side.</param>
/// <param name="Second">Its value on the second side.</param>
internal sealed record SidePair(string Name, string First, string Second)
{
    /// <summary>Whether both sides have the same.</summary>
    public bool IsSame => First == Second;
}

/// <summary>Where two cells of one step part, and why.</summary>
/// <param name="Path">The steps from the result down to where they part, with what is the same beside them.</param>
/// <param name="Parting">The first thing further down that differs and is no step; null where there is none.</param>
/// <param name="Crowd">Who stands behind the parting, where that is a sum or a count; null elsewhere.</param>
internal sealed record Difference(ImmutableArray<SidePair> Path, SidePair? Parting, CrowdPair? Crowd)
{
    private const int Deepest = 64;

    /// <summary>
    /// Walks down two cells side by side: into the first step that both formulas read and that differs, and so on, to where a
    /// formula differs by something else than a step.
    /// </summary>
    /// <param name="first">The run of the first cell.</param>
    /// <param name="one">The first cell.</param>
    /// <param name="second">The run of the other cell.</param>
    /// <param name="other">The other cell.</param>
    /// <param name="intoTerms">Whether to go on into the terms of a sum that comes to the same on both sides.</param>
    public static Difference Of(TracedRun first, StepCell one, TracedRun second, StepCell other, bool intoTerms)
    {
        var path = ImmutableArray.CreateBuilder<SidePair>();
        path.Add(Pair(first, one, second, other));
        for (int depth = 0; depth < Deepest; depth++)
        {
            Filling left = Filled(first, one), right = Filled(second, other);
            List<(StepCell One, StepCell Other, SidePair Pair)> steps =
            [
                .. Matched(left.Steps, right.Steps, reading => reading.Cell.Step)
                    .Select(it => (it.One.Cell, it.Other.Cell, Pair(first, it.One.Cell, second, it.Other.Cell))),
            ];
            HashSet<int> shown = [.. DirectReads(first.Mechanism.Steps[one.Step].Body)];
            steps = [.. steps.Where(it => shown.Contains(it.One.Step)).DistinctBy(it => it.One.Key)];
            int differing = steps.FindIndex(it => !it.Pair.IsSame);
            path.AddRange(steps.Where((it, at) => it.Pair.IsSame || at == differing).Select(it => it.Pair).Where(pair => !path.Contains(pair)));
            if (differing >= 0)
            {
                (one, other) = (steps[differing].One, steps[differing].Other);
                continue;
            }

            SidePair? parting = RoleOf(first, second, one.Step) ?? PartingOf(left, right, first, second);
            if (parting is not null || !intoTerms || InTerms(left, right, first, second) is not { } below)
                return new Difference(path.ToImmutable(), parting, CrowdOf(left, right));
            path.Add(Pair(first, below.One, second, below.Other));
            (one, other) = below;
        }

        return new Difference(path.ToImmutable(), null, null);
    }

    // The step behind the term that changes most, where a sum comes to the same by other terms.
    private static (StepCell One, StepCell Other)? InTerms(Filling left, Filling right, TracedRun first, TracedRun second)
    {
        foreach ((ReducedTerms one, ReducedTerms other) in Reductions(left, right))
        {
            Dictionary<string, Term> there = other.Terms.ToDictionary(other.NameOf, term => term, StringComparer.Ordinal);
            (Term Term, Term Same)[] changed =
            [
                .. one.Terms.Where(term => there.ContainsKey(one.NameOf(term))).Select(term => (term, there[one.NameOf(term)]))
                    .Where(it => it.term.Value != it.Item2.Value)
                    .OrderByDescending(it => Math.Abs(it.term.Size - it.Item2.Size)),
            ];
            foreach ((Term term, Term same) in changed)
            {
                (StepCell One, StepCell Other)[] reads = [.. one.ReadsOf(term).Zip(other.ReadsOf(same)).Where(it => !Pair(first, it.First, second, it.Second).IsSame)];
                if (reads.Length > 0) return reads[0];
            }
        }

        return null;
    }

    private static Filling Filled(TracedRun run, StepCell cell)
    {
        var filling = new Filling(run, cell);
        if (run.Find(cell) is not null) filling.Fill(run.Mechanism.Steps[cell.Step].Body);
        return filling;
    }

    // The steps that stand in a formula itself and not within what ranges over others.
    private static IEnumerable<int> DirectReads(LoweredExpression formula) => formula switch
    {
        StepRead read => [read.Step],
        ReductionExpression => [],
        _ => LoweredWalk.Children(formula).SelectMany(DirectReads),
    };

    private static SidePair Pair(TracedRun first, StepCell one, TracedRun second, StepCell other)
    {
        (string left, string right) = (first.NameOf(one), second.NameOf(other));
        return new SidePair(left == right ? left : first.Mechanism.Steps[one.Step].Name, Shown(first, one), Shown(second, other));
    }

    private static string Shown(TracedRun run, StepCell cell) => Digits.Of(run.ValueOf(cell), run.Round);

    // In this order: a parameter, what ranges over members, a row.
    private static SidePair? PartingOf(Filling left, Filling right, TracedRun first, TracedRun second)
    {
        foreach (int slot in left.Parameters.Intersect(right.Parameters))
        {
            LoweredParameter parameter = first.Mechanism.Parameters[slot];
            string Said(TracedRun run) => Results.ParameterText.Of(parameter.Kind, run.Round.Parameters[slot]);
            var pair = new SidePair(parameter.Name, Said(first), Said(second));
            if (!pair.IsSame) return pair;
        }

        foreach ((ReducedTerms one, ReducedTerms other) in Reductions(left, right))
        {
            var pair = new SidePair(ExplanationText.OneLine(one.Source), one.Total, other.Total);
            if (!pair.IsSame) return pair;
        }

        foreach ((InputReading one, InputReading other) in Matched(left.Inputs, right.Inputs, reading => (reading.Input, reading.Column)))
        {
            LoweredInput input = first.Mechanism.Inputs[one.Input];
            (string a, string b) = (first.NameOf(input.Name, input.Sets, one.Members), second.NameOf(input.Name, input.Sets, other.Members));
            var pair = new SidePair(a == b ? a : input.Name, Digits.Of(one.Value, first.Round), Digits.Of(other.Value, second.Round));
            if (!pair.IsSame) return pair;
        }

        return null;
    }

    private static CrowdPair? CrowdOf(Filling left, Filling right)
    {
        (ReducedTerms One, ReducedTerms Other) differing = Reductions(left, right).FirstOrDefault(it => it.One.Total != it.Other.Total);
        return differing.One is null ? null : new CrowdPair(Explaining.Crowd.Of(differing.One), Explaining.Crowd.Of(differing.Other));
    }

    private static IEnumerable<(ReducedTerms One, ReducedTerms Other)> Reductions(Filling left, Filling right) =>
        Matched(left.Reductions, right.Reductions, reduction => reduction.Source);

    // Another cost makes another formula, so that nodes say nothing: the n-th of a kind goes with the n-th.
    private static IEnumerable<(T One, T Other)> Matched<T, TKey>(IEnumerable<T> left, IEnumerable<T> right, Func<T, TKey> keyOf)
    {
        ILookup<TKey, T> there = right.ToLookup(keyOf);
        return left.GroupBy(keyOf).SelectMany(group => group.Zip(there[group.Key]));
    }

    // A cost or saturation that a formula names and that was chosen otherwise.
    private static SidePair? RoleOf(TracedRun first, TracedRun second, int step)
    {
        foreach (LoweredRole role in first.RolesOf(step))
        {
            string there = second.Mechanism.Roles.FirstOrDefault(it => it.Name == role.Name)?.Chosen ?? role.Chosen;
            if (there != role.Chosen) return new SidePair(role.Name, role.Chosen, there);
        }

        return null;
    }
}
