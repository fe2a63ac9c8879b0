namespace Mechanisms.Rounds.Kernels;

/// <summary>
/// A mechanism as a program. Classes that derive from it are written by the emitter and say what is computed in which
/// order; how is said by <see cref="Execution"/>, <see cref="Domain"/>, <see cref="Reduce"/> and the Numerics.
/// </summary>
public abstract class Kernel
{
    /// <summary>Runs a round; the result depends on nothing else. May be called from several threads at once.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RunResult Run(Round round, CancellationToken cancellation)
    {
        Execution run = new(round, SetOfIndex, StepCount, cancellation);
        try
        {
            Execute(run);
            return run.Complete();
        }
        catch (FaultException fault)
        {
            return fault.Result;
        }
        catch (LimitException)
        {
            return new Faulted(FaultKind.Limit, -1, run.Subject, [], []);
        }
    }

    /// <summary>For each index of the mechanism, by number, the set that it ranges over.</summary>
    protected abstract int[] SetOfIndex { get; }

    /// <summary>How many steps there are.</summary>
    protected abstract int StepCount { get; }

    /// <summary>All stages in their order.</summary>
    protected abstract void Execute(Execution run);
}
