using CsCheck;
using Mechanisms.Host.Interpreting;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Generated;

/// <summary>What holds of the interpreter whatever the mechanism and the round.</summary>
public class InterpreterTests
{
    [Fact]
    public void The_order_of_rows_does_not_matter() =>
        GeneratedCase.Any.Sample(
            given =>
            {
                var interpreter = new Interpreter(given.Mechanism);
                RunResult result = interpreter.Run(given.Round, CancellationToken.None);
                RunResult reversed = interpreter.Run(Shuffle.Reverse(given.Round), CancellationToken.None);

                // The first of several rows at fault is another one in another order.
                if (result is Faulted { Subject.Kind: FaultSubjectKind.Input or FaultSubjectKind.RowRule }) reversed.ShouldBeOfType<Faulted>();
                else Agreement.Check(result, reversed is Completed completed ? Shuffle.Undo(completed, given.Round) : reversed);
            },
            iter: GeneratedCase.Count(1500));

    [Fact]
    public void The_way_a_support_is_written_does_not_matter() =>
        GeneratedCase.Any.Sample(
            given => Agreement.Check(
                new Interpreter(given.Mechanism).Run(given.Round, CancellationToken.None),
                new Interpreter(new Blindfold(given.Mechanism).Mechanism()).Run(Blindfold.Extend(given.Round), CancellationToken.None)),
            iter: GeneratedCase.Count(1500));

    [Fact]
    public void Values_are_numbers_and_cells_are_in_order()
    {
        int completed = 0, runs = 0, cells = 0;
        GeneratedCase.Any.Sample(
            given =>
            {
                RunResult result = new Interpreter(given.Mechanism).Run(given.Round, CancellationToken.None);
                Interlocked.Increment(ref runs);
                if (result is not Completed ended) return;
                Interlocked.Increment(ref completed);
                foreach (StepCells step in ended.Steps)
                {
                    Interlocked.Add(ref cells, step.Count);
                    step.Members.ShouldAllBe(members => members.Length == step.Count);
                    int[][] tuples = [.. Enumerable.Range(0, step.Count).Select(cell => step.Members.Select(members => members[cell]).ToArray())];
                    tuples.Zip(tuples.Skip(1), (one, next) => one.AsSpan().SequenceCompareTo(next)).ShouldAllBe(order => order < 0);
                    step.Reals?.ShouldAllBe(value => !double.IsNaN(value) && !double.IsNegativeInfinity(value) && BitConverter.DoubleToInt64Bits(value) != long.MinValue);
                }
            },
            iter: GeneratedCase.Count(1000));

        // A generator whose runs all fail, or compute nothing, would test nothing.
        (completed * 100 / runs).ShouldBeGreaterThan(40);
        (cells / completed).ShouldBeGreaterThan(3);
    }
}
