using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>The order of members: <c>i before j</c>, <c>x[before t]</c>, and what a step reads of itself.</summary>
internal sealed partial class ExpressionBinder
{
    private StepSymbol? _recursive;

    /// <summary>A step whose formula may read the step itself, at the member before: from here on until it is null again.</summary>
    public void BeginRecursion(StepSymbol? step) => _recursive = step;

    private Bound BindBefore(BinarySyntax binary, Scope scope)
    {
        (Bound left, Bound right, BoundType type) = Unify(
            Bind(binary.Left, scope), Bind(binary.Right, scope), binary.Left, binary.Right, scope, "what stands around `before`");
        if (type.IsError) return Nothing(binary, scope);
        if (type.Kind != ValueKind.Member)
        {
            Report(OrderMessages.BeforeNeedsMembers(scope.Source.LocationOf(binary.OperatorSpan), type.InWords));
            return Nothing(binary, scope);
        }

        return IsOrdered(type.Set, scope.Source.LocationOf(binary.OperatorSpan))
            ? new Bound(new Comparison(Node(binary, scope), ComparisonOperator.Less, left.Expression, right.Expression), BoundType.Truth)
            : Nothing(binary, scope);
    }

    /// <summary>
    /// What <c>sum(i before j: …)</c> asks of each pair. Any set will do: who comes first only decides in which of its two
    /// orders a pair comes.
    /// </summary>
    private LoweredExpression? OrderOf(ImmutableArray<BinderSyntax> binders, ImmutableArray<LoweredIndex> indices, Scope scope)
    {
        LoweredExpression? order = null;
        for (int i = 1; i < binders.Length; i++)
        {
            if (!binders[i].IsBehind) continue;
            if (indices[i - 1].Set != indices[i].Set && indices[i - 1].Set >= 0 && indices[i].Set >= 0)
            {
                Report(OrderMessages.PairOfTwoSets(
                    scope.Source.LocationOf(binders[i - 1].Span.Through(binders[i].Span)), indices[i - 1].Name, model.SetName(indices[i - 1].Set), indices[i].Name, model.SetName(indices[i].Set)));
            }

            var pair = new Comparison(
                Node(binders[i], scope), ComparisonOperator.Less, new IndexRead(Node(binders[i], scope), indices[i - 1]), new IndexRead(Node(binders[i], scope), indices[i]));
            order = order is null ? pair : new Junction(Node(binders[i], scope), true, order, pair);
        }

        return order;
    }

    private bool IsOrdered(int set, Location at)
    {
        if (set < 0 || model.Sets[set].Syntax.IsOrdered) return true;
        model.Once($"the order of {model.SetName(set)}", at, place => OrderMessages.SetHasNoOrder(place, model.SetName(set)).About(model.Sets[set]));
        return false;
    }

    /// <summary>The read with its indices, each <c>before t</c> being bound around it.</summary>
    private Bound ReadAt(
        ExpressionSyntax syntax, ImmutableArray<IndexSyntax> written, ImmutableArray<LoweredIndex> indices, Scope scope, Func<ImmutableArray<LoweredIndex>, Bound> read)
    {
        var moved = indices.ToBuilder();
        for (int i = 0; i < moved.Count; i++)
        {
            if (!written[i].IsBefore) continue;
            if (!IsOrdered(indices[i].Set, Place(written[i], scope))) return Nothing(syntax, scope);
            moved[i] = model.NewIndex(indices[i].Name, indices[i].Set);
        }

        Bound result = read(moved.ToImmutable());
        for (int i = moved.Count - 1; i >= 0 && !result.IsError; i--)
        {
            if (moved[i] != indices[i])
                result = result with { Expression = new PreviousExpression(Node(syntax, scope), result.Expression.Kind, moved[i], indices[i], result.Expression) };
        }

        return result;
    }

    /// <summary>Whether a step may read itself here: at the member before that of one and the same index of its own.</summary>
    private bool IsEarlier(ExpressionSyntax syntax, StepSymbol step, ImmutableArray<IndexSyntax> written, ImmutableArray<LoweredIndex> indices, Scope scope)
    {
        if (step != _recursive || step.State != BindingState.Underway) return true;
        int[] before = [.. Enumerable.Range(0, written.Length).Where(i => written[i].IsBefore)];
        // Without the word it is a circle, and reported as one.
        if (before.Length == 0) return false;
        bool isOwn = before.Length == 1 && indices[before[0]] == step.Indices[before[0]];
        if (!isOwn || (step.Recurrence >= 0 && step.Recurrence != before[0]))
        {
            Report(OrderMessages.ReadsItselfOtherwise(Place(syntax, scope), step.Name, step.Indices.FirstOrDefault(index => index.Set >= 0 && model.Sets[index.Set].Syntax.IsOrdered)?.Name));
            return false;
        }

        step.Recurrence = before[0];
        return true;
    }
}
