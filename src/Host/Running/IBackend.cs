using Mechanisms.Rounds;

namespace Mechanisms.Host.Running;

/// <summary>Something that runs a lowered mechanism on rounds: the interpreter or a compiled kernel.</summary>
internal interface IBackend
{
    /// <summary>Runs a round; the result depends on nothing else.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    RunResult Run(Round round, CancellationToken cancellation);
}
