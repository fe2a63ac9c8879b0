using System.Text;
using Mechanisms.Host.Running;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Generated;

/// <summary>Whether two backends give the same result, to the bit.</summary>
internal static class Agreement
{
    /// <summary>Runs a round on both; throws where they differ. A kernel need not know nodes and operands of a fault.</summary>
    public static void Check(IBackend specification, IBackend product, Round round)
    {
        try
        {
            Check(specification.Run(round, CancellationToken.None), product.Run(round, CancellationToken.None));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{exception.Message}\nin this round:\n{Printer.Print(round)}", exception);
        }
    }

    /// <summary>Compares two results.</summary>
    public static void Check(RunResult expected, RunResult actual)
    {
        if (Exact(expected) != Exact(actual))
            throw new InvalidOperationException($"Expected:\n{Printer.Print(expected)}\nbut was:\n{Printer.Print(actual)}");
    }

    /// <summary>All that has to be the same, in words that differ whenever one bit does.</summary>
    public static string Exact(RunResult result)
    {
        if (result is Faulted fault) return $"{fault.Kind} {fault.Subject.Kind} {fault.Subject.Slot} {string.Join(",", fault.Members)}";
        var completed = (Completed)result;
        var text = new StringBuilder();
        foreach (StepCells cells in completed.Steps)
        {
            text.AppendLine($"{cells.Members.Length} {cells.Reals is null} {cells.Wholes is null}");
            foreach (int[] members in cells.Members) text.AppendLine(string.Join(",", members));
            if (cells.Reals is not null) text.AppendLine(string.Join(",", cells.Reals.Select(BitConverter.DoubleToInt64Bits)));
            if (cells.Wholes is not null) text.AppendLine(string.Join(",", cells.Wholes));
        }

        foreach (DroppedRow row in completed.DroppedRows) text.AppendLine($"{row.Rule} {row.Input} {row.Row} {string.Join("|", row.Holes)}");
        foreach (DroppedMember member in completed.DroppedMembers) text.AppendLine($"{member.Rule} {member.Set} {member.Member} {string.Join("|", member.Holes)}");
        foreach (bool[] survivors in completed.Survivors) text.AppendLine(string.Join(",", survivors));
        foreach (Leftover leftover in completed.Leftovers) text.AppendLine($"{leftover.Step} {leftover.Units}");
        foreach (SearchRecord search in completed.Searches) text.AppendLine((search with { Steps = 0 }).ToString());
        return text.ToString();
    }
}
