using System.Numerics;
using Mechanisms.Numerics;

namespace Mechanisms.Tests.Numerics;

public class RealFunctionTests
{
    private const int Arguments = 20_000;
    private const double MostUlps = 0.6; // 0.5 is the best that a double can be; the contract says under 1
    private const double MostUlpsSubnormal = 0.8; // rounded twice
    private const int Pinned = 100_000;

    [Fact]
    public void Exponential_is_within_an_ulp_everywhere()
    {
        Stream stream = new(1);
        double[] corners = [0, double.Epsilon, -double.Epsilon, 1, -1, 709.782712893384, -708.3964185322641, -708.5, -744.4400719213812, -745.1332191019411, 1e-300];
        for (int i = 0; i < Arguments; i++)
        {
            double a = i < corners.Length ? corners[i] : stream.ForExponential();
            double result = Real.Exponential(a);
            if (Math.Abs(a) > 2000) AssertFar(a > 0, result, a);
            else AssertClose(result, HighPrecision.Exponential(a), a);
        }
    }

    [Fact]
    public void Logarithm_is_within_an_ulp_everywhere()
    {
        Stream stream = new(2);
        double[] corners = [double.Epsilon, double.MaxValue, 2.2250738585072014E-308, 2.225073858507201E-308, Math.BitIncrement(1), Math.BitDecrement(1), 0.6875, 1.375, 1.0078125, 0.99609375, Math.E];
        Real.Logarithm(1).ShouldBe(0);
        for (int i = 0; i < Arguments; i++)
        {
            double a = i < corners.Length ? corners[i] : stream.ForLogarithm();
            if (a != 1) AssertClose(Real.Logarithm(a), HighPrecision.Logarithm(a), a);
        }
    }

    [Fact]
    public void Arctangent_is_within_an_ulp_everywhere()
    {
        Stream stream = new(3);
        double[] corners = [0, double.Epsilon, -double.MaxValue, double.MaxValue, 1, -1, Math.BitIncrement(1), 0.125, Math.BitDecrement(0.125), 8, Math.BitIncrement(8), 1e16, 1e-8, 2.2250738585072014E-308];
        for (int i = 0; i < Arguments; i++)
        {
            double a = i < corners.Length ? corners[i] : stream.ForArctangent();
            AssertClose(Real.Arctangent(a), HighPrecision.Arctangent(a), a);
        }
    }

    [Fact]
    public void Power_is_within_an_ulp_everywhere()
    {
        Stream stream = new(4);
        (double, double)[] corners =
        [
            (double.Epsilon, 3), (double.Epsilon, -0.9), (double.MaxValue, 1.5), (double.MaxValue, 0.999), (Math.BitIncrement(1), 1e18), (Math.BitIncrement(1), -3.3e18),
            (Math.BitDecrement(1), 6.5e18), (2, 1023.9999999999999), (2, -1074.5), (2, -1075), (2, -1075.0000000000002), (10, 308.25), (10, -323.3), (1.0078125, 91000), (0.9999, 1e-300), (1, 1e300),
        ];
        for (int i = 0; i < Arguments; i++)
        {
            (double a, double b) = i < corners.Length ? corners[i] : stream.ForPower();
            double size = b * Math.Log2(a), result = Real.Power(a, b);
            if (Math.Abs(size) > 2000) AssertFar(size > 0, result, a, b);
            else AssertClose(result, HighPrecision.Power(a, b), a, b);
        }
    }

    [Fact]
    public void Powers_that_are_doubles_are_exact()
    {
        for (int root = 2; root < 400; root++)
        {
            for (int b = 2; BigInteger.Pow(root, b) < BigInteger.Pow(2, 53); b++)
            {
                double power = (double)BigInteger.Pow(root, b);
                Real.Power(root, b).ShouldBe(power);
                Real.Power(-root, b).ShouldBe(b % 2 == 0 ? power : -power);
                Real.Power(root * (double)root, b / 2.0).ShouldBe(power);
                double fourth = Math.Pow(root, 4);
                if (fourth < 1L << 53) Real.Power(fourth, b / 4.0).ShouldBe(power);
            }
        }

        for (int b = -1074; b < 1024; b++) Real.Power(2, b).ShouldBe(Math.ScaleB(1, b));
        for (int b = -268; b < 256; b++) Real.Power(16, b).ShouldBe(Math.ScaleB(1, 4 * b));
        Real.Power(8, 1.0 / 3).ShouldBe(2);
        Real.Power(0.25, -1.5).ShouldBe(8);
        Real.Power(1.5, 3).ShouldBe(3.375);
    }

