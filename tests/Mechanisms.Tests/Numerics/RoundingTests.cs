using System.Numerics;
using CsCheck;
using Mechanisms.Numerics;

namespace Mechanisms.Tests.Numerics;

public class RoundingTests
{
    // A unit as digits · 10^power, written out by hand, so that the product's reading of literals is tested too.
    private static readonly (string Literal, int Digits, int Power)[] Units =
    [
        ("0.01", 1, -2), ("1", 1, 0), ("0.05", 5, -2), ("250", 250, 0), ("2.5e-3", 25, -4), ("1e-7", 1, -7), ("0.125", 125, -3), ("3", 3, 0),
        ("1_000", 1, 3), ("5%", 5, -2), ("0.010", 1, -2), ("1e2", 1, 2),
    ];

    private static readonly Gen<(string Literal, int Digits, int Power)> AnyUnit = Gen.Int[0, Units.Length - 1].Select(i => Units[i]);

    // In units: multiples, halves, multiples as doubles are off by a little, anything; also tiny and none.
    private static readonly Gen<double> InUnits = Gen.OneOf(
        Gen.Int[-30, 30].Select(n => (double)n), Gen.Int[-60, 60].Select(n => n / 2.0), Gen.Double[-30, 30], Gen.Int[-300, 300].Select(n => n / 10.0),
        Gen.OneOf(Gen.Const(double.Epsilon), Gen.Const(-double.Epsilon), Gen.Const(-0.0), Gen.Const(1e-30), Gen.Const(1.0 / 3)));

    [Fact]
    public void A_value_goes_to_the_multiple_that_a_search_finds() => Gen.Select(AnyUnit, InUnits).Sample((unit, inUnits) =>
    {
        double value = inUnits * unit.Digits * Math.Pow(10, unit.Power);
        Fraction exact = MeantBy(value, unit), step = Fraction.Of(unit);
        int down = 0;
        while (exact < step * down) down--;
        while (exact >= step * (down + 1)) down++;
        int up = exact == step * down ? down : down + 1;
        int againstUp = (step * up - exact).CompareTo(exact - step * down);
        int nearest = againstUp < 0 ? up : againstUp > 0 ? down : down % 2 == 0 ? down : up;

        AssertSame(Rounding.Down(value, unit.Literal), Multiple(unit, down));
        AssertSame(Rounding.Up(value, unit.Literal), Multiple(unit, up));
        AssertSame(Rounding.Nearest(value, unit.Literal), Multiple(unit, nearest));
    }, iter: 5000);

    [Theory]
    [InlineData(2.5, "1", 2, 2, 3)]
    [InlineData(3.5, "1", 4, 3, 4)]
    [InlineData(-2.5, "1", -2, -3, -2)]
    [InlineData(-0.3, "1", 0, -1, 0)]
    [InlineData(1e300, "1e-18", 1e300, 1e300, 1e300)]
    [InlineData(5e-324, "0.01", 0, 0, 0.01)]
    [InlineData(123456789.125, "0.01", 123456789.12, 123456789.12, 123456789.13)]
    [InlineData(0.145, "0.01", 0.14, 0.14, 0.15)] // the double is a little below 145 thousandths
    [InlineData(374, "250", 250, 250, 500)]
    [InlineData(375, "250", 500, 250, 500)]
    [InlineData(0.15000000000000002, "0.05", 0.15, 0.15, 0.2)]
    public void Rounding_examples(double value, string unit, double nearest, double down, double up)
    {
        AssertSame(Rounding.Nearest(value, unit), nearest);
        AssertSame(Rounding.Down(value, unit), down);
        AssertSame(Rounding.Up(value, unit), up);
    }

