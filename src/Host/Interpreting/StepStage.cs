using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>The third and the fifth stage: one step after the other, cell after cell, and its rounding as the last act.</summary>
internal sealed class StepStage(World world, Evaluator evaluator)
{
    private readonly List<Leftover> leftovers = [];

    /// <summary>For each step with a remainder to hand out, by slot, what could not be placed; also where that is nothing.</summary>
    public IEnumerable<Leftover> Leftovers => leftovers.OrderBy(leftover => leftover.Step);

    /// <summary>Computes the steps before acceptance, or all others.</summary>
    public Faulted? Run(bool beforeAcceptance)
    {
        for (int step = 0; step < world.Mechanism.Steps.Length; step++)
        {
            if (world.Mechanism.Steps[step].BeforeAcceptance != beforeAcceptance) continue;
            if (Compute(step) is Faulted fault) return fault;
        }

        return null;
    }

    private Faulted? Compute(int slot)
    {
        LoweredStep step = world.Mechanism.Steps[slot];
        evaluator.TuplesSeen = 0;
        var cells = new List<Cell>();
        foreach (int[] members in InOrder(step))
        {
            if (step.Recurrence >= 0) ShowEarlier(slot, cells, members[step.Recurrence]);
            if (++evaluator.TuplesSeen > Evaluator.MostTuples) return new Absence(FaultKind.Limit, step.Body.Node).Fault(FaultSubjectKind.Step, slot);
            Value value = evaluator.Evaluate(step.Body).Stored();
            if (Refuse(slot, value, members) is Faulted fault) return fault;
            cells.Add(new Cell(members, [value]));
        }

        if (step.Rounding is LoweredRounding rounding && Round(slot, rounding, cells) is Faulted inRounding) return inRounding;
        world.Steps[slot] = new CellTable(cells);
        return null;
    }

    // The cells of a step that reads itself at the member before come in the order of that member, all others as they are.
    private IEnumerable<int[]> InOrder(LoweredStep step)
    {
        IEnumerable<int[]> all = evaluator.Tuples(step.Support, step.Indices);
        if (step.Recurrence < 0) return all;
        return all.ToArray().OrderBy(members => members[step.Recurrence]).Select(members =>
        {
            evaluator.Bindings.Set(step.Indices, members);
            return members;
        });
    }

    // What is computed of the step so far, once for each member of its order.
    private void ShowEarlier(int slot, List<Cell> cells, int member)
    {
        int recurrence = world.Mechanism.Steps[slot].Recurrence;
        if (cells.Count == 0 || cells[^1].Members[recurrence] != member) world.Steps[slot] = new CellTable(cells);
    }

    private Faulted? Refuse(int slot, Value value, int[] members)
    {
        LoweredStep step = world.Mechanism.Steps[slot];
        if (value is Absence { Reason: FaultKind.Limit } limit) return limit.Fault(FaultSubjectKind.Step, slot);
        if (value is Absence absence) return absence.Fault(FaultSubjectKind.Step, slot, [.. members]);
        bool isNumberNeeded = !step.MayBeUnaffordable
            || step.Rounding is not null
            || world.Mechanism.Outputs.Any(output => output.Step == slot);
        return isNumberNeeded && value is RealValue { Number: double.PositiveInfinity }
            ? Unaffordable.In(step.Body, new FaultSubject(FaultSubjectKind.Step, slot), [.. members])
            : null;
    }

    private Faulted? Round(int slot, LoweredRounding rounding, List<Cell> cells)
    {
        if (Bounds(slot, rounding, cells, out double[] bounds) is Faulted inBound) return inBound;
        double[] values = [.. cells.Select(cell => ((RealValue)cell.Values[0]).Number)];
        if (rounding.Rule == RoundingRule.LargestFractions)
        {
            leftovers.Add(new Leftover(slot, Rounding.LargestFractions(values, rounding.Unit, bounds)));
        }
        else
        {
            for (int i = 0; i < values.Length; i++) values[i] = RoundOne(rounding, values[i], rounding.AtMost is null ? Real.Unaffordable : bounds[i]);
        }

        for (int i = 0; i < values.Length; i++)
        {
            // A multiple of the unit beyond the range of a double.
            if (!double.IsFinite(values[i]))
            {
                return new Absence(FaultKind.Overflow, world.Mechanism.Steps[slot].Body.Node).Fault(FaultSubjectKind.Step, slot, [.. cells[i].Members]);
            }

            cells[i] = cells[i] with { Values = [new RealValue(values[i]).Stored()] };
        }

        return null;
    }

    // A bound for each cell, in the order of the cells, once all values are known; none without a formula for it.
    private Faulted? Bounds(int slot, LoweredRounding rounding, List<Cell> cells, out double[] bounds)
    {
        bounds = [];
        if (rounding.AtMost is not LoweredExpression formula) return null;
        bounds = new double[cells.Count];
        ImmutableArray<LoweredIndex> indices = world.Mechanism.Steps[slot].Indices;
        for (int i = 0; i < cells.Count; i++)
        {
            evaluator.Bindings.Set(indices, cells[i].Members);
            Value bound = evaluator.Evaluate(formula);
            if (bound is Absence { Reason: FaultKind.Limit } limit) return limit.Fault(FaultSubjectKind.Step, slot);
            if (bound is Absence absence) return absence.Fault(FaultSubjectKind.Step, slot, [.. cells[i].Members]);
            bounds[i] = ((RealValue)bound).Number;
        }

        return null;
    }

    private static double RoundOne(LoweredRounding rounding, double value, double atMost)
    {
        double rounded = rounding.Rule switch
        {
            RoundingRule.Nearest => Rounding.Nearest(value, rounding.Unit),
            RoundingRule.Down => Rounding.Down(value, rounding.Unit),
            _ => Rounding.Up(value, rounding.Unit),
        };
        if (!(rounded > atMost)) return rounded;

        // The largest multiple within the bound. The double nearest to a multiple may stand for it from below, so a bound of
        // 0.29 allows 0.29.
        double nearest = Rounding.Nearest(atMost, rounding.Unit);
        return nearest <= atMost ? nearest : Rounding.Down(atMost, rounding.Unit);
    }
}
