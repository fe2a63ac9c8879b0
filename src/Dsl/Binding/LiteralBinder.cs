using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// Literals where a value is declared (defaults, bounds, rounding units): they take the declared kind and dimension.
/// </summary>
internal sealed class LiteralBinder(MechanismModel model, TypeBinder types)
{
    /// <summary>The literal as a value of <paramref name="type"/>, or null after a message.</summary>
    public LoweredValue? Bind(ExpressionSyntax syntax, BoundType type, string what, SourceText source)
    {
        if (syntax is ErrorExpressionSyntax || type.IsError) return null;
        Location place = source.LocationOf(syntax.Span);
        if (TextOf(syntax) is not { } text)
        {
            model.Messages.Add(TypeMessages.LiteralExpected(place, what, type.InWords));
            return null;
        }

        if (UnitOf(syntax) is { } unit && types.BindDimension(unit, source) is { } dimension && !dimension.Fits(type.Dimension))
        {
            model.Messages.Add(TypeMessages.LiteralHasOtherUnit(place, what, type.DimensionInWords, dimension.ToString()));
            return null;
        }

        if (text.EndsWith('%') && type.IsNumeric && !type.Dimension.IsNumber && !type.Dimension.IsAny)
        {
            model.Messages.Add(TypeMessages.PercentOfWhat(place, what, type.DimensionInWords, text));
            return null;
        }

        bool isText = syntax is TextExpressionSyntax;
        if (isText == (type.Kind == ValueKind.Text) || (isText && type.Kind == ValueKind.Time))
        {
            if (Literal.TryParse(text, type.Kind, out LoweredValue value)) return value;
        }

        string wanted = type.Kind == ValueKind.Whole ? "a whole number" : type.Kind == ValueKind.Real ? "a number" : type.InWords;
        model.Messages.Add(TypeMessages.LiteralOfOtherKind(place, what, wanted, source.Slice(syntax.Span)));
        return null;
    }

    /// <summary>The text of a literal, with its sign; null for anything else.</summary>
    public static string? TextOf(ExpressionSyntax syntax) => syntax switch
    {
        ParenthesizedSyntax inner => TextOf(inner.Inner),
        UnarySyntax { Operator: UnaryOperator.Negate, Operand: NumberSyntax number } => "-" + TextOf(number),
        NumberSyntax number => number.Digits + (number.IsPercent ? "%" : ""),
        TruthSyntax truth => truth.Value ? "yes" : "no",
        TextExpressionSyntax text => text.Value,
        _ => null,
    };

    private static DimensionSyntax? UnitOf(ExpressionSyntax syntax) => syntax switch
    {
        ParenthesizedSyntax inner => UnitOf(inner.Inner),
        UnarySyntax { Operand: NumberSyntax number } => number.Unit,
        NumberSyntax number => number.Unit,
        _ => null,
    };
}
