using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Interpreting;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tests.Compiling;

/// <summary>Runs a round on both backends and wants the same of them, bit for bit.</summary>
internal static class Both
{
    public static Completed Complete(LoweredMechanism mechanism, Round round) => Run(mechanism, round).ShouldBeOfType<Completed>();

    public static Faulted Fail(LoweredMechanism mechanism, Round round) => Run(mechanism, round).ShouldBeOfType<Faulted>();

    public static RunResult Run(LoweredMechanism mechanism, Round round)
    {
        using KernelBackend kernel = new(mechanism);
        RunResult compiled = kernel.Run(round, CancellationToken.None);
        RunResult interpreted = new Interpreter(mechanism).Run(round, CancellationToken.None);
        Describe(compiled).ShouldBe(Describe(interpreted));
        return compiled;
    }

    public static string Describe(RunResult result) => result switch
    {
        Faulted fault => $"{fault.Kind} {fault.Subject} [{string.Join(",", fault.Members)}]",
        Completed done => string.Join("\n", [
            .. done.Steps.Select((step, slot) => $"step {slot}: {Cells(step)}"),
            .. done.DroppedRows.Select(row => $"row {row.Rule} {row.Input} {row.Row} {string.Join("|", row.Holes)}"),
            .. done.DroppedMembers.Select(member => $"member {member.Rule} {member.Set} {member.Member} {string.Join("|", member.Holes)}"),
            .. done.Survivors.Select(stays => string.Concat(stays.Select(stay => stay ? '1' : '0'))),
            .. done.Leftovers.Select(left => $"left {left.Step} {left.Units}"),
            .. done.Searches.Select(search => $"search {search with { Steps = 0 }}"),
        ]),
        _ => throw new InvalidOperationException(),
    };

    private static string Cells(StepCells cells) => string.Join(" ", Enumerable.Range(0, cells.Count).Select(cell =>
        $"({string.Join(",", cells.Members.Select(column => column[cell]))})={Value(cells, cell)}"));

    private static string Value(StepCells cells, int cell) =>
        cells.Reals is { } reals ? $"{reals[cell]:R}:{BitConverter.DoubleToInt64Bits(reals[cell]):X}" : $"{cells.Wholes![cell]}";
}
