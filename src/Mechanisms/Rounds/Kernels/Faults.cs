using System.Collections.Immutable;

namespace Mechanisms.Rounds.Kernels;

/// <summary>Carries the one fault of a run from where it shows to <see cref="Kernel.Run"/>.</summary>
internal sealed class FaultException(FaultKind kind, FaultSubject subject, ImmutableArray<int> members) : Exception
{
    public Faulted Result { get; } = new(kind, -1, subject, members, []);
}

/// <summary>A table would have more cells than <see cref="Domain.MostCells"/>.</summary>
internal sealed class LimitException : Exception;
