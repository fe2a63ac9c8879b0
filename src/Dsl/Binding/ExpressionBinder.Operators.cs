using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Operators between and before operands.</summary>
internal sealed partial class ExpressionBinder
{
    private Bound BindUnary(UnarySyntax unary, Scope scope)
    {
        if (unary.Operator == UnaryOperator.Not)
        {
            Bound truth = BindTruth(unary.Operand, scope, "what follows `not`");
            return truth.IsError ? truth : new Bound(new Negation(Node(unary, scope), truth.Expression), BoundType.Truth);
        }

        Bound operand = BindNumeric(unary.Operand, scope, "what follows `-`");
        return operand.IsError ? operand : Operation(unary, NumberOperator.Negate, operand.Type, scope, operand);
    }

    private Bound BindBinary(BinarySyntax binary, Scope scope) => binary.Operator switch
    {
        BinaryOperator.Or or BinaryOperator.And => BindJunction(binary, scope),
        BinaryOperator.Add => BindSum(binary, NumberOperator.Add, "added", scope),
        BinaryOperator.Subtract => BindSum(binary, NumberOperator.Subtract, "subtracted", scope),
        BinaryOperator.Multiply or BinaryOperator.Divide => BindProduct(binary, scope),
        BinaryOperator.WholeDivide => BindWholeDivision(binary, scope),
        BinaryOperator.Power => BindPower(binary, scope),
        BinaryOperator.Before => BindBefore(binary, scope),
        _ => BindComparison(binary, scope),
    };

    private Bound BindJunction(BinarySyntax binary, Scope scope)
    {
        bool isAnd = binary.Operator == BinaryOperator.And;
        string what = isAnd ? "a side of `and`" : "a side of `or`";
        Bound left = BindTruth(binary.Left, scope, what);
        Bound right = BindTruth(binary.Right, scope, what);
        if (left.IsError || right.IsError) return Nothing(binary, scope);
        return new Bound(new Junction(Node(binary, scope), isAnd, left.Expression, right.Expression), BoundType.Truth);
    }

    private Bound BindSum(BinarySyntax binary, NumberOperator op, string verb, Scope scope)
    {
        Bound left = BindNumeric(binary.Left, scope, $"what is {verb}");
        Bound right = BindNumeric(binary.Right, scope, $"what is {verb}");
        (left, right, BoundType type) = Unify(left, right, binary.Left, binary.Right, scope, $"what is {verb}");
        return type.IsError ? Nothing(binary, scope) : Operation(binary, op, type, scope, left, right);
    }

    private Bound BindProduct(BinarySyntax binary, Scope scope)
    {
        bool divides = binary.Operator == BinaryOperator.Divide;
        string what = divides ? "a side of `/`" : "a side of `*`";
        Bound left = BindNumeric(binary.Left, scope, what);
        Bound right = BindNumeric(binary.Right, scope, what);
        if (left.IsError || right.IsError) return Nothing(binary, scope);
        if (divides || left.Type.Kind != right.Type.Kind)
        {
            left = ToReal(left, binary.Left.Span, scope);
            right = ToReal(right, binary.Right.Span, scope);
        }

        Dimension dimension = divides
            ? left.Type.Dimension.Per(right.Type.Dimension)
            : left.Type.Dimension.Times(right.Type.Dimension);
        BoundType type = left.Type with { Dimension = dimension };
        return Operation(binary, divides ? NumberOperator.Divide : NumberOperator.Multiply, type, scope, left, right);
    }

    private Bound BindWholeDivision(BinarySyntax binary, Scope scope)
    {
        Bound left = BindNumeric(binary.Left, scope, "a side of `div`");
        Bound right = BindNumeric(binary.Right, scope, "a side of `div`");
        if (left.IsError || right.IsError) return Nothing(binary, scope);
        foreach ((Bound side, ExpressionSyntax syntax) in new[] { (left, binary.Left), (right, binary.Right) })
        {
            if (side.Type.Kind == ValueKind.Whole) continue;
            Report(TypeMessages.WholeExpected(Place(syntax, scope), "a side of `div`"));
            return Nothing(binary, scope);
        }

        BoundType type = BoundType.Whole(left.Type.Dimension.Per(right.Type.Dimension));
        return Operation(binary, NumberOperator.WholeDivide, type, scope, left, right);
    }

