using System.Collections.Immutable;

namespace Mechanisms.Dsl.Lowering;

/// <summary>
/// The searches of which a run keeps a record: those that a step makes in every one of its cells, whatever the values. One
/// inside a reduction or another search, behind <c>if</c>, <c>and</c>, <c>or</c>, in a rule or in a step that reads itself has none.
/// </summary>
public static class SearchSites
{
    /// <summary>Their nodes.</summary>
    public static ImmutableHashSet<int> Of(LoweredMechanism mechanism)
    {
        var nodes = ImmutableHashSet.CreateBuilder<int>();
        foreach (LoweredStep step in mechanism.Steps.Where(step => step.Recurrence < 0)) Visit(step.Body);
        return nodes.ToImmutable();

        void Visit(LoweredExpression expression)
        {
            switch (expression)
            {
                case SolveExpression solve:
                    Enter(solve);
                    Visit(solve.From);
                    Visit(solve.To);
                    break;
                case WholeToReal or NumberOperation or Comparison or Negation:
                    foreach (LoweredExpression part in LoweredWalk.Children(expression)) Visit(part);
                    break;
                case Junction junction:
                    Visit(junction.Left);
                    break;
                case ConditionalExpression choice:
                    Visit(choice.Condition);
                    break;
                case OtherwiseExpression { Value: SolveExpression caught }:
                    Enter(caught);
                    break;
            }
        }

        // What a local stands for may depend on more than shows in the search.
        void Enter(SolveExpression solve)
        {
            if (!ReadsFromOutside(solve)) nodes.Add(solve.Node);
        }
    }

    /// <summary>The indices on which a search depends, each once.</summary>
    public static ImmutableArray<LoweredIndex> FreeIndices(SolveExpression solve)
    {
        List<LoweredIndex> read = [];
        HashSet<int> bound = [];
        Visit(solve);
        return [.. read.DistinctBy(index => index.Id).Where(index => !bound.Contains(index.Id))];

        void Visit(LoweredExpression expression)
        {
            switch (expression)
            {
                case IndexRead at:
                    read.Add(at.Index);
                    break;
                case InputRead { Indices: var indices }:
                    read.AddRange(indices);
                    break;
                case PresenceRead { Indices: var indices }:
                    read.AddRange(indices);
                    break;
                case StepRead { Indices: var indices }:
                    read.AddRange(indices);
                    break;
                case PreviousExpression previous:
                    bound.Add(previous.Bound.Id);
                    read.Add(previous.Of);
                    break;
                case GuardedExpression guarded:
                    VisitSupport(guarded.Support);
                    break;
                case ReductionExpression reduction:
                    bound.UnionWith(reduction.Indices.Select(index => index.Id));
                    VisitSupport(reduction.Over);
                    break;
            }

            foreach (LoweredExpression part in LoweredWalk.Children(expression)) Visit(part);
        }

        void VisitSupport(Support support)
        {
            switch (support)
            {
                case RowSupport row:
                    read.AddRange(row.Indices);
                    break;
                case StepSupport step:
                    read.AddRange(step.Indices);
                    break;
                case BothSupport both:
                    VisitSupport(both.Left);
                    VisitSupport(both.Right);
                    break;
                case EitherSupport either:
                    VisitSupport(either.Left);
                    VisitSupport(either.Right);
                    break;
                case SomeSupport some:
                    bound.UnionWith(some.Bound.Select(index => index.Id));
                    VisitSupport(some.Inner);
                    break;
            }
        }
    }

    private static bool ReadsFromOutside(SolveExpression solve)
    {
        HashSet<int> read = [], bound = [];
        Visit(solve);
        return !read.IsSubsetOf(bound);

        void Visit(LoweredExpression expression)
        {
            if (expression is LocalRead local) read.Add(local.Local);
            if (expression is LetExpression let) bound.Add(let.Local);
            if (expression is SolveExpression inner) bound.Add(inner.Local);
            foreach (LoweredExpression part in LoweredWalk.Children(expression)) Visit(part);
        }
    }
}
