using System.Numerics;
using CsCheck;
using Mechanisms.Numerics;

namespace Mechanisms.Tests.Numerics;

public class WholeTests
{
    private static readonly BigInteger TooLarge = BigInteger.One << Whole.MostBits; // the least that does not fit

    private static readonly Gen<BigInteger> Any = Gen.OneOf(
        Gen.Long.Select(n => (BigInteger)n), Gen.Int[-5, 5].Select(n => (BigInteger)n), Gen.Byte.Array[1, 300].Select(bytes => new BigInteger(bytes)));

    [Fact]
    public void Arithmetic_is_that_of_whole_numbers() => Gen.Select(Any, Any).Sample((a, b) =>
    {
        Whole x = new(a), y = new(b);
        Whole.Add(x, y).ShouldBe(new Whole(a + b));
        Whole.Subtract(x, y).ShouldBe(new Whole(a - b));
        Whole.Multiply(x, y).ShouldBe(new Whole(a * b));
        Whole.Negate(x).ShouldBe(new Whole(-a));
        Whole.Absolute(x).ShouldBe(new Whole(a < 0 ? -a : a));
        Whole.Minimum(x, y).ShouldBe(new Whole(BigInteger.Min(a, b)));
        Whole.Maximum(x, y).ShouldBe(new Whole(BigInteger.Max(a, b)));
        Whole.Compare(x, y).ShouldBe(a < b ? -1 : a > b ? 1 : 0);
    }, iter: 1000);

    [Fact]
    public void Division_goes_towards_minus_infinity() => Gen.Select(Any, Any).Sample((a, b) =>
    {
        Whole quotient = Whole.Divide(new Whole(a), new Whole(b));
        if (b.IsZero)
        {
            quotient.ShouldBe(Whole.Undefined);
            return;
        }

        // q = ⌊a / b⌋ is the one whole number with 0 ≤ (a − q b) / b < 1.
        BigInteger rest = a - quotient.Value * b;
        quotient.HasValue.ShouldBeTrue();
        (b.Sign > 0 ? rest >= 0 && rest < b : rest <= 0 && rest > b).ShouldBeTrue($"{a} / {b} = {quotient.Value}");
    }, iter: 2000);

    [Theory]
    [InlineData(7, 2, 3)]
    [InlineData(-7, 2, -4)]
    [InlineData(7, -2, -4)]
    [InlineData(-7, -2, 3)]
    [InlineData(-6, 2, -3)]
    [InlineData(0, -5, 0)]
    [InlineData(1, -5, -1)]
    public void Division_examples(long a, long b, long expected) => Whole.Divide(new Whole(a), new Whole(b)).ShouldBe(new Whole(expected));

    [Fact]
    public void A_power_is_repeated_multiplication() => Gen.Select(Gen.Int[-40, 40], Gen.Int[0, 60]).Sample((a, b) =>
    {
        BigInteger expected = BigInteger.One;
        for (int i = 0; i < b; i++) expected *= a;
        Whole.Power(new Whole(a), new Whole(b)).ShouldBe(new Whole(expected));
    }, iter: 1000);

    [Fact]
    public void Powers_without_bound_are_recognised_before_they_are_computed()
    {
        BigInteger beyond = BigInteger.Pow(10, 40);
        Whole.Power(new Whole(2), new Whole(1_000_000_000)).ShouldBe(Whole.Overflow);
        Whole.Power(new Whole(-3), new Whole(beyond)).ShouldBe(Whole.Overflow);
        Whole.Power(new Whole(TooLarge - 1), new Whole(TooLarge - 1)).ShouldBe(Whole.Overflow);
        Whole.Power(new Whole(1), new Whole(beyond)).ShouldBe(new Whole(1));
        Whole.Power(new Whole(0), new Whole(beyond)).ShouldBe(new Whole(0));
        Whole.Power(new Whole(-1), new Whole(beyond)).ShouldBe(new Whole(1));
        Whole.Power(new Whole(-1), new Whole(beyond + 1)).ShouldBe(new Whole(-1));
        Whole.Power(new Whole(0), new Whole(0)).ShouldBe(new Whole(1));
        Whole.Power(new Whole(5), new Whole(-1)).ShouldBe(Whole.Undefined);
        Whole.Power(new Whole(1), new Whole(-1)).ShouldBe(Whole.Undefined);
    }