    private Bound BindPower(BinarySyntax binary, Scope scope)
    {
        Bound power = BindNumeric(binary.Right, scope, "an exponent");
        Bound root = BindNumeric(binary.Left, scope, "what is raised to a power");
        if (power.IsError || root.IsError) return Nothing(binary, scope);
        if (!power.Type.Dimension.Fits(Dimension.Number))
        {
            Report(TypeMessages.ExponentHasUnit(Place(binary.Right, scope), power.Type.DimensionInWords));
            return Nothing(binary, scope);
        }

        Dimension dimension = root.Type.Dimension;
        if (!dimension.IsNumber && !dimension.IsAny)
        {
            if (ExponentOf(binary.Right) is not { } exponent)
            {
                Report(TypeMessages.ExponentUnknown(Place(binary.Right, scope), scope.Source.Slice(binary.Left.Span), root.Type.DimensionInWords));
                return Nothing(binary, scope);
            }

            dimension = dimension.ToThe(exponent);
        }

        bool staysWhole = root.Type.Kind == ValueKind.Whole && power.Expression is WholeConstant;
        if (!staysWhole)
        {
            root = ToReal(root, binary.Left.Span, scope);
            power = ToReal(power, binary.Right.Span, scope);
        }

        return Operation(binary, NumberOperator.Power, root.Type with { Dimension = dimension }, scope, root, power);
    }

    private Bound BindComparison(BinarySyntax binary, Scope scope)
    {
        ComparisonOperator op = binary.Operator switch
        {
            BinaryOperator.Equal => ComparisonOperator.Equal,
            BinaryOperator.NotEqual => ComparisonOperator.NotEqual,
            BinaryOperator.Less => ComparisonOperator.Less,
            BinaryOperator.LessOrEqual => ComparisonOperator.LessOrEqual,
            BinaryOperator.Greater => ComparisonOperator.Greater,
            _ => ComparisonOperator.GreaterOrEqual,
        };
        (Bound left, Bound right, BoundType type) = Unify(
            Bind(binary.Left, scope), Bind(binary.Right, scope), binary.Left, binary.Right, scope, "what is compared");
        if (type.IsError) return Nothing(binary, scope);
        bool isOrder = op is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual);
        if (isOrder && type.Kind is ValueKind.Truth or ValueKind.Member)
        {
            Report(TypeMessages.HasNoOrder(scope.Source.LocationOf(binary.OperatorSpan), scope.Source.Slice(binary.OperatorSpan), type.InWords));
            return Nothing(binary, scope);
        }

        return new Bound(new Comparison(Node(binary, scope), op, left.Expression, right.Expression), BoundType.Truth);
    }

    private Bound BindNumeric(ExpressionSyntax syntax, Scope scope, string what)
    {
        Bound bound = Bind(syntax, scope);
        if (bound.IsError || bound.Type.IsNumeric) return bound;
        Report(TypeMessages.OtherKind(Place(syntax, scope), what, "a number", bound.Type.InWords));
        return Nothing(syntax, scope);
    }

    private Bound Operation(SyntaxNode syntax, NumberOperator op, BoundType type, Scope scope, params Bound[] operands) =>
        new(new NumberOperation(Node(syntax, scope), type.Kind, op, [.. operands.Select(operand => operand.Expression)]), type);

    /// <summary>A constant exponent as a fraction: <c>2</c>, <c>0.5</c>, <c>(1/3)</c>, <c>-1</c>.</summary>
    private static Rational? ExponentOf(ExpressionSyntax syntax)
    {
        switch (syntax)
        {
            case ParenthesizedSyntax inner:
                return ExponentOf(inner.Inner);
            case UnarySyntax { Operator: UnaryOperator.Negate } negative:
                return ExponentOf(negative.Operand) is { } positive ? -positive : null;
            case BinarySyntax { Operator: BinaryOperator.Divide } fraction
                when ExponentOf(fraction.Left) is { } above && ExponentOf(fraction.Right) is { IsZero: false } below:
                return above * new Rational(below.Denominator, below.Numerator);
            case NumberSyntax { IsPercent: false, Unit: null } number
                when decimal.TryParse(
                    number.Digits, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out decimal value)
                && Rational.TryFrom(value, out Rational exponent):
                return exponent;
            default:
                return null;
        }
    }
}
