using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// Formulas as written → the lowered form with types. Supports come later (see Analysis): every reduction ranges over
/// everywhere here and no guard stands yet. After a mistake the result is of the error type, which fits everything.
/// </summary>
internal sealed partial class ExpressionBinder(MechanismModel model, TypeBinder types, IndexInference inference, Action<StepSymbol> bindStep)
{
    /// <summary>How deep formulas and the functions that they call may go together.</summary>
    private const int DeepestFormula = 1_500;

    private int _depth;

    /// <summary>Whether the formula of a measure is bound: only there other measures may be read.</summary>
    public bool IsMeasuring { get; set; }

    /// <summary>The formula with its type.</summary>
    public Bound Bind(ExpressionSyntax syntax, Scope scope)
    {
        if (_depth >= DeepestFormula)
        {
            Report(SyntaxMessages.FormulaTooDeep(_outermostCall ?? Place(syntax, scope), DeepestFormula));
            return Nothing(syntax, scope);
        }

        _depth++;
        Bound bound = BindHere(syntax, scope);
        _depth--;
        return bound;
    }

    private Bound BindHere(ExpressionSyntax syntax, Scope scope) => syntax switch
    {
        NumberSyntax number => BindNumber(number, scope),
        TruthSyntax truth => new Bound(new TruthConstant(Node(truth, scope), truth.Value), BoundType.Truth),
        TextExpressionSyntax text => new Bound(new TextConstant(Node(text, scope), text.Value), BoundType.Text),
        UnaffordableSyntax none => new Bound(
            new RealConstant(Node(none, scope), double.PositiveInfinity), BoundType.Real(Dimension.Any)),
        ParenthesizedSyntax inner => Bind(inner.Inner, scope),
        NameExpressionSyntax name => BindName(name, scope),
        ElementSyntax element => BindElement(element, scope),
        CallSyntax call => BindCall(call, scope),
        UnarySyntax unary => BindUnary(unary, scope),
        BinarySyntax binary => BindBinary(binary, scope),
        ConditionalSyntax choice => BindConditional(choice, scope),
        OtherwiseSyntax otherwise => BindOtherwise(otherwise, scope),
        ReductionSyntax reduction => BindReduction(reduction, scope),
        PresentSyntax present => BindPresent(present, scope),
        SolveSyntax solve => BindSolve(solve, scope),
        DerivativeSyntax derivative => BindDerivative(derivative, scope),
        _ => Nothing(syntax, scope),
    };

    /// <summary>A condition: yes or no.</summary>
    public Bound BindTruth(ExpressionSyntax syntax, Scope scope, string what)
    {
        Bound bound = Bind(syntax, scope);
        if (bound.IsError || bound.Type.Kind == ValueKind.Truth) return bound;
        Report(TypeMessages.TruthExpected(Place(syntax, scope), what, bound.Type.InWords));
        return Nothing(syntax, scope);
    }

    /// <summary>A formula that must have a declared type; a literal alone takes it.</summary>
    public Bound BindAs(ExpressionSyntax syntax, BoundType wanted, string what, Scope scope)
    {
        if (wanted.IsError) return Bind(syntax, scope);
        if (wanted.IsNumeric && LiteralBinder.TextOf(syntax) is { } && UnitOfLiteral(syntax) is null)
        {
            LoweredValue? value = new LiteralBinder(model, types).Bind(syntax, wanted, what, scope.Source);
            if (value is null) return Nothing(syntax, scope);
            LoweredExpression constant = wanted.Kind == ValueKind.Whole
                ? new WholeConstant(Node(syntax, scope), value.Whole)
                : new RealConstant(Node(syntax, scope), value.Real);
            return new Bound(constant, wanted);
        }

        return Coerce(Bind(syntax, scope), wanted, what, syntax, scope);
    }

    /// <summary>Makes a value one of a declared type, or reports that it is none.</summary>
    public Bound Coerce(Bound bound, BoundType wanted, string what, ExpressionSyntax syntax, Scope scope)
    {
        if (bound.IsError || wanted.IsError) return bound with { Type = bound.IsError ? bound.Type : wanted };
        if (bound.Type.IsNumeric != wanted.IsNumeric || (!wanted.IsNumeric && bound.Type.Kind != wanted.Kind))
        {
            Report(TypeMessages.OtherKind(Place(syntax, scope), what, wanted.InWords, bound.Type.InWords));
            return Nothing(syntax, scope);
        }

        if (!bound.Type.Dimension.Fits(wanted.Dimension))
        {
            Report(TypeMessages.OtherDimension(Place(syntax, scope), what, wanted.DimensionInWords, bound.Type.DimensionInWords));
            return Nothing(syntax, scope);
        }

        if (wanted.Kind == ValueKind.Whole && bound.Type.Kind == ValueKind.Real)
        {
            Report(TypeMessages.WholeExpected(Place(syntax, scope), what));
            return Nothing(syntax, scope);
        }

        Bound converted = wanted.Kind == ValueKind.Real ? ToReal(bound, syntax.Span, scope) : bound;
        return converted with { Type = wanted };
    }

