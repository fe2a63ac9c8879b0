using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Results;

/// <summary>Says in words why a run could not go on: where in the script, for which members, with which values.</summary>
internal static class FaultReport
{
    /// <summary>The message for a fault.</summary>
    /// <param name="mechanism">What ran.</param>
    /// <param name="built">What it ran on.</param>
    /// <param name="fault">What happened.</param>
    public static Diagnostic Explain(LoweredMechanism mechanism, RoundBuildResult built, Faulted fault)
    {
        Location place = PlaceOf(mechanism, fault);
        string cell = CellOf(mechanism, built, fault);
        string reason = ReasonOf(mechanism, fault);
        return fault.Kind switch
        {
            FaultKind.Undefined => RunMessages.Undefined(place, cell, reason),
            FaultKind.Overflow => RunMessages.Overflow(place, cell, reason),
            FaultKind.Unaffordable => RunMessages.Unaffordable(place, cell, reason),
            FaultKind.RepeatedRow => RepeatedRow(mechanism, built, fault),
            FaultKind.Restless => RunMessages.Restless(place, cell, reason),
            _ => RunMessages.Limit(place, cell, reason),
        };
    }

    /// <summary>The message for two rows of one cell, located at the later row with the earlier one beside it.</summary>
    public static Diagnostic RepeatedRow(LoweredMechanism mechanism, RoundBuildResult built, Faulted fault)
    {
        LoweredInput input = mechanism.Inputs[fault.Subject.Slot];
        InputRows rows = built.Round!.Inputs[fault.Subject.Slot];
        RowSource source = built.Sources[fault.Subject.Slot];
        int known = fault.Members.Length == 1 && fault.Members[0] < rows.Count ? fault.Members[0] : -1;
        int[] cell = known >= 0 ? [.. rows.Members.Select(index => index[known])] : [.. fault.Members];
        int[] same = [.. Enumerable.Range(0, rows.Count).Where(row => IsCell(rows, row, cell))];
        int at = known >= 0 ? known : same.LastOrDefault();
        int other = same.LastOrDefault(row => row < at, same.FirstOrDefault(row => row != at, at));
        Location place = rows.Count == 0 ? input.Place : source.PlaceOf(at, rows.Lines[at]);
        string name = WithMembers(input.Name, input.Sets.Zip(cell, (set, member) => built.Round.Sets[set].Ids[member]));
        Diagnostic message = input.Repeats == RepeatPolicy.Last ? RunMessages.SameLatestTime(place, name) : RunMessages.RepeatedRow(place, name);
        var related = ImmutableArray.CreateBuilder<RelatedPlace>();
        if (other != at) related.Add(new RelatedPlace(source.PlaceOf(other, rows.Lines[other]), "another row is here"));
        related.Add(new RelatedPlace(input.Place, "the input is declared here"));
        return message with { Related = related.ToImmutable() };
    }

    private static bool IsCell(InputRows rows, int row, int[] cell)
    {
        for (int i = 0; i < cell.Length && i < rows.Members.Length; i++)
        {
            if (rows.Members[i][row] != cell[i]) return false;
        }

        return true;
    }

    private static Location PlaceOf(LoweredMechanism mechanism, Faulted fault)
    {
        if (fault.Node >= 0 && fault.Node < mechanism.Places.Length) return mechanism.Places[fault.Node];
        int slot = fault.Subject.Slot;
        return fault.Subject.Kind switch
        {
            FaultSubjectKind.Step => mechanism.Steps[slot].Place,
            FaultSubjectKind.RowRule => mechanism.RowRules[slot].Place,
            FaultSubjectKind.MemberRule => mechanism.MemberRules[slot].Place,
            _ => mechanism.Inputs[slot].Place,
        };
    }

    private static string CellOf(LoweredMechanism mechanism, RoundBuildResult built, Faulted fault)
    {
        int slot = fault.Subject.Slot;
        ImmutableArray<MemberSet> sets = built.Round!.Sets;
        switch (fault.Subject.Kind)
        {
            case FaultSubjectKind.Step:
                LoweredStep step = mechanism.Steps[slot];
                return WithMembers(step.Name, step.Indices.Zip(fault.Members, (index, member) => sets[index.Set].Ids[member]));
            case FaultSubjectKind.MemberRule:
                LoweredIndex index = mechanism.MemberRules[slot].Index;
                string member = fault.Members.IsEmpty ? "" : $" for `{sets[index.Set].Ids[fault.Members[0]]}`";
                return $"the rule about every {mechanism.Sets[index.Set].Name}{member}";
            case FaultSubjectKind.RowRule:
                int input = mechanism.RowRules[slot].Input;
                return $"the rule about rows of `{mechanism.Inputs[input].Name}`{RowWords(built, input, fault)}";
            default:
                return $"`{mechanism.Inputs[slot].Name}`{RowWords(built, slot, fault)}";
        }
    }

    private static string RowWords(RoundBuildResult built, int input, Faulted fault)
    {
        InputRows rows = built.Round!.Inputs[input];
        if (fault.Members.Length != 1 || fault.Members[0] >= rows.Count) return "";
        return string.Create(CultureInfo.InvariantCulture, $" at {built.Sources[input].Name}, line {rows.Lines[fault.Members[0]]},");
    }

    private static string WithMembers(string name, IEnumerable<string> members)
    {
        string inside = string.Join(", ", members);
        return inside.Length == 0 ? $"`{name}`" : $"`{name}[{inside}]`";
    }

    private static string ReasonOf(LoweredMechanism mechanism, Faulted fault)
    {
        LoweredExpression? expression = ExpressionFinder.Find(mechanism, fault.Node);
        string? words = expression is null ? null : FaultWords.Of(expression, fault);
        string values = string.Join(", ", fault.Operands.Select(operand => Valued(mechanism, operand, isSaid: words is not null)).OfType<string>());
        if (words is null) return values.Length == 0 ? "the formula gives no number for these values" : values;
        return values.Length == 0 ? words : $"{words} ({values})";
    }

    // What stands there, and its value. Where the words name the values already, one that stands there as such adds nothing.
    private static string? Valued(LoweredMechanism mechanism, FaultOperand operand, bool isSaid)
    {
        string? bare = isSaid ? null : operand.Value;
        if (operand.Node < 0 || operand.Node >= mechanism.Places.Length) return bare;
        Location place = mechanism.Places[operand.Node];
        int start = place.Column - 1;
        if (start >= place.LineText.Length) return bare;
        string text = place.LineText.Substring(start, Math.Min(place.Length, place.LineText.Length - start)).Trim();
        return text == operand.Value || text.Length == 0 ? bare : $"`{text}` is {operand.Value}";
    }
}
