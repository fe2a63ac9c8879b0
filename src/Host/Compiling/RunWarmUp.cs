using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Library;
using Mechanisms.Host.Results;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;
using Mechanisms.Rounds.Kernels;

namespace Mechanisms.Host.Compiling;

/// <summary>
/// A round of two rows from its tables to its report, on a thread of its own: what a run needs is loaded by the time that its
/// settings have been read, which loads other things. Nothing of it is kept.
/// </summary>
internal static class RunWarmUp
{
    /// <summary>Begins, unless there is one processor only, where nothing would be won.</summary>
    public static void Start()
    {
        if (Environment.ProcessorCount < 2) return;
        new Thread(Quietly) { IsBackground = true }.Start();
    }

    /// <summary>The report of the small round.</summary>
    internal static string Run()
    {
        _ = LibraryScripts.Embedded.LibraryNames.Count;
        LoweredMechanism mechanism = Mechanism();
        RoundBuildResult built = RoundBuilder.FromExample(mechanism, mechanism.Examples[0]);
        var csv = new CsvReader(new MemoryStream("who,given\n\"ada\",1\n"u8.ToArray()));
        var headers = new HeaderRow(Read(csv), "warm-up", new BuildLog(dropBadRows: false));
        headers.Find("given", out _);
        Read(csv);
        var run = (Completed)new OneStep().Run(built.Round!, CancellationToken.None);
        RunReport report = RunReport.Of(mechanism, built, run, settings: null);
        return TextTable.Of(report);
    }

    private static void Quietly()
    {
        try
        {
            Run();
        }
        catch (Exception)
        {
            // The real run goes the same way and says what is wrong.
        }
    }

    private static CsvReader Read(CsvReader csv)
    {
        csv.Read();
        return csv;
    }

    private static LoweredMechanism Mechanism()
    {
        Location here = Location.OfFile("warm-up");
        var index = new LoweredIndex(0, "w", 0);
        var column = new LoweredColumn("given", "", ValueKind.Real, "", null, [], null);
        var input = new LoweredInput("given", "", [0], [column], RepeatPolicy.Add, false, here);
        var body = new InputRead(0, ValueKind.Real, 0, 0, [index]);
        var rounding = new LoweredRounding(RoundingRule.LargestFractions, "0.01", null);
        var step = new LoweredStep("paid", "", [index], ValueKind.Real, "", new RowSupport(0, [index]), body, rounding, false, false, "", here);
        var table = new ExampleTable("given", [new ExampleRow(["ada", "1"], here), new ExampleRow(["ben", "2.5"], here)], here);
        return new LoweredMechanism(
            "warm-up", "", "", [new LoweredSet("who", "", false, false)], [input], [], [], [], [], [step],
            [new LoweredOutput("paid", "", 0, [0], "")], [new LoweredExample("", [], [table], [], here)], [here]);
    }

    /// <summary>What the emitter would write for the mechanism, and a sum.</summary>
    private sealed class OneStep : Kernel
    {
        protected override int[] SetOfIndex { get; } = [0];

        protected override int StepCount => 1;

        protected override void Execute(Execution run)
        {
            run.FilterRows();
            run.Merge(0, RepeatRule.Add);
            run.BeginStep(0);
            Domain rows = run.Input(0).As(0);
            Domain cells = run.CellsOver(rows, 0);
            double[] values = run.InputReals(0, 0, 0.0).On(cells, 0);
            Prepare(values);
            Reduce.Sum(cells, run.TermsOver(cells, rows, 0), values, null);
            run.Store(0, cells, values, mayBeUnaffordable: false);
            run.RoundTotal(0, "0.01", null);
        }

        // What emitted searches are described by is compiled ahead only if somebody here describes one.
        private static void Prepare(double[] values) => _ = new SearchParts<double>(_ => values)
        {
            More = _ => values,
            Less = _ => values,
            Slope = _ => values,
            IsStrict = false,
            IsConcave = true,
            IsPiecewiseLinear = true,
            RoundingUnits = 1,
            IsRatioMonotone = true,
            RecordedAs = -1,
        };
    }
}