    [Fact]
    public void What_is_no_number_is_handed_through_or_undefined()
    {
        foreach (Func<double, string, double> round in new Func<double, string, double>[] { Rounding.Nearest, Rounding.Down, Rounding.Up })
        {
            AssertSame(round(Real.Undefined, "1"), Real.Undefined);
            AssertSame(round(Real.Overflow, "1"), Real.Overflow);
            AssertSame(round(Real.Unaffordable, "1"), Real.Undefined);
        }

        AssertSame(Rounding.Up(double.MaxValue, "1e308"), Real.Overflow);
        AssertSame(Rounding.Down(-double.MaxValue, "1e308"), Real.Overflow);
        AssertSame(Rounding.Down(double.MaxValue, "1e308"), 1e308);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("-1")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("1.2.3")]
    [InlineData("1e")]
    [InlineData("1e1001")]
    [InlineData("1e999999999999")]
    [InlineData("%")]
    [InlineData(".")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    public void A_unit_must_be_a_positive_decimal(string unit)
    {
        Should.Throw<FormatException>(() => Rounding.Nearest(1, unit));
        Should.Throw<FormatException>(() => Rounding.LargestFractions([1], unit, []));
    }

    [Fact]
    public void Payouts_and_leftover_are_the_total_rounded_down_and_go_to_the_largest_fractions() =>
        Gen.Select(AnyUnit, Gen.Select(InUnits, Gen.OneOf(Gen.Const(double.PositiveInfinity), InUnits, Gen.Double[0, 40])).Array[0, 8], Gen.Bool).Sample((unit, pairs, isBounded) =>
        {
            double size = unit.Digits * Math.Pow(10, unit.Power);
            double[] values = [.. pairs.Select(pair => pair.Item1 * size)], bounds = [.. pairs.Select(pair => pair.Item2 * size)];
            if (!isBounded) bounds = [];
            double[] results = [.. values];
            BigInteger leftover = Rounding.LargestFractions(results, unit.Literal, bounds);
            AssertFair(unit, values, isBounded ? bounds : [.. values.Select(_ => double.PositiveInfinity)], results, leftover);
            if (!isBounded) leftover.ShouldBe(0);
        }, iter: 5000);

    // The rules say exactly one thing for every round: which multiple each value starts from, who may have one unit more,
    // and in which order. So this checks the whole answer.
    private static void AssertFair((string Literal, int Digits, int Power) unit, double[] values, double[] bounds, double[] results, BigInteger leftover)
    {
        Fraction step = Fraction.Of(unit), total = Fraction.Of(0.0);
        int n = values.Length, placed = 0;
        int[] start = new int[n], end = new int[n];
        bool[] mayGrow = new bool[n];
        Fraction[] fractions = new Fraction[n];
        for (int i = 0; i < n; i++)
        {
            Fraction exact = MeantBy(values[i], unit);
            total += exact;
            while (exact < step * start[i]) start[i]--;
            while (exact >= step * (start[i] + 1)) start[i]++;
            fractions[i] = exact - step * start[i];
            mayGrow[i] = fractions[i] > Fraction.Of(0.0) && Multiple(unit, start[i] + 1) <= bounds[i];
            while (Multiple(unit, start[i]) > bounds[i]) start[i]--;
            end[i] = start[i] - 1;
            while (end[i] <= start[i] && Multiple(unit, end[i]) != results[i]) end[i]++;
            if (end[i] > start[i]) mayGrow[i].ShouldBeTrue($"position {i} grew");
            end[i].ShouldBeGreaterThanOrEqualTo(start[i]);
            AssertSame(results[i], Multiple(unit, end[i]));
            placed += end[i];
        }

        int whole = 0;
        while (total < step * whole) whole--;
        while (total >= step * (whole + 1)) whole++;

        // What is missing to the next multiple is at most 2^-44 of the total and a sixteenth of the unit.
        Fraction missing = step * (whole + 1) - total;
        Fraction size = total < Fraction.Of(0.0) ? Fraction.Of(0.0) - total : total;
        if (new Fraction(missing.Top << 44, missing.Bottom) <= size && missing * (1 << 4) <= step && new Fraction(size.Top << 4, size.Bottom << 44) <= step) whole++;
        (placed + leftover).ShouldBe(whole);
        leftover.ShouldBeGreaterThanOrEqualTo(0);
        for (int i = 0; i < n; i++)
        {
            if (!mayGrow[i] || end[i] > start[i]) continue;
            leftover.ShouldBe(0, $"position {i} could have had one more");
            for (int j = 0; j < n; j++)
            {
                if (end[j] == start[j]) continue;
                int comparison = fractions[j].CompareTo(fractions[i]);
                (comparison > 0 || (comparison == 0 && j < i)).ShouldBeTrue($"position {j} came before {i}");
            }
        }
    }

    [Fact]
    public void Equal_fractions_go_to_the_earlier_position()
    {
        AssertRounded([2.5, 2.5, 2.5, 2.5], "1", [], [3, 3, 2, 2], 0);
        AssertRounded([1.0 / 3, 1.0 / 3, 1.0 / 3], "0.01", [], [0.34, 0.33, 0.33], 0); // three doubles a little below a third are one
        AssertRounded([0.5, 0.75, 0.75], "1", [], [0, 1, 1], 0);
    }

    [Fact]
    public void Bounds_hold_and_leave_over_what_they_must()
    {
        AssertRounded([2.6, 2.4], "1", [2.9, 5], [2, 3], 0);
        AssertRounded([2.6, 2.4], "1", [2.9, 2.4], [2, 2], 1);
        AssertRounded([7.5, 0.5], "1", [3, 10], [3, 1], 4);
        AssertRounded([5, 1], "1", [4, 10], [4, 1], 1); // one that is a multiple gets nothing more
        AssertRounded([0.1495, 0.1515], "0.01", [0.15, 0.15], [0.15, 0.15], 0); // the double 0.15 is below the decimal and still allows it
        AssertRounded([-0.5, -0.5], "1", [], [0, -1], 0);
        AssertRounded([-0.5, -0.5], "1", [-0.5, 0], [-1, 0], 0);
        AssertRounded([4.2], "1", [-2.5], [-3], 7);
        AssertRounded([], "1", [], [], 0);
    }

    [Fact]
    public void The_total_is_exact()
    {
        // Rounded in doubles the sum would be 1e16 + 2; in truth a little less.
        AssertRounded([1e16, 0.9, 0.9, 0.1], "1", [], [1e16, 1, 0, 0], 0);
        AssertRounded([0.5, 0.5], "1", [], [1, 0], 0);
        AssertRounded([0.5, 0.499], "1", [], [0, 0], 0);
    }

    [Fact]
    public void Values_and_bounds_must_be_numbers()
    {
        foreach (double bad in new[] { Real.Undefined, Real.Unaffordable, double.NegativeInfinity })
            Should.Throw<ArgumentException>(() => Rounding.LargestFractions([1, bad], "1", [])).Message.ShouldContain("position 1");
        Should.Throw<ArgumentException>(() => Rounding.LargestFractions([1, 1], "1", [1, Real.Undefined])).Message.ShouldContain("position 1");
        Should.Throw<ArgumentException>(() => Rounding.LargestFractions([1, 1], "1", [1]));
    }

    [Fact]
    public void A_parsed_unit_rounds_as_its_literal()
    {
        DecimalUnit cent = DecimalUnit.Parse("0.01");
        AssertSame(Rounding.Nearest(1.239, cent), 1.24);
        AssertSame(Rounding.Down(1.239, cent), 1.23);
        AssertSame(Rounding.Up(1.231, cent), 1.24);
        AssertSame(cent.Times(15), 0.15);
        AssertSame(Rounding.Down(2.5, default(DecimalUnit)), 2);
    }

    private static void AssertRounded(double[] values, string unit, double[] bounds, double[] expected, int expectedLeftover)
    {
        BigInteger leftover = Rounding.LargestFractions(values, unit, bounds);
        values.ShouldBe(expected);
        leftover.ShouldBe(expectedLeftover);
    }

    [Fact]
    public void A_total_that_misses_a_multiple_only_by_the_error_of_doubles_is_that_multiple()
    {
        AssertRounded([10 * (1.0 / 3), 20 * (1.0 / 3)], "0.01", [], [3.33, 6.67], 0);
        AssertRounded([0.5, Math.BitDecrement(0.5)], "1", [], [1, 0], 0);
        AssertRounded([1e-300, 1 - 1e-16, 1e-16], "1", [], [0, 1, 0], 0);
        AssertRounded([0.5, 0.5 - 1e-12], "1", [], [0, 0], 0);
    }

    [Theory]
    [InlineData(0.29)]
    [InlineData(1.15)]
    [InlineData(4.35)]
    [InlineData(1e15 + 0.125)]
    public void A_double_nearest_to_a_multiple_is_that_multiple(double value)
    {
        string unit = value > 1e15 ? "0.125" : "0.01";
        AssertSame(Rounding.Down(value, unit), value);
        AssertSame(Rounding.Up(value, unit), value);
        AssertSame(Rounding.Nearest(value, unit), value);
        AssertRounded([value], unit, [], [value], 0);
        AssertRounded([value, 0], unit, [value, 0], [value, 0], 0);
    }

    // What a double stands for: the multiple that it is the nearest double to, else itself.
    private static Fraction MeantBy(double value, (string Literal, int Digits, int Power) unit)
    {
        int guess = (int)Math.Round(value / (unit.Digits * Math.Pow(10, unit.Power)));
        for (int count = guess - 2; count <= guess + 2; count++)
        {
            if (Multiple(unit, count) == value) return Fraction.Of(unit) * count;
        }

        return Fraction.Of(value);
    }

    private static double Multiple((string Literal, int Digits, int Power) unit, int count) => Decimals.Read(count * (BigInteger)unit.Digits, unit.Power);

    private static void AssertSame(double actual, double expected)
    {
        if (BitConverter.DoubleToInt64Bits(actual) != BitConverter.DoubleToInt64Bits(expected)) Assert.Fail($"{actual:R} instead of {expected:R}");
    }

    private readonly record struct Fraction(BigInteger Top, BigInteger Bottom) : IComparable<Fraction>
    {
        internal static Fraction Of(double value)
        {
            HighPrecision.Number exact = HighPrecision.Exact(value);
            return exact.Exponent >= 0 ? new(exact.Mantissa << exact.Exponent, 1) : new(exact.Mantissa, BigInteger.One << -exact.Exponent);
        }

        internal static Fraction Of((string Literal, int Digits, int Power) unit) =>
            unit.Power >= 0 ? new(unit.Digits * BigInteger.Pow(10, unit.Power), 1) : new(unit.Digits, BigInteger.Pow(10, -unit.Power));

        public int CompareTo(Fraction other) => (Top * other.Bottom).CompareTo(other.Top * Bottom);

        public bool Equals(Fraction other) => CompareTo(other) == 0;

        public override int GetHashCode() => 0;

        public static Fraction operator +(Fraction a, Fraction b) => new(a.Top * b.Bottom + b.Top * a.Bottom, a.Bottom * b.Bottom);

        public static Fraction operator -(Fraction a, Fraction b) => new(a.Top * b.Bottom - b.Top * a.Bottom, a.Bottom * b.Bottom);

        public static Fraction operator *(Fraction a, int b) => new(a.Top * b, a.Bottom);

        public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

        public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

        public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

        public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;
    }
}