    [Fact]
    public void An_exponent_that_can_only_mean_a_root_is_that_root()
    {
        Stream stream = new(5);
        double[] roots = [3, 5, 6, 7, 9, 1.5, 2.5, 0.75, 11.25, -3, -1.5, 1000, 1.015625];
        for (int i = 0; i < 2_000; i++)
        {
            double a = stream.Between(0, 1e12), r = roots[i % roots.Length];
            AssertClose(Real.Power(a, 1 / r), HighPrecision.Root(a, r), a, r);
        }

        for (int root = 2; root < 100_000; root += root < 2_000 ? 1 : 997)
        {
            for (int r = 3; BigInteger.Pow(root, r) < BigInteger.Pow(2, 53); r++)
                Real.Power((double)BigInteger.Pow(root, r), 1.0 / r).ShouldBe(root);
            if (root * (double)root < 1e5) Real.Power(Math.Pow(root, 3), 1 / 1.5).ShouldBe(root * root);
        }

        Real.Power(1e12, 1 / 3.0).ShouldBe(1e4);
        Real.Power(1e12, Math.BitIncrement(1 / 3.0)).ShouldNotBe(1e4);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(-7.5, 0, 1)]
    [InlineData(0, 2.5, 0)]
    [InlineData(1, 1e300, 1)]
    [InlineData(-1, 1e300, 1)]
    [InlineData(-1, 9007199254740991, -1)]
    [InlineData(-1, -9007199254740991, -1)]
    [InlineData(-1, 9007199254740992, 1)]
    [InlineData(3, -1, 1.0 / 3)]
    [InlineData(10, -400, 0)]
    [InlineData(-10, -401, 0)]
    [InlineData(0.1, 1e300, 0)]
    [InlineData(0.1, 2, 0.1 * 0.1)]
    [InlineData(double.PositiveInfinity, 0.5, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, 1, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, 3, double.PositiveInfinity)]
    public void Power_has_its_special_values(double a, double b, double expected) => AssertSame(Real.Power(a, b), expected);

    [Theory]
    [InlineData(0, -1)]
    [InlineData(0, -0.5)]
    [InlineData(-8, 1.0 / 3)]
    [InlineData(-2, 0.5)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(double.PositiveInfinity, -1)]
    [InlineData(double.PositiveInfinity, -2.5)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(2, double.PositiveInfinity)]
    [InlineData(0, double.PositiveInfinity)]
    public void Power_is_undefined_where_it_has_no_value(double a, double b) => AssertSame(Real.Power(a, b), Real.Undefined);

    [Theory]
    [InlineData(10, 309)]
    [InlineData(-10, 309)]
    [InlineData(-10, 311)]
    [InlineData(1e200, 2)]
    [InlineData(double.Epsilon, -1)]
    [InlineData(2, 1024)]
    [InlineData(1.5, 1e300)]
    public void Power_overflows(double a, double b) => AssertSame(Real.Power(a, b), Real.Overflow);

    [Fact]
    public void The_functions_say_what_they_do_at_the_ends()
    {
        AssertSame(Real.Exponential(Real.Unaffordable), Real.Unaffordable);
        AssertSame(Real.Exponential(709.79), Real.Overflow);
        AssertSame(Real.Exponential(double.MaxValue), Real.Overflow);
        AssertSame(Real.Exponential(-746), 0);
        AssertSame(Real.Logarithm(0), Real.Undefined);
        AssertSame(Real.Logarithm(-1), Real.Undefined);
        AssertSame(Real.Logarithm(Real.Unaffordable), Real.Unaffordable);
        AssertSame(Real.Arctangent(Real.Unaffordable), 1.5707963267948966);
        foreach (double none in new[] { Real.Undefined, Real.Overflow })
        {
            AssertSame(Real.Exponential(none), none);
            AssertSame(Real.Logarithm(none), none);
            AssertSame(Real.Arctangent(none), none);
            AssertSame(Real.Power(none, 0), none);
            AssertSame(Real.Power(1, none), none);
        }

        AssertSame(Real.Power(Real.Overflow, Real.Undefined), Real.Overflow);
    }

    [Fact]
    public void Arctangent_never_falls_where_its_pieces_meet()
    {
        Stream stream = new(5);
        double[] meetings = [0.125, 1, 8, .. Enumerable.Range(8, 56).SelectMany(k => new[] { (k + 0.5) / 64, 64 / (k + 0.5) })];
        foreach (double meeting in meetings)
        {
            double x = meeting;
            for (int i = 0; i < 20; i++) x = Math.BitDecrement(x);
            for (int i = 0; i < 40; i++)
            {
                double next = Math.BitIncrement(x);
                AssertNotBelow(x, next);
                x = next;
            }
        }

        for (int i = 0; i < Arguments; i++)
        {
            double x = Math.Abs(stream.ForArctangent());
            if (x < double.MaxValue) AssertNotBelow(x, Math.BitIncrement(x));
        }
    }

