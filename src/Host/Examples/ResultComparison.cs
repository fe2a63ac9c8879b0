using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Examples;

/// <summary>Tells where two backends disagree about a round; they must agree to the bit.</summary>
internal static class ResultComparison
{
    /// <summary>The first difference in words, or null when there is none.</summary>
    public static string? FirstDifference(LoweredMechanism mechanism, RunResult kernel, RunResult interpreter) => (kernel, interpreter) switch
    {
        (Faulted a, Faulted b) => a.Kind == b.Kind && a.Subject == b.Subject
            ? null
            : $"the kernel stops with {a.Kind} at {a.Subject}, the interpreter with {b.Kind} at {b.Subject}",
        (Faulted a, _) => $"only the kernel stops, with {a.Kind} at {a.Subject}",
        (_, Faulted b) => $"only the interpreter stops, with {b.Kind} at {b.Subject}",
        (Completed a, Completed b) => Difference(mechanism, a, b),
        _ => "the results are of different types",
    };

    private static string? Difference(LoweredMechanism mechanism, Completed a, Completed b)
    {
        for (int slot = 0; slot < mechanism.Steps.Length; slot++)
        {
            if (Difference(a.Steps[slot], b.Steps[slot]) is { } difference) return $"`{mechanism.Steps[slot].Name}`: {difference}";
        }

        if (!SameDrops(a.DroppedRows, b.DroppedRows, Describe)) return "the dropped rows differ";
        if (!SameDrops(a.DroppedMembers, b.DroppedMembers, Describe)) return "the dropped members differ";
        if (!a.Survivors.Zip(b.Survivors).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second))) return "the members that stay differ";
        if (!a.Leftovers.SequenceEqual(b.Leftovers)) return "the leftovers differ";
        return a.Searches.Select(Describe).SequenceEqual(b.Searches.Select(Describe)) ? null : "the records of the searches differ";
    }

    private static string? Difference(StepCells a, StepCells b)
    {
        if (a.Count != b.Count) return FormattableString.Invariant($"the kernel has {a.Count} cells, the interpreter {b.Count}");
        for (int cell = 0; cell < a.Count; cell++)
        {
            for (int index = 0; index < a.Members.Length; index++)
            {
                if (a.Members[index][cell] != b.Members[index][cell]) return FormattableString.Invariant($"cell {cell} is for other members");
            }

            if (a.Reals is { } kernel && b.Reals is { } interpreter)
            {
                if (BitConverter.DoubleToInt64Bits(kernel[cell]) == BitConverter.DoubleToInt64Bits(interpreter[cell])) continue;
                return FormattableString.Invariant($"cell {cell} is {kernel[cell]:R} in the kernel and {interpreter[cell]:R} in the interpreter");
            }

            if (a.Wholes is null || b.Wholes is null) return "one has whole numbers, the other has not";
            if (a.Wholes[cell] != b.Wholes[cell])
            {
                return FormattableString.Invariant($"cell {cell} is {a.Wholes[cell]} in the kernel and {b.Wholes[cell]} in the interpreter");
            }
        }

        return null;
    }

    private static bool SameDrops<T>(IEnumerable<T> a, IEnumerable<T> b, Func<T, string> describe) =>
        a.Select(describe).Order(StringComparer.Ordinal).SequenceEqual(b.Select(describe).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    // How long a search takes is a backend's own affair.
    private static SearchRecord Describe(SearchRecord search) => search with { Steps = 0 };

    private static string Describe(DroppedRow row) =>
        FormattableString.Invariant($"{row.Rule} {row.Input} {row.Row} {string.Join('\u001f', row.Holes)}");

    private static string Describe(DroppedMember member) =>
        FormattableString.Invariant($"{member.Rule} {member.Set} {member.Member} {string.Join('\u001f', member.Holes)}");
}
