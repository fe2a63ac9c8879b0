using Mechanisms.Dsl.Analysis;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Derivatives: of a formula by a variable of its own, and of a cost by its quantity.</summary>
internal sealed partial class ExpressionBinder
{
    private Bound BindDerivative(DerivativeSyntax syntax, Scope scope)
    {
        Bound at = BindNumeric(syntax.At, scope, "the place where a derivative is taken");
        CheckIndexName(syntax.Variable, [], scope);
        at = at.IsError ? at : ToReal(at, syntax.At.Span, scope);
        int variable = model.NewLocal();
        LoweredExpression Read(TextSpan span, SourceText source) => new LocalRead(model.Node(span, source), ValueKind.Real, variable);
        Bound body = BindNumeric(syntax.Body, scope.With(syntax.Variable.Text, new ValueEntry(at.Type, Read)), "the formula whose growth is asked for");
        if (at.IsError || body.IsError) return Nothing(syntax, scope);
        body = ToReal(body, syntax.Body.Span, scope);
        BoundType type = BoundType.Real(body.Type.Dimension.Per(at.Type.Dimension));
        return Differentiated(syntax, body.Expression, variable, at.Expression, type, scope);
    }

    /// <summary>The marginal cost: what the next bit of quantity costs, where <paramref name="quantity"/> is bought already.</summary>
    private Bound ExpandMarginal(SyntaxNode call, FunctionUse use, Bound quantity, Scope caller)
    {
        int variable = model.NewLocal();
        var read = new Bound(new LocalRead(Node(call, caller), ValueKind.Real, variable), BoundType.Number);
        Bound body = Expand(call, use, [read], caller);
        return body.IsError ? body : Differentiated(call, body.Expression, variable, quantity.Expression, BoundType.Number, caller);
    }

    private Bound Differentiated(SyntaxNode syntax, LoweredExpression body, int variable, LoweredExpression at, BoundType type, Scope scope)
    {
        var derivative = new Derivative(variable, model.NodeLike, model.NewLocal, Copy);
        LoweredExpression? slope = derivative.Of(body);
        if (derivative.Obstacle is { } obstacle)
        {
            Report(RoleMessages.NoDerivative(Place(syntax, scope), model.PlaceOf(obstacle.Node)));
            return Nothing(syntax, scope);
        }

        slope ??= new RealConstant(Node(syntax, scope), 0);
        return new Bound(new LetExpression(Node(syntax, scope), ValueKind.Real, variable, at, slope), type);
    }

    /// <summary>A copy of an expression that is used once more.</summary>
    private LoweredExpression Copy(LoweredExpression expression) =>
        new LoweredCopy(model.NodeLike, model.NewLocal, index => model.NewIndex(index.Name, index.Set)).Of(expression);
}