    // A change of a single bit for a single argument changes these. Whoever means to change bits changes them here too,
    // and tells in the change log that published results may differ.
    [Fact]
    public void The_bits_of_the_functions_stay_what_they_are()
    {
        (string, ulong)[] hashes =
        [
            ("exp", Hash(11, stream => Real.Exponential(stream.ForExponential()))),
            ("ln", Hash(12, stream => Real.Logarithm(stream.ForLogarithm()))),
            ("arctan", Hash(13, stream => Real.Arctangent(stream.ForArctangent()))),
            ("power", Hash(14, stream => Real.Power(stream.Between(0, 100), stream.Between(-170, 170)))),
        ];
        hashes.ShouldBe([("exp", 14188121835145711595), ("ln", 16352270416554748216), ("arctan", 16004467867320682270), ("power", 4008712714804649037)]);
    }

    [Fact]
    public void The_tables_are_what_they_say()
    {
        ReadOnlySpan<double> table = ExponentialTable.Entries;
        table.Length.ShouldBe(256);
        for (int j = 0; j < 128; j++) AssertPair(table[2 * j], table[2 * j + 1], HighPrecision.RootOfTwo(j));

        table = ArctangentTable.Entries;
        table.Length.ShouldBe(130);
        for (int k = 1; k <= 64; k++) AssertPair(table[2 * k], table[2 * k + 1], HighPrecision.Arctangent(k / 64.0));

        table = LogarithmTable.Entries;
        table.Length.ShouldBe(384);
        for (int i = 0; i < 128; i++)
        {
            double reciprocal = table[3 * i], high = table[3 * i + 1];
            (reciprocal * 4096).ShouldBe(Math.Floor(reciprocal * 4096));
            (high * Math.ScaleB(1, 42)).ShouldBe(Math.Floor(high * Math.ScaleB(1, 42)));
            if (reciprocal == 1) (high, table[3 * i + 2]).ShouldBe((0, 0));
            else HighPrecision.Ulps(table[3 * i + 2], Minus(HighPrecision.Logarithm(reciprocal), high)).ShouldBeLessThanOrEqualTo(0.5);
        }
    }

    private static void AssertNotBelow(double x, double next)
    {
        if (!(Real.Arctangent(next) >= Real.Arctangent(x))) Assert.Fail($"It falls after {x:R}");
    }

    // −number − part
    private static HighPrecision.Number Minus(HighPrecision.Number number, double part)
    {
        HighPrecision.Number exact = HighPrecision.Exact(part);
        return number with { Mantissa = -number.Mantissa - (exact.Mantissa << (exact.Exponent - number.Exponent)) };
    }

    private static void AssertPair(double high, double low, HighPrecision.Number truth)
    {
        HighPrecision.Ulps(high, truth).ShouldBeLessThanOrEqualTo(0.5);
        HighPrecision.Number negated = truth with { Mantissa = -truth.Mantissa };
        HighPrecision.Number lacking = Minus(negated, high);
        if (lacking.Mantissa.IsZero) low.ShouldBe(0);
        else HighPrecision.Ulps(low, lacking).ShouldBeLessThanOrEqualTo(0.5);
    }

    private static ulong Hash(ulong seed, Func<Stream, double> function)
    {
        Stream stream = new(seed);
        ulong hash = 0xCBF29CE484222325;
        for (int i = 0; i < Pinned; i++) hash = (hash ^ BitConverter.DoubleToUInt64Bits(function(stream))) * 0x100000001B3;
        return hash;
    }

    // The truth is e^2000 or more, or e^−2000 or less.
    private static void AssertFar(bool isLarge, double result, params double[] arguments)
    {
        if (isLarge ? !Real.IsOverflow(result) : result != 0) Assert.Fail($"{result} at {Describe(arguments)}");
    }

    private static void AssertClose(double result, HighPrecision.Number truth, params double[] arguments)
    {
        if (Real.IsOverflow(result))
        {
            // Right if the truth is at least half a unit beyond the largest double.
            HighPrecision.Number largest = HighPrecision.Exact(double.MaxValue);
            HighPrecision.Number limit = new(2 * largest.Mantissa + 1, largest.Exponent - 1);
            int common = Math.Min(limit.Exponent, truth.Exponent);
            (truth.Mantissa << (truth.Exponent - common)).ShouldBeGreaterThanOrEqualTo(limit.Mantissa << (limit.Exponent - common), Describe(arguments));
            return;
        }

        if (!Real.HasValue(result)) Assert.Fail($"Undefined at {Describe(arguments)}");
        double most = Math.Abs(result) < 2.2250738585072014E-308 ? MostUlpsSubnormal : MostUlps;
        double error = HighPrecision.Ulps(result, truth);
        if (!(error < most)) Assert.Fail($"{error} ulp at {Describe(arguments)}");
    }

    private static string Describe(double[] arguments) => string.Join(", ", arguments.Select(a => a.ToString("R")));

    private static void AssertSame(double actual, double expected) =>
        BitConverter.DoubleToInt64Bits(actual).ShouldBe(BitConverter.DoubleToInt64Bits(expected), $"{actual} instead of {expected}");
}
