using System.Collections.Immutable;
using System.Numerics;

namespace Mechanisms.Rounds;

/// <summary>How a run ended.</summary>
public abstract record RunResult;

/// <summary>The run came to its end.</summary>
/// <param name="Steps">The cells of every step, by slot, after acceptance and rounding.</param>
/// <param name="DroppedRows">Rows that a row rule refused, by input and row; one entry for each rule that refused it.</param>
/// <param name="DroppedMembers">Members that a member rule refused, by rule and member.</param>
/// <param name="Survivors">For each set, by member, whether it is still there.</param>
/// <param name="Leftovers">For each step with a remainder that could not be placed, how much.</param>
public sealed record Completed(
    ImmutableArray<StepCells> Steps,
    ImmutableArray<DroppedRow> DroppedRows,
    ImmutableArray<DroppedMember> DroppedMembers,
    ImmutableArray<bool[]> Survivors,
    ImmutableArray<Leftover> Leftovers) : RunResult
{
    /// <summary>How the searches went that a step makes in each of its cells, by node; none for one without a cell.</summary>
    public ImmutableArray<SearchRecord> Searches { get; init; } = [];
}

/// <summary>The run could not go on.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Node">The expression node that has no value, or −1 where a backend does not know (the interpreter does).</param>
/// <param name="Subject">The step, rule or input where it happened, by slot; see <paramref name="Kind"/>.</param>
/// <param name="Members">The members of the cell at hand, by number; for a row of an input its row number.</param>
/// <param name="Operands">The values that made it so, as the interpreter saw them; empty from a kernel.</param>
public sealed record Faulted(FaultKind Kind, int Node, FaultSubject Subject, ImmutableArray<int> Members, ImmutableArray<FaultOperand> Operands)
    : RunResult;

/// <summary>Why a run could not go on.</summary>
public enum FaultKind
{
    /// <summary>A value is undefined and nothing said otherwise.</summary>
    Undefined,

    /// <summary>Finite numbers gave one that is too large.</summary>
    Overflow,

    /// <summary><c>unaffordable</c> where a number is needed.</summary>
    Unaffordable,

    /// <summary>Two rows for one cell of an input that refuses repeats, or two latest rows of the same time.</summary>
    RepeatedRow,

    /// <summary>A table of pairs or a number of cells over the bound.</summary>
    Limit,

    /// <summary>A search by iteration that did not come to rest.</summary>
    Restless,
}

/// <summary>What a fault is about.</summary>
public enum FaultSubjectKind
{
    /// <summary>A step, by slot.</summary>
    Step,

    /// <summary>A row rule, by position.</summary>
    RowRule,

    /// <summary>A member rule, by position.</summary>
    MemberRule,

    /// <summary>An input, by slot (its repeats or a formula of its columns).</summary>
    Input,
}

/// <summary>What a fault is about, and which of them.</summary>
public readonly record struct FaultSubject(FaultSubjectKind Kind, int Slot);

/// <summary>A value that made a fault: the node it comes from and the value in words.</summary>
public sealed record FaultOperand(int Node, string Value);

/// <summary>
/// The cells of a step, in lexicographic order of member numbers. Exactly one of the value arrays is set: Real and Truth
/// steps have <paramref name="Reals"/>, Whole steps <paramref name="Wholes"/>. A cell that is not listed is 0 / no. A scalar
/// has no index and at most one cell.
/// </summary>
/// <param name="Members">For each index an array of member numbers, one for each cell.</param>
/// <param name="Reals">Values; −0 never occurs.</param>
/// <param name="Wholes">Values.</param>
public sealed record StepCells(ImmutableArray<int[]> Members, double[]? Reals, BigInteger[]? Wholes)
{
    /// <summary>How many cells.</summary>
    public int Count => Reals?.Length ?? Wholes!.Length;
}

/// <summary>A row that a rule refused. <paramref name="Holes"/> are the values of the reason's holes in words.</summary>
public sealed record DroppedRow(int Rule, int Input, int Row, ImmutableArray<string> Holes);

/// <summary>A member that a rule refused. <paramref name="Holes"/> are the values of the reason's holes in words.</summary>
public sealed record DroppedMember(int Rule, int Set, int Member, ImmutableArray<string> Holes);

/// <summary>What rounding could not place: exact, in units of the step's rounding.</summary>
public sealed record Leftover(int Step, BigInteger Units);
