using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Tables;
using Mechanisms.Pictures;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Drawing;

/// <summary>A value of a member of one set and a member of another.</summary>
internal sealed record Link(int FromMember, string From, int ToMember, string To, double Value);

/// <summary>A round that was run, as pictures read it: values of those members that are left, by name.</summary>
/// <param name="mechanism">What ran.</param>
/// <param name="built">What it ran on.</param>
/// <param name="run">What came out.</param>
/// <param name="currency">What money is called; empty where the round does not say.</param>
/// <param name="cancellation">The wish to stop.</param>
internal sealed class DrawnRound(LoweredMechanism mechanism, RoundBuildResult built, Completed run, string currency, CancellationToken cancellation)
{
    // Beyond these, sums and squares of what is drawn are no numbers of the machine any more.
    private const double LargestDrawn = 1e100, SmallestDrawn = 1e-100;
    private CellTable[]? _inputs;

    public LoweredMechanism Mechanism => mechanism;

    public RoundBuildResult Built => built;

    public Completed Run => run;

    public string Currency => currency;

    /// <summary>The sets of a part, by slot.</summary>
    public ImmutableArray<int> SetsOf(LoweredPicturePart part) => part.Source switch
    {
        PictureSource.Step => [.. mechanism.Steps[part.Slot].Indices.Select(index => index.Set)],
        PictureSource.Input => mechanism.Inputs[part.Slot].Sets,
        _ => [],
    };

    /// <summary>The name and the unit of a part.</summary>
    public Quantity QuantityOf(LoweredPicturePart part)
    {
        string dimension = part.Source switch
        {
            PictureSource.Step => mechanism.Steps[part.Slot].Dimension,
            PictureSource.Input => mechanism.Inputs[part.Slot].Columns[part.Column].Dimension,
            _ => mechanism.Parameters[part.Slot].Dimension,
        };
        string unit = dimension == "money" && currency.Length > 0 ? currency : dimension == "number" ? "" : dimension;
        return new Quantity(part.Name.Replace('_', ' '), unit);
    }

    /// <summary>The members of a set that are left.</summary>
    public IEnumerable<int> Left(int set) => Enumerable.Range(0, run.Survivors[set].Length).Where(member => run.Survivors[set][member]);

    /// <summary>What a member is called: by its title, where a roster gives one.</summary>
    public string NameOf(int set, int member)
    {
        string title = set < built.Titles.Length && member < built.Titles[set].Length ? built.Titles[set][member] : "";
        return title.Length > 0 ? title : built.Round!.Sets[set].Ids[member];
    }

    /// <summary>The cells of a part that differ from what stands where nothing is.</summary>
    public ImmutableArray<(int[] Members, double Value)> CellsOf(LoweredPicturePart part)
    {
        ImmutableArray<int> sets = SetsOf(part);
        IEnumerable<(int[] Members, double Value)> cells = part.Source switch
        {
            PictureSource.Step => Cells(run.Steps[part.Slot]),
            PictureSource.Input => Inputs[part.Slot].Cells.Select(cell => (cell.Members, NumberOf(cell.Values[part.Column]))),
            _ => [([], ParameterOf(part.Slot))],
        };
        return [.. cells.Where(cell => cell.Members.Index().All(it => run.Survivors[sets[it.Index]][it.Item]))];
    }

    /// <summary>A value for each member that is left, for each of the parts.</summary>
    /// <param name="picture">What is drawn; where a value that cannot be, is reported.</param>
    /// <param name="parts">Parts of one set, the first of them with an index; null for one that is not there.</param>
    public (ImmutableArray<Entry> Entries, Diagnostic? Problem) Entries(LoweredPicture picture, params ReadOnlySpan<LoweredPicturePart?> parts)
    {
        int set = SetsOf(parts[0]!)[0];
        int[] left = [.. Left(set)];
        var columns = new List<Dictionary<int, double>>();
        var standards = new List<double>();
        foreach (LoweredPicturePart? part in parts)
        {
            if (part is null) continue;
            ImmutableArray<(int[] Members, double Value)> cells = CellsOf(part);
            bool isOne = SetsOf(part).IsEmpty;
            columns.Add(isOne ? [] : cells.ToDictionary(cell => cell.Members[0], cell => cell.Value));
            standards.Add(isOne ? cells.Select(cell => cell.Value).FirstOrDefault() : StandardOf(part));
        }

        var entries = ImmutableArray.CreateBuilder<Entry>(left.Length);
        foreach (int member in left)
        {
            ImmutableArray<double> values = [.. columns.Select((column, at) => column.GetValueOrDefault(member, standards[at]))];
            if (values.Any(value => !CanDraw(value))) return ([], DrawMessages.TooLarge(picture.Place, picture.Text, NameOf(set, member)));
            entries.Add(new Entry(NameOf(set, member), [.. values.Select(Drawn)]));
        }

        return (entries.ToImmutable(), null);
    }

    /// <summary>The values of a part with two indices.</summary>
    /// <param name="picture">What is drawn; where a value that cannot be, is reported.</param>
    /// <param name="part">A part with two indices.</param>
    public (ImmutableArray<Link> Links, Diagnostic? Problem) Links(LoweredPicture picture, LoweredPicturePart part)
    {
        ImmutableArray<int> sets = SetsOf(part);
        var links = ImmutableArray.CreateBuilder<Link>();
        foreach ((int[] members, double value) in CellsOf(part))
        {
            var link = new Link(members[0], NameOf(sets[0], members[0]), members[1], NameOf(sets[1], members[1]), Drawn(value));
            if (!CanDraw(value)) return ([], DrawMessages.TooLarge(picture.Place, picture.Text, $"{link.From} and {link.To}"));
            links.Add(link);
        }

        return (links.ToImmutable(), null);
    }

    /// <summary>Whether a value is a number of a size that can be drawn.</summary>
    public static bool CanDraw(double value) => Math.Abs(value) <= LargestDrawn;

    /// <summary>The value as it is drawn: what is next to nothing is nothing.</summary>
    public static double Drawn(double value) => Math.Abs(value) < SmallestDrawn ? 0 : value;

    // What is merged of the rows that no rule refused; members are sorted out by who asks.
    private CellTable[] Inputs
    {
        get
        {
            LoweredMechanism rows = mechanism with { Steps = [], MemberRules = [], Outputs = [], Examples = [], Pictures = [] };
            return _inputs ??= new Interpreter(rows).Trace(built.Round!, cancellation).After.Inputs;
        }
    }

    private double StandardOf(LoweredPicturePart part) =>
        part.Source == PictureSource.Input && mechanism.Inputs[part.Slot].Columns[part.Column].Default is { } standard ? NumberOf(Value.Of(standard)) : 0;

    private double ParameterOf(int slot) => NumberOf(Value.Of(built.Round!.Parameters[slot], mechanism.Parameters[slot].Kind));

    private static double NumberOf(Value value) => value switch
    {
        RealValue real => real.Number,
        WholeValue whole => (double)whole.Number,
        _ => throw new InvalidOperationException($"A value of type {value.GetType().Name} cannot be drawn."),
    };

    private static IEnumerable<(int[] Members, double Value)> Cells(StepCells cells) => Enumerable.Range(0, cells.Count)
        .Select(row => (cells.Members.Select(members => members[row]).ToArray(), cells.Reals is { } reals ? reals[row] : (double)cells.Wholes![row]));
}
