using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Comparing;
using Mechanisms.Host.Diagnostics;

namespace Mechanisms.Host.Explaining;

/// <summary>Which cells of which steps somebody asked for.</summary>
/// <param name="Cells">The cells, the largest of a step first.</param>
/// <param name="Others">How many cells of each of the steps are left out.</param>
internal sealed record ExplainedCells(ImmutableArray<StepCell> Cells, int Others)
{
    private const int MostOfStep = 3;

    /// <summary>The cells of outputs, or of a step, that are about the members.</summary>
    /// <param name="run">The run.</param>
    /// <param name="members">The members that were named.</param>
    /// <param name="step">A step, or null for the outputs.</param>
    /// <param name="asked">What was typed, for messages.</param>
    public static (ExplainedCells? Cells, Diagnostic? Problem) Of(TracedRun run, ImmutableArray<ChosenMember> members, string? step, Location asked)
    {
        LoweredMechanism mechanism = run.Mechanism;
        string[] known = [.. mechanism.Steps.Select(it => it.Name)];
        int named = step is null ? -1 : Array.IndexOf(known, step);
        if (step is not null && named < 0)
        {
            string has = $"it has {string.Join(", ", known.Select(it => $"`{it}`"))}";
            return (null, ExplanationMessages.UnknownStep(MechanismHost.OnCommandLine(step), step, mechanism.Name, Spelling.Suggest(step, known, has)));
        }

        int[] slots = named >= 0 ? [named] : [.. mechanism.Outputs.Select(output => output.Step).Distinct()];
        int[] sets = [.. members.Select(member => member.Set)];
        int[] fitting = [.. slots.Where(slot => sets.All(set => mechanism.Steps[slot].Indices.Any(index => index.Set == set)))];
        if (fitting.Length == 0)
        {
            string what = step is null ? "no output" : $"`{step}` is not";
            string about = string.Join(" and ", sets.Select(set => mechanism.Sets[set].Name).Distinct());
            return (null, ExplanationMessages.NotAbout(asked, $"{what}{(step is null ? " is" : "")} about a {about}", AboutOf(mechanism, slots)));
        }

        var cells = ImmutableArray.CreateBuilder<StepCell>();
        int others = 0;
        foreach (int slot in fitting)
        {
            StepCell[] all = [.. Fitting(run, slot, members)];
            cells.AddRange(all.Take(MostOfStep));
            others += Math.Max(0, all.Length - MostOfStep);
        }

        return (new ExplainedCells(cells.ToImmutable(), others), null);
    }

    // With a member for each index there is one cell, whether anything reaches it or not.
    private static IEnumerable<StepCell> Fitting(TracedRun run, int slot, ImmutableArray<ChosenMember> members)
    {
        LoweredStep step = run.Mechanism.Steps[slot];
        int?[] fixedMembers = new int?[step.Indices.Length];
        foreach (ChosenMember member in members)
        {
            int position = Enumerable.Range(0, fixedMembers.Length).FirstOrDefault(at => step.Indices[at].Set == member.Set && fixedMembers[at] is null, -1);
            if (position >= 0) fixedMembers[position] = member.Member;
        }

        if (fixedMembers.All(member => member is not null)) return [new StepCell(slot, [.. fixedMembers.Select(member => member!.Value)])];
        return run.WorldOf(slot).Steps[slot].Cells
            .Where(cell => cell.Members.Index().All(it => fixedMembers[it.Index] is not { } wanted || wanted == it.Item))
            .OrderByDescending(cell => new Term([], cell.Values[0]).Size)
            .Select(cell => new StepCell(slot, [.. cell.Members]));
    }

    private static string AboutOf(LoweredMechanism mechanism, int[] slots) => string.Join(", ", slots.Select(slot =>
    {
        LoweredStep step = mechanism.Steps[slot];
        string sets = string.Join(", ", step.Indices.Select(index => mechanism.Sets[index.Set].Name));
        return step.Indices.IsEmpty ? $"`{step.Name}` is about the whole round" : $"`{step.Name}` is about {sets}";
    }));
}
