using Mechanisms.Dsl.Analysis;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Searches: <c>largest</c> and <c>smallest</c>. Whether their conditions can be searched is proven later.</summary>
internal sealed partial class ExpressionBinder
{
    private Bound BindSolve(SolveSyntax syntax, Scope scope)
    {
        const string what = "an end of the range that is searched";
        (Bound from, Bound to, BoundType type) = Unify(
            BindNumeric(syntax.From, scope, what), BindNumeric(syntax.To, scope, what), syntax.From, syntax.To, scope, "the two ends of the range");
        CheckIndexName(syntax.Variable, [], scope);
        if (!type.IsError) (from, to, type) = (ToKind(from, syntax.From, syntax, scope), ToKind(to, syntax.To, syntax, scope), TypeOf(type, syntax));
        int local = model.NewLocal();
        LoweredExpression Read(TextSpan span, SourceText source) => new LocalRead(model.Node(span, source), type.Kind, local);
        Bound condition = BindTruth(syntax.Condition, scope.With(syntax.Variable.Text, new ValueEntry(type, Read)), "the condition of a search");
        if (type.IsError || from.IsError || to.IsError || condition.IsError) return Nothing(syntax, scope);
        return new Bound(
            new SolveExpression(
                Node(syntax, scope),
                type.Kind,
                syntax.IsLargest,
                local,
                syntax.Variable.Text,
                from.Expression,
                to.Expression,
                condition.Expression,
                SidesOf(condition.Expression, local, syntax),
                SearchCertificate.Bisection),
            type);
    }

    // 0 and 1 fit every dimension as ends only if the other end has one; a range of plain numbers is plain.
    private static BoundType TypeOf(BoundType type, SolveSyntax syntax)
    {
        Dimension dimension = type.Dimension.IsAny ? Dimension.Number : type.Dimension;
        return syntax.IsWhole ? BoundType.Whole(dimension) : BoundType.Real(dimension);
    }

    private Bound ToKind(Bound end, ExpressionSyntax endSyntax, SolveSyntax syntax, Scope scope)
    {
        if (!syntax.IsWhole) return ToReal(end, endSyntax.Span, scope);
        if (end.Type.Kind == ValueKind.Whole) return end;
        Report(TypeMessages.WholeExpected(Place(endSyntax, scope), "an end of a range of whole numbers"));
        return Nothing(endSyntax, scope);
    }

    /// <summary>The sides of a comparison by order, and how fast the one grows away from the other; nothing for other conditions.</summary>
    private SearchSides? SidesOf(LoweredExpression condition, int local, SolveSyntax syntax)
    {
        if (Margins.SidesOf(condition) is not var (more, less, isStrict)) return null;
        LoweredExpression? slope = null;
        if (!syntax.IsWhole && more.Kind == ValueKind.Real)
        {
            var derivative = new Derivative(local, model.NodeLike, model.NewLocal, Copy) { Towards = syntax.IsLargest ? Direction.Up : Direction.Down };
            slope = derivative.Of(Margins.Of(Copy(more), Copy(less), model.NodeLike(condition.Node)));
            slope = derivative.Obstacle is null ? slope ?? new RealConstant(model.NodeLike(condition.Node), 0) : null;
            if (slope is NumberOperation { Operator: NumberOperator.Subtract } difference) slope = CancellingSlope.Of(difference, model.NodeLike, model.NewLocal);
        }

        return new SearchSides(Copy(more), Copy(less), slope, isStrict);
    }
}
