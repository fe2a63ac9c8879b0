using System.Numerics;
using CsCheck;
using Mechanisms.Numerics;

namespace Mechanisms.Tests.Numerics;

public class ExactSumTests
{
    private static readonly Gen<double> Wild = Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite);
    private static readonly Gen<double> Money = Gen.Int[-1_000_000, 1_000_000].Select(cents => cents / 100.0);
    private static readonly Gen<double> Subnormal = Gen.ULong.Select(bits => BitConverter.UInt64BitsToDouble(bits & 0x800F_FFFF_FFFF_FFFF));
    private static readonly Gen<double> Spread = Gen.Select(Gen.Double[-1, 1], Gen.Int[-60, 60], Math.ScaleB);
    private static readonly Gen<double> Huge = Gen.Select(Gen.Double[-1, 1], Gen.Int[1020, 1023], (m, e) => m * Math.ScaleB(1, e));
    private static readonly Gen<double> Cancelling = Gen.OneOf([.. new[] { 1.0, -1.0, 1e16, -1e16, 1e-16, 1e300, -1e300, double.Epsilon, -double.Epsilon, 0.1, -0.0 }.Select(Gen.Const)]);

    private static readonly Gen<double[]> Terms = Gen.OneOf(
        Money.Array[0, 60], Spread.Array[0, 60], Subnormal.Array[0, 20], Wild.Array[0, 30], Huge.Array[0, 12], Cancelling.Array[0, 30],
        Gen.OneOf(Wild, Money, Spread, Subnormal, Huge, Cancelling).Array[0, 30]);

    [Fact]
    public void A_sum_is_the_exact_sum_rounded_once() => Terms.Sample(terms =>
    {
        BigInteger exact = BigInteger.Zero;
        foreach (double term in terms) exact += Decimals.InSmallestSteps(term);
        double expected = Decimals.Nearest(exact, -1074);
        AssertSame(OneByOne(terms).Round(), double.IsInfinity(expected) ? Real.Overflow : expected);
    }, iter: 4000);

    [Fact]
    public void Order_and_partition_do_not_matter() => Gen.Select(Terms, Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int).Sample((terms, cut, secondCut, seed) =>
    {
        double expected = OneByOne(terms).Round();
        double[] shuffled = [.. terms];
        new Random(seed).Shuffle(shuffled);
        AssertSame(OneByOne(shuffled).Round(), expected);

        ExactSum atOnce = default;
        atOnce.Add(shuffled.AsSpan());
        AssertSame(atOnce.Round(), expected);

        int first = Math.Min(Math.Min(cut, secondCut), terms.Length), second = Math.Min(Math.Max(cut, secondCut), terms.Length);
        ExactSum left = OneByOne(shuffled[..first]), middle = OneByOne(shuffled[first..second]), right = OneByOne(shuffled[second..]);
        middle.Add(in right);
        left.Add(in middle);
        AssertSame(left.Round(), expected);
        AssertSame(right.Round(), OneByOne(shuffled[second..]).Round());
    }, iter: 2000);

    [Fact]
    public void Many_terms_of_one_kind_are_exact()
    {
        Stream stream = new(21);
        double[][] kinds =
        [
            [.. Enumerable.Range(0, 20_000).Select(_ => stream.Below(10_000_000) / 100.0)],
            [.. Enumerable.Range(0, 20_000).Select(_ => Math.Sqrt(stream.Between(0, 1000)))],
            [.. Enumerable.Range(0, 20_000).Select(_ => stream.AnyFinite() * 1e-10)],
        ];
        foreach (double[] terms in kinds)
        {
            BigInteger exact = BigInteger.Zero;
            foreach (double term in terms) exact += Decimals.InSmallestSteps(term);
            AssertSame(OneByOne(terms).Round(), Decimals.Nearest(exact, -1074));
        }
    }

    [Fact]
    public void Carries_are_handled_for_any_number_of_terms()
    {
        // Each doubling merges a sum with itself; after 60 it stands for 5·10^18 terms, far more than fit without carrying.
        foreach (double[] terms in new double[][] { [0.1, 1e-30, 1e40], [-0.1, -1e-300, -3e200], [1.5, -1e-250, double.Epsilon], [1e40, -1e40, 0.3, 1e-30] })
        {
            ExactSum sum = OneByOne(terms);
            double expected = sum.Round();
            for (int i = 0; i < 60; i++) sum.Add(in sum);
            AssertSame(sum.Round(), Math.ScaleB(expected, 60));
        }
    }

    [Fact]
    public void Adding_after_many_merges_still_carries()
    {
        ExactSum sum = OneByOne([double.MaxValue / 4, -double.MaxValue / 4, 1.7976931348623157, 1e-300]);
        for (int i = 0; i < 29; i++) sum.Add(in sum);
        ExactSum other = OneByOne([1.7976931348623157, 1e-300]);
        for (int i = 0; i < 29; i++) other.Add(in other);
        BigInteger exact = (Decimals.InSmallestSteps(1.7976931348623157) + Decimals.InSmallestSteps(1e-300)) << 29;
        for (int i = 0; i < 8; i++)
        {
            sum.Add(in other);
            sum.Add(0.75);
            AssertSame(sum.Round(), Decimals.Nearest(exact * (i + 2) + Decimals.InSmallestSteps(0.75) * (i + 1), -1074));
        }
    }

    [Fact]
    public void Only_the_rounded_total_can_overflow()
    {
        const double Max = double.MaxValue, HalfStep = 9.979201547673599e291; // half the distance from the largest double to 2^1024
        AssertSame(OneByOne([Max, Max, -Max]).Round(), Max);
        AssertSame(OneByOne([Max, Max, Max, -Max, -Max, -Max, 1]).Round(), 1);
        AssertSame(OneByOne([Max, HalfStep]).Round(), Real.Overflow);
        AssertSame(OneByOne([Max, Math.BitDecrement(HalfStep)]).Round(), Max);
        AssertSame(OneByOne([Max, HalfStep, -double.Epsilon]).Round(), Max);
        AssertSame(OneByOne([-Max, -HalfStep]).Round(), Real.Overflow);
        AssertSame(OneByOne([-Max, -HalfStep, double.Epsilon]).Round(), -Max);
    }

    [Fact]
    public void Ties_go_to_the_even_double()
    {
        const double Half = 1.1102230246251565e-16;
        AssertSame(OneByOne([1, Half]).Round(), 1);
        AssertSame(OneByOne([1, Half, double.Epsilon]).Round(), Math.BitIncrement(1));
        AssertSame(OneByOne([1, 3 * Half]).Round(), 1 + 4 * Half);
        AssertSame(OneByOne([1, 3 * Half, -1e-200]).Round(), 1 + 2 * Half);
        AssertSame(OneByOne([-1, -Half, -double.Epsilon]).Round(), -Math.BitIncrement(1));
    }

    [Fact]
    public void Nothing_sums_to_zero_and_never_to_minus_zero()
    {
        AssertSame(default(ExactSum).Round(), 0.0);
        AssertSame(OneByOne([-0.0]).Round(), 0.0);
        AssertSame(OneByOne([-0.0, -0.0]).Round(), 0.0);
        AssertSame(OneByOne([0.1, -0.1]).Round(), 0.0);
        AssertSame(OneByOne([1e300, 1e-300, -1e300, -1e-300]).Round(), 0.0);
    }

    [Fact]
    public void The_first_term_without_a_value_decides()
    {
        double undefined = Real.Undefined, overflow = Real.Overflow, unaffordable = Real.Unaffordable;
        AssertSame(OneByOne([1, undefined, overflow]).Round(), undefined);
        AssertSame(OneByOne([1, overflow, undefined]).Round(), overflow);
        AssertSame(OneByOne([unaffordable, 1, overflow]).Round(), overflow);
        AssertSame(OneByOne([1, unaffordable, -1e300, double.MaxValue, double.MaxValue]).Round(), unaffordable);
        AssertSame(OneByOne([1, double.NegativeInfinity, overflow]).Round(), undefined);

        ExactSum left = OneByOne([1, undefined]), right = OneByOne([overflow]), plain = OneByOne([1, 2]), priced = OneByOne([unaffordable]);
        AssertSame(Merged(left, right), undefined);
        AssertSame(Merged(OneByOne([overflow]), OneByOne([undefined])), overflow);
        AssertSame(Merged(plain, right), overflow);
        AssertSame(Merged(OneByOne([1]), priced), unaffordable);
        AssertSame(Merged(OneByOne([unaffordable]), OneByOne([undefined])), undefined);

        ExactSum atOnce = default;
        atOnce.Add([1, unaffordable, overflow, undefined]);
        AssertSame(atOnce.Round(), overflow);
    }

    [Fact]
    public void Asking_for_the_sum_does_not_change_it()
    {
        ExactSum sum = OneByOne([1e300, 1, 1e-300]);
        double once = sum.Round();
        AssertSame(sum.Round(), once);
        sum.Add(-1e300);
        AssertSame(sum.Round(), 1);
    }

    private static double Merged(ExactSum left, ExactSum right)
    {
        left.Add(in right);
        return left.Round();
    }

    private static ExactSum OneByOne(double[] terms)
    {
        ExactSum sum = default;
        foreach (double term in terms) sum.Add(term);
        return sum;
    }

    private static void AssertSame(double actual, double expected)
    {
        if (BitConverter.DoubleToInt64Bits(actual) != BitConverter.DoubleToInt64Bits(expected)) Assert.Fail($"{actual:R} instead of {expected:R}");
    }
}