    [Fact]
    public void The_bound_on_the_size_is_sharp()
    {
        Whole most = new(TooLarge - 1), least = new(1 - TooLarge), one = new(1);
        Whole.Add(most, one).ShouldBe(Whole.Overflow);
        Whole.Add(most, new Whole(0)).ShouldBe(most);
        Whole.Subtract(least, one).ShouldBe(Whole.Overflow); // −2^65536 has 65537 bits, sign aside
        Whole.Subtract(least, new Whole(0)).ShouldBe(least);
        Whole.Multiply(most, new Whole(-1)).ShouldBe(least);
        Whole.Multiply(most, new Whole(2)).ShouldBe(Whole.Overflow);
        Whole.Power(new Whole(2), new Whole(Whole.MostBits - 1)).ShouldBe(new Whole(TooLarge / 2));
        Whole.Power(new Whole(2), new Whole(Whole.MostBits)).ShouldBe(Whole.Overflow);
        Whole.Power(new Whole(-2), new Whole(Whole.MostBits)).ShouldBe(Whole.Overflow);
        Whole.Power(most, one).ShouldBe(most);
        Whole.Of(TooLarge).ShouldBe(Whole.Overflow);
        Whole.Of(-TooLarge).ShouldBe(Whole.Overflow);
        Whole.Of(1 - TooLarge).ShouldBe(least);
    }

    [Fact]
    public void As_a_real_number_it_is_correctly_rounded() => Gen.Select(Any, Gen.Int[0, 1100]).Sample((n, shift) =>
    {
        foreach (BigInteger value in new[] { n, n << (shift % 200), (n << shift) + 1, (n << shift) - 1, n << shift })
        {
            double expected = Decimals.Read(value, 0);
            AssertSame(new Whole(value).ToReal(), double.IsInfinity(expected) ? Real.Overflow : expected);
        }
    }, iter: 500);

    [Fact]
    public void Halves_go_to_the_even_double()
    {
        BigInteger power = BigInteger.One << 53;
        AssertSame(new Whole(power + 1).ToReal(), 9007199254740992);
        AssertSame(new Whole(power + 3).ToReal(), 9007199254740996);
        AssertSame(new Whole(-power - 1).ToReal(), -9007199254740992);
        AssertSame(new Whole(((power + 1) << 500) + 1).ToReal(), 9007199254740994 * Math.ScaleB(1, 500));
        BigInteger firstTooLarge = (BigInteger.One << 1024) - (BigInteger.One << 970);
        AssertSame(new Whole(firstTooLarge - 1).ToReal(), double.MaxValue);
        AssertSame(new Whole(firstTooLarge).ToReal(), Real.Overflow);
        AssertSame(new Whole(-firstTooLarge).ToReal(), Real.Overflow);
        AssertSame(new Whole(0).ToReal(), 0.0);
    }

    [Fact]
    public void The_first_operand_without_a_value_decides()
    {
        Func<Whole, Whole, Whole>[] operations = [Whole.Add, Whole.Subtract, Whole.Multiply, Whole.Divide, Whole.Power, Whole.Minimum, Whole.Maximum];
        foreach (Func<Whole, Whole, Whole> operation in operations)
        {
            foreach (Whole none in new[] { Whole.Undefined, Whole.Overflow })
            {
                operation(none, new Whole(0)).ShouldBe(none);
                operation(new Whole(0), none).ShouldBe(none);
            }

            operation(Whole.Undefined, Whole.Overflow).ShouldBe(Whole.Undefined);
            operation(Whole.Overflow, Whole.Undefined).ShouldBe(Whole.Overflow);
        }

        Whole.Negate(Whole.Overflow).ShouldBe(Whole.Overflow);
        Whole.Absolute(Whole.Undefined).ShouldBe(Whole.Undefined);
        AssertSame(Whole.Overflow.ToReal(), Real.Overflow);
        AssertSame(Whole.Compare(new Whole(1), Whole.Undefined), Real.Undefined);
        AssertSame(Whole.Compare(Whole.Overflow, Whole.Undefined), Real.Overflow);
    }

    private static void AssertSame(double actual, double expected) =>
        BitConverter.DoubleToInt64Bits(actual).ShouldBe(BitConverter.DoubleToInt64Bits(expected), $"{actual:R} instead of {expected:R}");
}
