using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// Functions are written out where they are called: the arguments once under local names, then the body with its formals
/// bound to them. None may call itself, so this ends.
/// </summary>
internal sealed partial class ExpressionBinder
{
    private readonly List<string> _expanding = [];
    private int _expansions;

    private Location? _outermostCall;
    private bool _isExhausted;

    private const int MostExpansions = 5_000;

    /// <summary>What all functions together may be written out to, in parts of formulas.</summary>
    private const int MostNodes = 200_000;

    /// <summary>Binds the body of a function on its own; only what there is to say about it counts.</summary>
    public void CheckBody(FunctionSymbol function, ExpressionSyntax body, Scope scope) =>
        Expanded(body, function, scope, () => Typed(Bind(body, scope), function.Syntax, scope));

    /// <summary>A function of one quantity, written out.</summary>
    public Bound WrittenOut(FunctionUse use, Bound quantity) =>
        Expand(use.Function.Syntax.Name, use, [quantity], Scope.Of(ScopeKind.Function, use.Function.Source));

    /// <summary>What an amount buys at a cost, written out.</summary>
    public Bound InverseWrittenOut(FunctionUse use, Bound amount) =>
        ExpandInverse(use.Function.Syntax.Name, use, amount, Scope.Of(ScopeKind.Function, use.Function.Source));

    private Bound Expand(SyntaxNode call, FunctionUse use, IReadOnlyList<Bound> arguments, Scope caller)
    {
        FunctionSyntax function = use.Function.Syntax;
        return Expanded(call, use.Function, caller, () =>
        {
            var values = function.Formals.Select((formal, i) => (formal.Name.Text, arguments[i]))
                .Concat(use.Settings.Select(setting => (setting.Key, setting.Value)));
            return WithLocals(call, values, use.Function, caller, scope => Typed(Bind(function.Body, scope), function, scope));
        });
    }

    private Bound ExpandInverse(SyntaxNode call, FunctionUse use, Bound amount, Scope caller)
    {
        FunctionSyntax function = use.Function.Syntax;
        if (function.Inverse is { } stated)
        {
            return Expanded(call, use.Function, caller, () =>
            {
                var values = use.Settings.Select(setting => (setting.Key, setting.Value)).Prepend((stated.Amount.Text, amount));
                return WithLocals(call, values, use.Function, caller, scope => Typed(Bind(stated.Body, scope), function, scope));
            });
        }

        return InverseOf(call, use, amount, caller);
    }

    private Bound Expanded(SyntaxNode call, FunctionSymbol function, Scope caller, Func<Bound> expand)
    {
        string key = function.Source.Path + ":" + function.Name;
        if (_expanding.Contains(key))
        {
            Report(RoleMessages.CallsItself(function.Place, function.Name, function.Noun, Place(call, caller)));
            return Nothing(call, caller);
        }

        if (++_expansions > MostExpansions || model.NodeCount > MostNodes)
        {
            // Said once, at the call in the mechanism: the functions in between need not be wrong.
            if (!_isExhausted) Report(RoleMessages.TooManyExpansions(_outermostCall ?? Place(call, caller), function.Name, MostExpansions));
            _isExhausted = true;
            return Nothing(call, caller);
        }

        bool isOutermost = _expanding.Count == 0;
        if (isOutermost) _outermostCall = Place(call, caller);
        _expanding.Add(key);
        Bound result = expand();
        _expanding.RemoveAt(_expanding.Count - 1);
        if (isOutermost) _outermostCall = null;
        return result;
    }

    /// <summary>Binds values to names around a body; a value that is more than a read is computed once.</summary>
    private Bound WithLocals(
        SyntaxNode call, IEnumerable<(string Name, Bound Value)> values, FunctionSymbol function, Scope caller, Func<Scope, Bound> bindBody)
    {
        Scope scope = Scope.Of(ScopeKind.Function, function.Source);
        var locals = new List<(int Local, LoweredExpression Value)>();
        foreach ((string name, Bound value) in values)
        {
            Func<TextSpan, SourceText, LoweredExpression> read;
            if (IsPlainRead(value.Expression))
            {
                read = (span, source) => value.Expression with { Node = model.Node(span, source) };
            }
            else
            {
                int local = model.NewLocal();
                locals.Add((local, value.Expression));
                read = (span, source) => new LocalRead(model.Node(span, source), value.Type.Kind, local);
            }

            scope = scope.With(name, new ValueEntry(value.Type, read));
        }

        Bound body = bindBody(scope);
        if (body.IsError) return body;
        for (int i = locals.Count - 1; i >= 0; i--)
        {
            LoweredExpression wrapped = new LetExpression(
                Node(call, caller), body.Expression.Kind, locals[i].Local, locals[i].Value, body.Expression);
            body = body with { Expression = wrapped };
        }

        return body;
    }

    private static bool IsPlainRead(LoweredExpression value) =>
        value is RealConstant or WholeConstant or TruthConstant or TextConstant or ParameterRead or LocalRead or InputRead or StepRead or ColumnRead;

    /// <summary>What a function gives: a cost or saturation a plain real number, a plain function whatever its body is.</summary>
    private Bound Typed(Bound body, FunctionSyntax function, Scope scope) => function.Role switch
    {
        FunctionRole.Plain => body,
        FunctionRole.Saturation when body.IsError || body.Type.IsNumeric => ToReal(body, function.Body.Span, scope),
        _ => Coerce(body, BoundType.Number, $"what the {FunctionSymbol.RoleNoun(function.Role)} `{function.Name.Text}` gives", function.Body, scope),
    };
}
