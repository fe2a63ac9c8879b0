using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Comparing;
using Mechanisms.Host.Interpreting;

namespace Mechanisms.Host.Explaining;

/// <summary>
/// Says in one sentence why two values differ: by how much, at which step going down they first differ by something else than
/// a step, and who stands behind that. All of it follows from the two walks; nothing from what the mechanism is called.
/// </summary>
internal static class DifferenceTelling
{
    /// <summary>One member against another of the same set.</summary>
    public static ToldDifference Between(TracedRun run, StepCell cell, ChosenMember one, ChosenMember other)
    {
        LoweredStep step = run.Mechanism.Steps[cell.Step];
        int position = Enumerable.Range(0, cell.Members.Length).First(at => step.Indices[at].Set == one.Set && cell.Members[at] == one.Member);
        var against = cell with { Members = cell.Members.SetItem(position, other.Member) };
        var difference = Difference.Of(run, cell, run, against, intoTerms: false);
        SidePair top = difference.Path[0];
        string unit = UnitOf(step);
        string start = top.IsSame
            ? $"{one.Id} and {other.Id} both have {top.First}{unit} of {step.Name}"
            : $"{one.Id} has {top.First}{unit} of {step.Name} and {other.Id} {top.Second}{More(run.ValueOf(cell), run.ValueOf(against))}";
        return new ToldDifference(start + Reason(difference, one.Id, other.Id) + ".", one.Id, other.Id, Lines(difference));
    }

    /// <summary>One cell before and after a change of the round.</summary>
    public static ToldDifference After(TracedRun run, StepCell cell, TracedRun again, string change)
    {
        LoweredStep step = run.Mechanism.Steps[cell.Step];
        int[] members = [.. cell.Members.Select((member, at) => again.MemberOf(step.Indices[at].Set, run.Round.Sets[step.Indices[at].Set].Ids[member]))];
        string name = run.NameOf(cell), unit = UnitOf(step);
        if (members.Any(member => member < 0))
        {
            string had = Digits.Of(run.ValueOf(cell), run.Round);
            return new ToldDifference($"{change}, {name} is not there; now it is {had}{unit}.", "now", "then", [new SidePair(name, had, "-")]);
        }

        var there = cell with { Members = [.. members] };
        var difference = Difference.Of(run, cell, again, there, intoTerms: true);
        SidePair top = difference.Path[0];
        string sentence = top.IsSame
            ? $"{change}, {name} stays {top.First}{unit}."
            : $"{change}, {name} goes from {top.First} to {top.Second}{unit}{Change(run.ValueOf(cell), again.ValueOf(there))}{Cause(difference)}.";
        return new ToldDifference(sentence, "now", "then", Lines(difference));
    }

    private static ImmutableArray<SidePair> Lines(Difference difference) =>
        difference.Parting is { } parting ? difference.Path.Add(parting) : difference.Path;

    private static string Reason(Difference difference, string first, string second)
    {
        if (difference.Path[0].IsSame || difference.Parting is not { } parting) return "";
        SidePair last = difference.Path.LastOrDefault(pair => !pair.IsSame) ?? difference.Path[0];
        string where = last == difference.Path[0] ? "" : $" in {last.Name}";
        string crowd = difference.Crowd?.Sentence(first, second) ?? "";
        string start = $"; they part{where}, where {parting.Name} is {parting.First} against {parting.Second}";
        return crowd.Length == 0 ? start : $"{start}: {crowd}";
    }

    // What changes first on the way down, and who stands behind it.
    private static string Cause(Difference difference)
    {
        SidePair last = difference.Path.LastOrDefault(pair => !pair.IsSame) ?? difference.Path[0];
        string counts = difference.Crowd is { } crowd && crowd.First.Count != crowd.Second.Count
            ? FormattableString.Invariant($" ({Rendering.Plural.Of(crowd.First.Count, crowd.First.Set)} before, {crowd.Second.Count} after)")
            : "";
        string where = last == difference.Path[0] ? "" : $"in {last.Name}, ";
        if (difference.Parting is { } parting) return $"; further down, {where}{parting.Name} goes from {parting.First} to {parting.Second}{counts}";
        return last == difference.Path[0] ? "" : $"; further down, {last.Name} goes from {last.First} to {last.Second}";
    }

    private static string UnitOf(LoweredStep step) => step.Kind == ValueKind.Truth || step.Dimension is "number" or "share" or "" ? "" : " " + step.Dimension;

    private static string More(Value one, Value other) => Gap(one, other) is { } gap ? $" ({Digits.Of(Math.Abs(gap))} {(gap > 0 ? "more" : "less")})" : "";

    private static string Change(Value before, Value after) => Gap(after, before) is { } gap ? $" ({(gap > 0 ? "+" : "")}{Digits.Of(gap)})" : "";

    // As people reckon, in decimals: 0.3 less 0.1 is 0.2.
    private static double? Gap(Value one, Value other) => (one, other) switch
    {
        (RealValue a, RealValue b) when double.IsFinite(a.Number) && double.IsFinite(b.Number) => new Amount(ValueKind.Real, a.Number, 0).Minus(new Amount(ValueKind.Real, b.Number, 0)).Real,
        (WholeValue a, WholeValue b) => (double)(a.Number - b.Number),
        _ => null,
    };
}
