using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>
/// The first stage: each row of an input for itself, in the order of the file. The formulas of its columns are computed in
/// the order of the columns, then every rule is asked, also after one has refused the row.
/// </summary>
internal sealed class RowStage(World world, Evaluator evaluator)
{
    private readonly List<DroppedRow> dropped = [];

    /// <summary>The rows that rules refused, by input, row and rule.</summary>
    public IEnumerable<DroppedRow> Dropped => dropped;

    /// <summary>Computes the rows of an input; <paramref name="rows"/> are those that all rules accepted.</summary>
    public Faulted? Run(int input, out List<Row> rows)
    {
        rows = [];
        InputRows given = world.Round.Inputs[input];
        for (int number = 0; number < given.Count; number++)
        {
            world.Cancellation.ThrowIfCancellationRequested();
            if (Compute(input, number, out Row row) is Faulted inFormula) return inFormula;
            if (Ask(input, row, out bool isAccepted) is Faulted inRule) return inRule;
            if (isAccepted) rows.Add(row);
        }

        evaluator.Row = null;
        return null;
    }

    /// <summary>All columns of a row of a round that ran, with the formulas among them computed.</summary>
    public Value[] ValuesOf(int input, int number) => Compute(input, number, out Row row) is { } fault
        ? throw new InvalidOperationException($"a row of a round that ran has no value: {fault.Kind}")
        : row.Values;

    private Faulted? Compute(int input, int number, out Row row)
    {
        InputRows given = world.Round.Inputs[input];
        ImmutableArray<LoweredColumn> columns = world.Mechanism.Inputs[input].Columns;
        var values = new Value?[columns.Length];
        row = new Row(number, [.. given.Members.Select(members => members[number])], values!);

        // A formula may read a column that comes later and is a formula too: it is computed when it is first read.
        Value Read(int column) => values[column] ??= columns[column].Formula is LoweredExpression formula
            ? evaluator.Evaluate(formula).Stored()
            : Value.Of(given.Columns[column]!, number).Stored();

        evaluator.Row = Read;
        evaluator.TuplesSeen = 0;
        for (int column = 0; column < columns.Length; column++)
        {
            if (Read(column) is Absence absence) return absence.Fault(FaultSubjectKind.Input, input, number);
            if (Read(column) is not RealValue { Number: double.PositiveInfinity }) continue;
            return Unaffordable.In(columns[column].Formula!, new FaultSubject(FaultSubjectKind.Input, input), [number]);
        }

        return null;
    }

    private Faulted? Ask(int input, Row row, out bool isAccepted)
    {
        isAccepted = true;
        for (int rule = 0; rule < world.Mechanism.RowRules.Length; rule++)
        {
            LoweredRowRule asked = world.Mechanism.RowRules[rule];
            if (asked.Input != input) continue;
            evaluator.TuplesSeen = 0;
            evaluator.Bindings.Set(asked.Indices, row.Members);
            Value answer = evaluator.Evaluate(asked.Condition);
            if (answer is Absence absence) return absence.Fault(FaultSubjectKind.RowRule, rule, row.Number);
            if (answer is not TruthValue { Holds: false }) continue;
            isAccepted = false;
            Absence? limit = Template.Fill(asked.Reason, evaluator, out ImmutableArray<string> holes);
            if (limit is not null) return limit.Fault(FaultSubjectKind.RowRule, rule, row.Number);
            dropped.Add(new DroppedRow(rule, input, row.Number, holes));
        }

        return null;
    }
}
