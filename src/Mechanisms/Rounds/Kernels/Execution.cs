using System.Collections.Immutable;
using System.Numerics;
using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

/// <summary>
/// One run of a kernel: what has been read, computed and decided so far. The emitted code calls it stage by stage; see
/// <see cref="Kernel"/>.
/// </summary>
public sealed partial class Execution
{
    private readonly Round _round;
    private readonly int[] _setOfIndex;
    private readonly CancellationToken _cancellation;
    private readonly int[][] _survivors;
    private readonly Domain[] _stepDomains;
    private readonly double[]?[] _stepReals;
    private readonly Whole[]?[] _stepWholes;
    private readonly List<Leftover> _leftovers = [];

    internal Execution(Round round, int[] setOfIndex, int stepCount, CancellationToken cancellation)
    {
        _round = round;
        _setOfIndex = setOfIndex;
        _cancellation = cancellation;
        _survivors = [.. round.Sets.Select(set => Sorting.Positions(set.Ids.Length))];
        _stepDomains = new Domain[stepCount];
        _stepReals = new double[]?[stepCount];
        _stepWholes = new Whole[]?[stepCount];
        _tables = [.. round.Inputs.Select(rows => new RowTable(rows))];
        _inputs = new MergedInput[round.Inputs.Length];
        _rows = new Domain?[round.Inputs.Length];
    }

    /// <summary>What is being computed, for a fault that cannot say it itself.</summary>
    internal FaultSubject Subject { get; private set; }

    /// <summary>The value of a real parameter.</summary>
    public double RealParameter(int parameter) => _round.Parameters[parameter].Real;

    /// <summary>The value of a parameter that is yes or no.</summary>
    public double TruthParameter(int parameter) => _round.Parameters[parameter].Real;

    /// <summary>The value of a whole parameter.</summary>
    public Whole WholeParameter(int parameter) => new(_round.Parameters[parameter].Whole);

    /// <summary>The value of a text parameter.</summary>
    public string TextParameter(int parameter) => _round.Parameters[parameter].Text;

    /// <summary>The value of a parameter that is a moment.</summary>
    public long TimeParameter(int parameter) => (long)_round.Parameters[parameter].Whole;

    /// <summary>A set with the ids of its members.</summary>
    public MemberSet Set(int set) => _round.Sets[set];

    /// <summary>The members of an index's set that are still there.</summary>
    public Domain Everyone(int index)
    {
        int[] members = _survivors[_setOfIndex[index]];
        return Domain.OfSorted([index], [members], members.Length);
    }

    /// <summary>The cells of a step: a domain extended by all members of those indices that it lacks, sorted by the indices in this order.</summary>
    public Domain CellsOver(Domain domain, params ReadOnlySpan<int> indices)
    {
        _cancellation.ThrowIfCancellationRequested();
        return Extend(domain, indices).Project(indices);
    }

    /// <summary>
    /// The terms of a reduction: tuples of <paramref name="over"/> that extend one of <paramref name="groups"/>, with all
    /// members of those indices that over lacks. For each group they are sorted by the reduction's own indices.
    /// </summary>
    public Domain TermsOver(Domain groups, Domain over, params ReadOnlySpan<int> indices)
    {
        _cancellation.ThrowIfCancellationRequested();
        Domain terms = Extend(over.Join(groups), indices);
        int next = 0;
        foreach (int index in terms.Indices)
        {
            int rank = indices.IndexOf(index);
            if (rank >= 0 && rank != next++) return terms.Project([.. groups.Indices, .. indices]);
        }

        return terms;
    }

    /// <summary>A domain extended by all members of those indices that it lacks.</summary>
    public Domain Extend(Domain domain, params ReadOnlySpan<int> indices)
    {
        foreach (int index in indices)
        {
            if (domain.Indices.IndexOf(index) < 0) domain = domain.Join(Everyone(index));
        }

        return domain;
    }

    /// <summary>The cells of a step.</summary>
    public Domain Step(int step) => _stepDomains[step];

    /// <summary>The values of a step of real numbers or truths.</summary>
    public Cells<double> StepReals(int step) => new(_stepDomains[step], _stepReals[step]!, 0);

    /// <summary>The values of a step of whole numbers.</summary>
    public Cells<Whole> StepWholes(int step) => new(_stepDomains[step], _stepWholes[step]!, default);

    /// <summary>Says that a step is computed from now on.</summary>
    public void BeginStep(int step) => Begin(FaultSubjectKind.Step, step);

