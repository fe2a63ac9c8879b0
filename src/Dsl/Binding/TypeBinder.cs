using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Types and dimensions as written → as known.</summary>
internal sealed class TypeBinder(MechanismModel model)
{
    /// <summary>The units that every script knows. <c>number</c> and <c>share</c> have no dimension.</summary>
    private static readonly string[] BaseUnits = [Dimension.Money, "credits", "votes", "minutes"];

    private static readonly string[] PlainUnits = ["number", "share"];

    /// <summary>Whether a name is a unit without being declared.</summary>
    public static bool IsBuiltIn(string name) => BaseUnits.Contains(name) || PlainUnits.Contains(name);

    public BoundType Bind(TypeSyntax syntax, SourceText source)
    {
        switch (syntax)
        {
            case QuantityTypeSyntax quantity:
                Dimension? dimension = BindDimension(quantity.Dimension, source);
                if (dimension is null) return BoundType.Error;
                return quantity.IsWhole ? BoundType.Whole(dimension) : BoundType.Real(dimension);
            case TruthTypeSyntax:
                return BoundType.Truth;
            case TextTypeSyntax:
                return BoundType.Text;
            case TimeTypeSyntax:
                return BoundType.Time;
            case CostTypeSyntax or SaturationTypeSyntax:
                model.Messages.Add(RoleMessages.RoleIsNoValue(source.LocationOf(syntax.Span)));
                return BoundType.Error;
            default:
                return BoundType.Error;
        }
    }

    /// <summary>The dimension, or null where a unit is unknown (reported).</summary>
    public Dimension? BindDimension(DimensionSyntax syntax, SourceText source)
    {
        Dimension? dimension = Dimension.Number;
        foreach (DimensionFactorSyntax factor in syntax.Factors)
        {
            Dimension? unit = FindUnit(factor.Unit, source);
            if (unit is null || factor.Denominator == 0) dimension = null;
            else dimension = dimension?.Times(unit.ToThe(new Rational(factor.Numerator, factor.Denominator)));
        }

        return dimension;
    }

    /// <summary>What a declared unit means: itself, or what its declaration says.</summary>
    public Dimension MeaningOf(UnitSymbol unit) => unit.Syntax.Meaning is not { } said
        ? Dimension.Unit(unit.Name)
        : BindDimension(said, unit.Source) ?? Dimension.Any;

    private Dimension? FindUnit(NameSyntax name, SourceText source)
    {
        if (PlainUnits.Contains(name.Text)) return Dimension.Number;
        if (BaseUnits.Contains(name.Text)) return Dimension.Unit(name.Text);
        if (model.Units.GetValueOrDefault(name.Text) is { } declared)
        {
            if (declared.Meaning is { } meaning) return meaning;
            model.Messages.Add(UnitMessages.UnitInCircle(source.LocationOf(name.Span), name.Text));
            return null;
        }


        var known = model.Units.Keys.Concat(BaseUnits).Concat(PlainUnits)
            .Concat(["text", "time", "whole", "yes/no", "cost", "saturation"]);
        model.Unknown(name, source, () => known, at => NameMessages.UnknownUnit(at, name.Text, known));
        return null;
    }
}
