using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>How runs ended.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<FaultKind, int> faults = [];

    public int Runs { get; private set; }

    public int Completed { get; private set; }

    public int Cells { get; private set; }

    public void Add(IEnumerable<RunResult> results)
    {
        foreach (RunResult result in results)
        {
            Runs++;
            if (result is Faulted fault)
            {
                faults[fault.Kind] = faults.GetValueOrDefault(fault.Kind) + 1;
                continue;
            }

            Completed++;
            Cells += ((Completed)result).Steps.Sum(step => step.Count);
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Runs} cases, {Completed} completed with {Cells} cells, {string.Join(", ", faults.Select(fault => $"{fault.Value} {fault.Key}"))}";
}
