using System.Collections.Immutable;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// A product of units with rational exponents. <see cref="Any"/> is the dimension of 0 and of <c>unaffordable</c>, which
/// fit every other.
/// </summary>
internal sealed class Dimension : IEquatable<Dimension>
{
    /// <summary>A plain number.</summary>
    public static readonly Dimension Number = new([], false);

    /// <summary>Fits every dimension.</summary>
    public static readonly Dimension Any = new([], true);

    /// <summary>The unit of currencies.</summary>
    public const string Money = "money";

    private readonly ImmutableSortedDictionary<string, Rational> _units;

    private Dimension(IEnumerable<KeyValuePair<string, Rational>> units, bool isAny)
    {
        _units = units.Where(unit => !unit.Value.IsZero).ToImmutableSortedDictionary(StringComparer.Ordinal);
        IsAny = isAny;
    }

    public bool IsAny { get; }

    /// <summary>Whether a unit is among its factors.</summary>
    public bool Mentions(string unit) => _units.ContainsKey(unit);

    public bool IsNumber => !IsAny && _units.IsEmpty;

    public static Dimension Unit(string name) => new([KeyValuePair.Create(name, new Rational(1))], false);

    public Dimension Times(Dimension other)
    {
        if (IsAny || other.IsAny) return Any;
        var product = _units.ToBuilder();
        foreach ((string unit, Rational exponent) in other._units)
            product[unit] = exponent + product.GetValueOrDefault(unit, new Rational(0));
        return new Dimension(product, false);
    }

    public Dimension Per(Dimension other) => Times(other.ToThe(new Rational(-1)));

    public Dimension ToThe(Rational exponent) =>
        IsAny ? Any : new Dimension(_units.Select(unit => KeyValuePair.Create(unit.Key, unit.Value * exponent)), false);

    /// <summary>Whether a value of one may stand beside a value of the other.</summary>
    public bool Fits(Dimension other) => IsAny || other.IsAny || Equals(other);

    public bool Equals(Dimension? other) => other is not null && IsAny == other.IsAny && _units.SequenceEqual(other._units);

    public override bool Equals(object? obj) => Equals(obj as Dimension);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>As a person writes it: <c>money</c>, <c>money/votes^2</c>, <c>number</c>, <c>1/height</c>.</summary>
    public override string ToString()
    {
        if (IsAny || _units.IsEmpty) return "number";
        string above = string.Join("*", _units.Where(unit => unit.Value.Numerator > 0).Select(unit => Factor(unit.Key, unit.Value)));
        string below = string.Concat(_units.Where(unit => unit.Value.Numerator < 0).Select(unit => "/" + Factor(unit.Key, -unit.Value)));
        return (above.Length == 0 ? "1" : above) + below;
    }

    private static string Factor(string unit, Rational exponent) => exponent == new Rational(1) ? unit : $"{unit}^{exponent}";
}
