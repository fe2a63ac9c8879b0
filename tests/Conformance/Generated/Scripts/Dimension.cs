namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>
/// A product of units with exponents in quarters, so that roots of roots are there too. A second implementation of what the
/// compiler knows: a formula that one calls money and the other not fails to compile.
/// </summary>
internal readonly record struct Dimension(int Money, int Credits, int Votes, int Minutes, int Height)
{
    public const int Quarters = 4;

    /// <summary>A unit that generated mechanisms declare themselves.</summary>
    public const string OwnUnit = "height";

    private const int Largest = 3 * Quarters;

    private static readonly string[] Names = ["money", "credits", "votes", "minutes", OwnUnit];

    public static readonly Dimension Number = default;

    public static readonly Dimension OfMoney = new(Quarters, 0, 0, 0, 0);

    public bool IsNumber => this == Number;

    /// <summary>Whether it is small enough to go on with: products of products would leave what anybody writes.</summary>
    public bool IsModest => Exponents.All(exponent => Math.Abs(exponent) <= Largest);

    private int[] Exponents => [Money, Credits, Votes, Minutes, Height];

    public static Dimension operator *(Dimension a, Dimension b) =>
        new(a.Money + b.Money, a.Credits + b.Credits, a.Votes + b.Votes, a.Minutes + b.Minutes, a.Height + b.Height);

    public static Dimension operator /(Dimension a, Dimension b) =>
        new(a.Money - b.Money, a.Credits - b.Credits, a.Votes - b.Votes, a.Minutes - b.Minutes, a.Height - b.Height);

    /// <summary>The square.</summary>
    public Dimension Squared => this * this;

    /// <summary>The root, or null where it would need eighths.</summary>
    public Dimension? Root => Exponents.All(exponent => exponent % 2 == 0)
        ? new(Money / 2, Credits / 2, Votes / 2, Minutes / 2, Height / 2)
        : null;

    /// <summary>One by chance, with or without the unit that the mechanism declares.</summary>
    public static Dimension Any(Dice dice, bool withOwn)
    {
        if (dice.Chance(45)) return Number;
        Dimension unit = Unit(dice, withOwn);
        return dice.Below(10) switch
        {
            < 6 => unit,
            6 => unit / Unit(dice, withOwn),
            7 => unit * Unit(dice, withOwn),
            8 => unit.Root!.Value,
            _ => Number / unit,
        };
    }

    /// <summary>As a type: <c>money^(1/2)*votes/minutes</c>, or with <c>per</c>.</summary>
    public string AsType(Dice dice)
    {
        if (IsNumber) return dice.Chance(80) ? "number" : "share";
        string[] above = [.. Factors(sign: 1)], below = [.. Factors(sign: -1)];
        string over = dice.Chance(50) && above.Length > 0 ? " per " : "/";
        return (above.Length == 0 ? "1" : string.Join(" * ", above)) + string.Concat(below.Select(factor => over + factor));
    }

    /// <summary>A literal in a formula with its unit behind it.</summary>
    public Formula Literal(string number)
    {
        int sign = number.StartsWith('-') ? Rung.Sign : Rung.Atom;
        if (IsNumber) return new Formula(number, sign);
        string[] above = [.. Factors(sign: 1)];
        string first = number + (above.Length > 0 ? " " + above[0] : "") + string.Concat(Factors(sign: -1).Select(factor => " per " + factor));
        if (above.Length <= 1) return new Formula(first, Math.Min(sign, Rung.Power));
        return new Formula(first + string.Concat(above.Skip(1).Select(factor => " * (1 " + factor + ")")), Rung.Product);
    }

    private IEnumerable<string> Factors(int sign)
    {
        foreach ((int i, int exponent) in Exponents.Index())
        {
            int size = exponent * sign;
            if (size <= 0) continue;
            yield return Names[i] + size switch
            {
                Quarters => "",
                _ when size % Quarters == 0 => "^" + size / Quarters,
                _ when size % 2 == 0 => $"^({size / 2}/2)",
                _ => $"^({size}/{Quarters})",
            };
        }
    }

    private static Dimension Unit(Dice dice, bool withOwn) => dice.Below(withOwn ? 7 : 6) switch
    {
        < 3 => OfMoney,
        3 => new Dimension(0, Quarters, 0, 0, 0),
        4 => new Dimension(0, 0, Quarters, 0, 0),
        5 => new Dimension(0, 0, 0, Quarters, 0),
        _ => new Dimension(0, 0, 0, 0, Quarters),
    };
}
