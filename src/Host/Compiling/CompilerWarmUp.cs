namespace Mechanisms.Host.Compiling;

/// <summary>
/// Makes Roslyn ready on a thread of its own while a script is still being read: the first compilation of a process takes
/// twenty times as long as the next ones.
/// </summary>
internal static class CompilerWarmUp
{
    /// <summary>A small kernel with most of what kernels consist of.</summary>
    internal const string Sample =
        """
        using Mechanisms.Numerics;
        using Mechanisms.Rounds;
        using Mechanisms.Rounds.Kernels;

        namespace Mechanisms.Generated;

        public sealed class GeneratedKernel : Kernel
        {
            private static readonly int[] Sets = [0, 1, 0];
            private static readonly int[][] SetsOfSteps = [[1], [0, 1]];

            protected override int[] SetOfIndex => Sets;

            protected override int StepCount => 1;

            protected override void Execute(Execution run)
            {
                run.FilterRows();
                run.Merge(0, RepeatRule.Add);
                run.Accept(SetsOfSteps, SetsOfSteps);
                Step0(run);
            }

            private static void Step0(Execution run)
            {
                run.BeginStep(0);
                Domain rows0 = run.Input(0).As(2, 1);
                Domain cells = run.CellsOver(rows0.Project(1), 1);
                Cells<double> sums = Sum1(run, cells);
                double[] sum1 = sums.On(cells);
                double[] values = new double[cells.Count];
                for (int row = 0; row < values.Length; row++)
                {
                    values[row] = Truth.Greater(sum1[row], 0.0) == 1 ? Real.Multiply(run.RealParameter(0), sum1[row]) : 0.0;
                }

                run.Store(0, cells, values, mayBeUnaffordable: false);
                run.RoundEach(0, RoundEachRule.Down, "0.01", null);
            }

            private static Cells<double> Sum1(Execution run, Domain outer)
            {
                Domain terms = run.TermsOver(outer, run.Input(0).As(3, 1), 3);
                double[] input0 = run.InputReals(0, 0, 0.0).On(terms, 3, 1);
                double[] values = new double[terms.Count];
                for (int row = 0; row < values.Length; row++)
                {
                    values[row] = input0[row];
                }

                return Reduce.Sum(outer, terms, values, null);
            }
        }

        """;

    private static int _isStarted;

    /// <summary>Begins, unless it has begun or there is one processor only, where nothing would be won.</summary>
    public static void Start()
    {
        if (Environment.ProcessorCount < 2 || Interlocked.Exchange(ref _isStarted, 1) != 0) return;
        new Thread(Compile) { IsBackground = true }.Start();
    }

    private static void Compile()
    {
        try
        {
            KernelCompiler.Compile(Sample, CancellationToken.None);
        }
        catch (KernelCompilationException)
        {
            // Whoever compiles a real kernel will hear of it.
        }
    }
}