    /// <summary>Keeps the values of a step, unless one of them is missing, or unaffordable where that is not allowed.</summary>
    public void Store(int step, Domain cells, double[] values, bool mayBeUnaffordable)
    {
        double[] stored = new double[values.Length];
        for (int row = 0; row < values.Length; row++)
        {
            stored[row] = values[row] + 0.0;
            if (!double.IsFinite(stored[row])) Check(values[row], mayBeUnaffordable, cells, row);
        }

        _stepDomains[step] = cells;
        _stepReals[step] = stored;
    }

    /// <summary>Keeps the values of a step, unless one of them is missing.</summary>
    public void Store(int step, Domain cells, Whole[] values)
    {
        for (int row = 0; row < values.Length; row++) Check(values[row].Poison, false, cells, row);
        _stepDomains[step] = cells;
        _stepWholes[step] = values;
    }

    /// <summary>Rounds each value of a step that has been stored; none exceeds its bound afterwards.</summary>
    public void RoundEach(int step, RoundEachRule rule, string unit, double[]? atMost)
    {
        Domain cells = _stepDomains[step];
        double[] values = _stepReals[step]!;
        DecimalUnit multiple = DecimalUnit.Parse(unit);
        CheckBounds(cells, atMost);
        for (int row = 0; row < values.Length; row++)
        {
            double rounded = rule switch
            {
                RoundEachRule.Nearest => Rounding.Nearest(values[row], multiple),
                RoundEachRule.Down => Rounding.Down(values[row], multiple),
                _ => Rounding.Up(values[row], multiple),
            };
            if (atMost is not null && rounded > atMost[row]) rounded = Rounding.Down(atMost[row], multiple);
            Check(rounded, false, cells, row);
            values[row] = rounded + 0.0;
        }
    }

    /// <summary>Rounds the values of a step that has been stored so that the exact total, rounded down, is handed out.</summary>
    public void RoundTotal(int step, string unit, double[]? atMost)
    {
        Domain cells = _stepDomains[step];
        double[] values = _stepReals[step]!;
        CheckBounds(cells, atMost);
        BigInteger units = Rounding.LargestFractions(values, unit, atMost);
        for (int row = 0; row < values.Length; row++)
        {
            Check(values[row], false, cells, row);
            values[row] += 0.0;
        }

        _leftovers.Add(new Leftover(step, units));
    }

    internal Completed Complete()
    {
        ImmutableArray<StepCells>.Builder steps = ImmutableArray.CreateBuilder<StepCells>(_stepDomains.Length);
        for (int step = 0; step < _stepDomains.Length; step++)
        {
            BigInteger[]? wholes = _stepWholes[step] is { } values ? Array.ConvertAll(values, value => value.Value) : null;
            steps.Add(new StepCells([.. _stepDomains[step].Columns], _stepReals[step], wholes));
        }

        ImmutableArray<bool[]>.Builder survivors = ImmutableArray.CreateBuilder<bool[]>(_survivors.Length);
        for (int set = 0; set < _survivors.Length; set++)
        {
            bool[] stays = new bool[_round.Sets[set].Ids.Length];
            foreach (int member in _survivors[set]) stays[member] = true;
            survivors.Add(stays);
        }

        return new Completed(
            steps.MoveToImmutable(), [.. _droppedRows], [.. _droppedMembers], survivors.MoveToImmutable(), [.. _leftovers.OrderBy(leftover => leftover.Step)])
        {
            Searches = [.. _searches.OrderBy(search => search.Node)],
        };
    }

    private void Begin(FaultSubjectKind kind, int slot)
    {
        _cancellation.ThrowIfCancellationRequested();
        Subject = new FaultSubject(kind, slot);
    }

    private void CheckBounds(Domain cells, double[]? atMost)
    {
        for (int row = 0; row < cells.Count && atMost is not null; row++) Check(atMost[row], true, cells, row);
    }

    private void Check(double value, bool mayBeUnaffordable, Domain cells, int row)
    {
        if (double.IsFinite(value) || (mayBeUnaffordable && double.IsInfinity(value))) return;
        throw new FaultException(KindOf(value), Subject, [.. cells.Columns.Select(column => column[row])]);
    }

    internal static FaultKind KindOf(double value) =>
        Real.IsOverflow(value) ? FaultKind.Overflow : Real.IsRestless(value) ? FaultKind.Restless : double.IsNaN(value) ? FaultKind.Undefined : FaultKind.Unaffordable;
}

/// <summary>How single values are rounded.</summary>
public enum RoundEachRule
{
    /// <summary>To the nearest unit, half a unit to the even one.</summary>
    Nearest,

    /// <summary>Down.</summary>
    Down,

    /// <summary>Up.</summary>
    Up,
}
