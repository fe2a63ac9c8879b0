namespace Mechanisms.Dsl.Lowering;

/// <summary>
/// Copies of an expression that stands in the mechanism already: every node, local and index that it binds gets a number of
/// its own, since backends name things by these numbers.
/// </summary>
/// <param name="node">Gives a new node for an old one, at the same place of the text.</param>
/// <param name="local">Gives a new local.</param>
/// <param name="index">Gives a new index for an old one, of the same name and set.</param>
internal sealed class LoweredCopy(Func<int, int> node, Func<int> local, Func<LoweredIndex, LoweredIndex> index)
{
    private readonly Dictionary<int, int> _locals = [];
    private readonly Dictionary<int, LoweredIndex> _indices = [];

    /// <summary>The copy.</summary>
    public LoweredExpression Of(LoweredExpression expression)
    {
        LoweredExpression copy = expression switch
        {
            LetExpression let => CopyLet(let),
            LocalRead read => read with { Local = _locals.GetValueOrDefault(read.Local, read.Local) },
            IndexRead read => read with { Index = Renamed(read.Index) },
            InputRead read => read with { Indices = [.. read.Indices.Select(Renamed)] },
            PresenceRead read => read with { Indices = [.. read.Indices.Select(Renamed)] },
            StepRead read => read with { Indices = [.. read.Indices.Select(Renamed)] },
            PreviousExpression previous => CopyPrevious(previous),
            ReductionExpression reduction => CopyReduction(reduction),
            SolveExpression solve => CopySolve(solve),
            GuardedExpression => throw new InvalidOperationException("Guards come after everything that copies."),
            _ => LoweredRebuild.WithParts(expression, Of),
        };
        return copy with { Node = node(expression.Node) };
    }

    private LetExpression CopyLet(LetExpression let)
    {
        LoweredExpression value = Of(let.Value);
        int renamed = _locals[let.Local] = local();
        return let with { Local = renamed, Value = value, Body = Of(let.Body) };
    }

    private SolveExpression CopySolve(SolveExpression solve)
    {
        LoweredExpression from = Of(solve.From), to = Of(solve.To);
        int renamed = _locals[solve.Local] = local();
        return solve with
        {
            Local = renamed,
            From = from,
            To = to,
            Condition = Of(solve.Condition),
            Sides = solve.Sides?.With(Of),
        };
    }

    private PreviousExpression CopyPrevious(PreviousExpression previous)
    {
        LoweredIndex of = Renamed(previous.Of);
        LoweredIndex bound = _indices[previous.Bound.Id] = index(previous.Bound);
        return previous with { Bound = bound, Of = of, Read = Of(previous.Read) };
    }

    private ReductionExpression CopyReduction(ReductionExpression reduction)
    {
        foreach (LoweredIndex bound in reduction.Indices) _indices[bound.Id] = index(bound);
        return reduction with
        {
            Indices = [.. reduction.Indices.Select(Renamed)],
            Condition = reduction.Condition is { } condition ? Of(condition) : null,
            Body = Of(reduction.Body),
        };
    }

    private LoweredIndex Renamed(LoweredIndex old) => _indices.GetValueOrDefault(old.Id, old);
}
