using CsCheck;
using Mechanisms.Numerics;

namespace Mechanisms.Tests.Numerics;

/// <summary>The middle of two doubles, and how soon halving ends.</summary>
public class LatticeTests
{
    private static readonly Gen<double> Special = Gen.OneOf([.. new[]
    {
        0.0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 1, -1, Math.BitIncrement(1), 2.2250738585072014e-308,
    }.Select(Gen.Const)]);

    // From bit patterns, so that all sizes and both signs come up.
    private static readonly Gen<double> Finite = Gen.OneOf(Gen.Long.Select(BitConverter.Int64BitsToDouble).Where(double.IsFinite), Special);

    [Fact]
    public void It_lies_between() => Gen.Select(Finite, Finite).Sample((a, b) =>
        Lattice.Between(a, b).ShouldBeInRange(Math.Min(a, b), Math.Max(a, b)));

    [Fact]
    public void The_order_does_not_matter() => Gen.Select(Finite, Finite).Sample((a, b) =>
        Bits(Lattice.Between(a, b)).ShouldBe(Bits(Lattice.Between(b, a))));

    [Fact]
    public void It_is_strictly_between_unless_they_are_neighbours() => Gen.Select(Finite, Finite).Sample((a, b) =>
    {
        (double low, double high) = a <= b ? (a, b) : (b, a);
        double middle = Lattice.Between(a, b);
        bool isBetween = low < middle && middle < high;
        isBetween.ShouldBe(low < high && Math.BitIncrement(low) < high);
    });

    [Fact]
    public void Neighbours_have_the_lower_one_between_them() => Finite.Where(x => x < double.MaxValue).Sample(x =>
        Lattice.Between(x, Math.BitIncrement(x)).ShouldBe(x));

    [Fact]
    public void Turning_the_signs_turns_the_middle_up_to_the_rounding() => Gen.Select(Finite, Finite).Sample((a, b) =>
    {
        double middle = Lattice.Between(a, b), turned = -Lattice.Between(-a, -b);
        (turned == middle || turned == Math.BitIncrement(middle)).ShouldBeTrue();
    });

    [Fact]
    public void Halving_ends_after_at_most_64_steps() => Gen.Select(Finite, Finite, Gen.ULong).Sample((a, b, turns) =>
        Halvings(a, b, step => (turns >> step & 1) == 0).ShouldBeLessThanOrEqualTo(64));

    [Fact]
    public void Halving_the_whole_line_ends_after_at_most_64_steps()
    {
        Halvings(double.MinValue, double.MaxValue, _ => true).ShouldBeLessThanOrEqualTo(64);
        Halvings(double.MinValue, double.MaxValue, _ => false).ShouldBeLessThanOrEqualTo(64);
    }

    [Fact]
    public void Zero_is_the_middle_and_has_no_sign()
    {
        // Not a theory: to the analyzer of its rows both zeros are the same.
        (double, double)[] pairs = [(0.0, 0.0), (-0.0, -0.0), (-0.0, 0.0), (-1, 1), (double.MinValue, double.MaxValue), (0.0, double.Epsilon), (-0.0, double.Epsilon)];
        foreach ((double a, double b) in pairs) Bits(Lattice.Between(a, b)).ShouldBe(0);
    }

    [Fact]
    public void Nothing_lies_between_zero_and_its_neighbour_below() => Lattice.Between(-0.0, -double.Epsilon).ShouldBe(-double.Epsilon);

    [Theory]
    [InlineData(1, 4, 2)]
    [InlineData(1, 2, 1.5)]
    [InlineData(-4, -1, -2)]
    public void Between_powers_of_two_it_is_near_the_geometric_mean(double a, double b, double middle) =>
        Lattice.Between(a, b).ShouldBe(middle);

    private static int Halvings(double a, double b, Func<int, bool> isUpper)
    {
        (double low, double high) = a <= b ? (a, b) : (b, a);
        for (int halvings = 0; ; halvings++)
        {
            double middle = Lattice.Between(low, high);
            if (middle == low || middle == high) return halvings;
            if (isUpper(halvings % 64)) low = middle;
            else high = middle;
        }
    }

    private static long Bits(double x) => BitConverter.DoubleToInt64Bits(x);
}