    private Bound BindNumber(NumberSyntax number, Scope scope)
    {
        string text = number.Digits + (number.IsPercent ? "%" : "");
        bool looksWhole = !number.IsPercent && !number.Digits.Contains('.', StringComparison.Ordinal);
        bool isWhole = looksWhole & Literal.TryParseWhole(text, out var whole);
        if (!isWhole && !Literal.TryParseReal(text, out _))
        {
            Report(TypeMessages.NumberOutOfRange(Place(number, scope), scope.Source.Slice(number.Span)));
            return Nothing(number, scope);
        }

        Literal.TryParseReal(text, out double real);
        Dimension? dimension = number.Unit is { } unit ? types.BindDimension(unit, scope.Source)
            : isWhole ? (whole.IsZero ? Dimension.Any : Dimension.Number)
            : real == 0 ? Dimension.Any : Dimension.Number;
        if (dimension is null) return Nothing(number, scope);
        return isWhole
            ? new Bound(new WholeConstant(Node(number, scope), whole), BoundType.Whole(dimension))
            : new Bound(new RealConstant(Node(number, scope), real), BoundType.Real(dimension));
    }

    private Bound BindConditional(ConditionalSyntax choice, Scope scope)
    {
        Bound condition = BindTruth(choice.Condition, scope, "the condition of `if`");
        (Bound then, Bound otherwise, BoundType type) = Unify(
            Bind(choice.Then, scope), Bind(choice.Else, scope), choice.Then, choice.Else, scope, "the two branches of `if`");
        if (condition.IsError || type.IsError) return Nothing(choice, scope);
        return new Bound(
            new ConditionalExpression(Node(choice, scope), type.Kind, condition.Expression, then.Expression, otherwise.Expression), type);
    }

    private Bound BindOtherwise(OtherwiseSyntax syntax, Scope scope)
    {
        (Bound value, Bound fallback, BoundType type) = Unify(
            Bind(syntax.Value, scope), Bind(syntax.Fallback, scope), syntax.Value, syntax.Fallback, scope, "the two sides of `otherwise`");
        if (type.IsError) return Nothing(syntax, scope);
        return new Bound(new OtherwiseExpression(Node(syntax, scope), type.Kind, value.Expression, fallback.Expression), type);
    }

    /// <summary>Brings two values that stand side by side to one type.</summary>
    private (Bound Left, Bound Right, BoundType Type) Unify(
        Bound left, Bound right, ExpressionSyntax leftSyntax, ExpressionSyntax rightSyntax, Scope scope, string what)
    {
        if (left.IsError || right.IsError) return (left, right, BoundType.Error);
        bool sameKind = left.Type.Kind == right.Type.Kind || (left.Type.IsNumeric && right.Type.IsNumeric);
        bool sameSet = left.Type.Set == right.Type.Set;
        if (!sameKind || !sameSet || !left.Type.Dimension.Fits(right.Type.Dimension))
        {
            Location place = scope.Source.LocationOf(leftSyntax.Span.Through(rightSyntax.Span));
            string leftWords = sameSet ? left.Type.InWords : Wording.A(model.SetName(left.Type.Set));
            string rightWords = sameSet ? right.Type.InWords : Wording.A(model.SetName(right.Type.Set));
            Report(TypeMessages.DoNotFit(
                place, what, scope.Source.Slice(leftSyntax.Span), leftWords, scope.Source.Slice(rightSyntax.Span), rightWords,
                HowToFit(left.Type, leftSyntax, right.Type, rightSyntax, scope)));
            return (left, right, BoundType.Error);
        }

        Dimension dimension = left.Type.Dimension.IsAny ? right.Type.Dimension : left.Type.Dimension;
        if (left.Type.Kind != right.Type.Kind)
        {
            left = ToReal(left, leftSyntax.Span, scope);
            right = ToReal(right, rightSyntax.Span, scope);
        }

        return (left, right, left.Type with { Dimension = dimension });
    }

    private static string HowToFit(BoundType left, ExpressionSyntax leftSyntax, BoundType right, ExpressionSyntax rightSyntax, Scope scope)
    {
        if (!left.IsNumeric || !right.IsNumeric) return left.Kind == right.Kind ? "compare members of one set" : "give both the same kind of value";
        (ExpressionSyntax number, BoundType other) = leftSyntax is NumberSyntax ? (leftSyntax, right) : (rightSyntax, left);
        return number switch
        {
            NumberSyntax { IsPercent: true } => "a percentage is taken by multiplying: `… * 10%`",
            NumberSyntax { Unit: null } literal when !other.Dimension.IsNumber =>
                $"write `{scope.Source.Slice(literal.Span)} {other.Dimension}`: in a formula only 0 fits every unit",
            _ => "convert one of them with a rate that has both units",
        };
    }

    private Bound ToReal(Bound bound, TextSpan span, Scope scope)
    {
        if (bound.Type.Kind != ValueKind.Whole) return bound;
        int node = model.Node(span, scope.Source);
        LoweredExpression real = bound.Expression is WholeConstant constant
            && Literal.TryParseReal(constant.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), out double value)
                ? new RealConstant(node, value)
                : new WholeToReal(node, bound.Expression);
        return new Bound(real, bound.Type with { Kind = ValueKind.Real });
    }

    private static DimensionSyntax? UnitOfLiteral(ExpressionSyntax syntax) => syntax switch
    {
        ParenthesizedSyntax inner => UnitOfLiteral(inner.Inner),
        UnarySyntax unary => UnitOfLiteral(unary.Operand),
        NumberSyntax number => number.Unit,
        _ => null,
    };

    private Bound Nothing(SyntaxNode syntax, Scope scope) => new(new RealConstant(Node(syntax, scope), 0), BoundType.Error);

    private int Node(SyntaxNode syntax, Scope scope) => model.Node(syntax.Span, scope.Source);

    private static Location Place(SyntaxNode syntax, Scope scope) => scope.Source.LocationOf(syntax.Span);

    private void Report(Diagnostic message) => model.Messages.Add(message);
}
