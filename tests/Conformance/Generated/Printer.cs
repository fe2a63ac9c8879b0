using System.Collections.Immutable;
using System.Text;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Generated;

/// <summary>Cases in words, for whoever has to find out why one fails. #n is a node.</summary>
internal static class Printer
{
    public static string Print(LoweredMechanism mechanism)
    {
        var text = new StringBuilder("\n");
        foreach (LoweredInput input in mechanism.Inputs)
        {
            IEnumerable<string> columns = input.Columns.Select(column =>
                $"{column.Name}:{column.Kind}" + (column.Default is null ? "" : $"={column.Default.Real}/{column.Default.Whole}/'{column.Default.Text}'")
                + (column.Formula is null ? "" : $" := {Print(column.Formula)}"));
            text.AppendLine($"input {input.Name}[{string.Join(",", input.Sets.Select(set => $"s{set}"))}] {input.Repeats} {{ {string.Join("; ", columns)} }}");
        }

        foreach (LoweredRowRule rule in mechanism.RowRules)
            text.AppendLine($"accept in{rule.Input}{Print(rule.Indices)} when {Print(rule.Condition)} else {string.Join(" | ", rule.Reason.Holes.Select(Print))}");
        foreach (LoweredMemberRule rule in mechanism.MemberRules)
            text.AppendLine($"accept {Print([rule.Index])} when {Print(rule.Condition)} else {string.Join(" | ", rule.Reason.Holes.Select(Print))}");
        foreach (LoweredStep step in mechanism.Steps)
        {
            string rounding = step.Rounding is LoweredRounding by ? $" round {by.Rule} {by.Unit} at most {(by.AtMost is null ? "-" : Print(by.AtMost))}" : "";
            text.AppendLine(
                $"{(step.BeforeAcceptance ? "before " : "")}{(step.MayBeUnaffordable ? "~" : "")}{step.Name}{Print(step.Indices)} : {step.Kind} over {Print(step.Support)} = {Print(step.Body)}{rounding}");
        }

        foreach (LoweredOutput output in mechanism.Outputs) text.AppendLine($"output t{output.Step}");
        return text.ToString();
    }

    public static string Print(Round round)
    {
        var text = new StringBuilder();
        text.AppendLine("sets " + string.Join(" ", round.Sets.Select(set => set.Ids.Length)));
        text.AppendLine("parameters " + string.Join("; ", round.Parameters.Select(value => $"{value.Real:R}/{value.Whole}/'{value.Text}'")));
        foreach (InputRows rows in round.Inputs)
        {
            text.AppendLine("rows");
            for (int row = 0; row < rows.Count; row++)
            {
                text.AppendLine("  " + string.Join(",", rows.Members.Select(members => members[row])) + ": " + string.Join("; ", rows.Columns.Select(column => Print(column, row))));
            }
        }

        return text.ToString();
    }

    public static string Print(RunResult result)
    {
        if (result is Faulted fault)
        {
            return $"{fault.Kind} at #{fault.Node} of {fault.Subject.Kind} {fault.Subject.Slot} [{string.Join(",", fault.Members)}] "
                + string.Join(", ", fault.Operands.Select(operand => $"#{operand.Node}={operand.Value}"));
        }

        var completed = (Completed)result;
        var text = new StringBuilder();
        for (int step = 0; step < completed.Steps.Length; step++)
        {
            StepCells cells = completed.Steps[step];
            IEnumerable<string> values = cells.Reals?.Select(value => value.ToString("R")) ?? cells.Wholes!.Select(value => value.ToString());
            text.AppendLine($"t{step}: " + string.Join(" ", values.Select((value, i) => $"[{string.Join(",", cells.Members.Select(members => members[i]))}]={value}")));
        }

        foreach (DroppedRow row in completed.DroppedRows) text.AppendLine($"row {row.Input}:{row.Row} by {row.Rule}: {string.Join("|", row.Holes)}");
        foreach (DroppedMember member in completed.DroppedMembers) text.AppendLine($"member {member.Set}:{member.Member} by {member.Rule}: {string.Join("|", member.Holes)}");
        text.AppendLine("survivors " + string.Join(" ", completed.Survivors.Select(set => string.Concat(set.Select(here => here ? '1' : '0')))));
        foreach (Leftover leftover in completed.Leftovers) text.AppendLine($"left t{leftover.Step}: {leftover.Units}");
        return text.ToString();
    }

    private static string Print(Column? column, int row) => column switch
    {
        RealColumn reals => reals.Values[row].ToString("R"),
        WholeColumn wholes => wholes.Values[row].ToString(),
        TruthColumn truths => truths.Values[row] != 0 ? "yes" : "no",
        TextColumn texts => $"'{texts.Values[row]}'",
        TimeColumn times => $"@{times.Values[row]}",
        _ => "-",
    };

    private static string Print(ImmutableArray<LoweredIndex> indices) => $"[{string.Join(",", indices.Select(index => $"{index.Name}:s{index.Set}"))}]";

    private static string Print(Support support) => support switch
    {
        EverySupport => "every",
        NoSupport => "no",
        RowSupport rows => $"in{rows.Input}{Names(rows.Indices)}",
        StepSupport step => $"t{step.Step}{Names(step.Indices)}",
        BothSupport both => $"({Print(both.Left)} & {Print(both.Right)})",
        EitherSupport either => $"({Print(either.Left)} | {Print(either.Right)})",
        SomeSupport some => $"some{Print(some.Bound)}({Print(some.Inner)})",
        _ => "?",
    };

    private static string Names(ImmutableArray<LoweredIndex> indices) => $"[{string.Join(",", indices.Select(index => index.Name))}]";

    private static string Print(LoweredExpression expression) => $"#{expression.Node}" + expression switch
    {
        RealConstant constant => constant.Value.ToString("R"),
        WholeConstant constant => constant.Value + "w",
        TruthConstant constant => constant.Value ? "yes" : "no",
        TextConstant constant => $"'{constant.Value}'",
        ParameterRead read => $"p{read.Parameter}",
        IndexRead read => read.Index.Name,
        ColumnRead read => $"c{read.Column}",
        InputRead read => $"in{read.Input}.{read.Column}{Names(read.Indices)}",
        PresenceRead read => $"present in{read.Input}{Names(read.Indices)}",
        StepRead read => $"t{read.Step}{Names(read.Indices)}",
        LetExpression let => $"(let l{let.Local} = {Print(let.Value)} in {Print(let.Body)})",
        LocalRead read => $"l{read.Local}",
        WholeToReal conversion => $"real({Print(conversion.Operand)})",
        NumberOperation operation => $"{operation.Operator}({string.Join(", ", operation.Operands.Select(Print))})",
        Comparison comparison => $"({Print(comparison.Left)} {comparison.Operator} {Print(comparison.Right)})",
        Negation negation => $"not({Print(negation.Operand)})",
        Junction junction => $"({Print(junction.Left)} {(junction.IsAnd ? "and" : "or")} {Print(junction.Right)})",
        ConditionalExpression conditional => $"(if {Print(conditional.Condition)} then {Print(conditional.Then)} else {Print(conditional.Else)})",
        OtherwiseExpression otherwise => $"({Print(otherwise.Value)} otherwise {Print(otherwise.Fallback)})",
        GuardedExpression guarded => $"(in {Print(guarded.Support)}: {Print(guarded.Body)})",
        ReductionExpression reduction =>
            $"{reduction.Operator}{Print(reduction.Indices)} over {Print(reduction.Over)}"
            + (reduction.Condition is null ? "" : $" where {Print(reduction.Condition)}") + $"({Print(reduction.Body)})",
        _ => "?",
    };
}
