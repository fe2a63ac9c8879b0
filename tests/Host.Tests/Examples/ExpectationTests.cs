using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Examples;

namespace Mechanisms.Host.Tests.Examples;

public class ExpectationTests
{
    [Theory]
    [InlineData(7.333333, "7.33")]
    [InlineData(7.335, "7.33")] // the double is a little below 7.335
    [InlineData(90.04, "90.0")]
    [InlineData(0.1, "10%")]
    [InlineData(0.12345, "12.3%")]
    [InlineData(0.00251, "2.5e-3")]
    [InlineData(-0.00249, "-2.5e-3")]
    [InlineData(10000, "10_000")]
    public void A_value_agrees_to_the_digits_written(double actual, string expected) => Compare(actual, expected).ShouldBeNull();

    [Theory]
    [InlineData(7.34, "7.33", "0.01")]
    [InlineData(90.04, "90", "0.04")]
    [InlineData(0.30000000000000004, "30%", "4.44E-17")]
    [InlineData(0.00256, "2.5e-3", "6E-05")]
    public void A_value_beyond_the_digits_written_is_a_difference(double actual, string expected, string difference) =>
        Compare(actual, expected).ShouldBe(new Mismatch(difference, false));

    [Theory]
    [InlineData(10.5, "10", "0.5", true)]
    [InlineData(10.5, "10", "0.49", false)]
    [InlineData(0.3, "0.1", "20%", true)] // the double 0.3 is a little below three tenths
    [InlineData(0.30000000000000004, "0.1", "20%", false)]
    public void Within_is_compared_exactly(double actual, string expected, string within, bool agrees) =>
        (Expectation.Compare(new ActualValue(ValueKind.Real, actual, default), expected, within) is null).ShouldBe(agrees);

    [Fact]
    public void Whole_numbers_are_compared_at_any_size()
    {
        var actual = new ActualValue(ValueKind.Whole, 0, BigInteger.Pow(10, 30) + 1);
        Expectation.Compare(actual, "1e30", "").ShouldBe(new Mismatch("1", false));
        Expectation.Compare(actual, "1e30", "1").ShouldBeNull();
    }

    [Fact]
    public void What_is_no_number_is_unreadable() => Compare(1, "many").ShouldBe(new Mismatch("", true));

    [Fact]
    public void Yes_and_no_are_compared_as_words()
    {
        Expectation.Compare(new ActualValue(ValueKind.Truth, 1, default), "yes", "").ShouldBeNull();
        Expectation.Compare(new ActualValue(ValueKind.Truth, 1, default), "no", "").ShouldNotBeNull();
        Expectation.Compare(new ActualValue(ValueKind.Truth, 1, default), "1", "")!.IsUnreadable.ShouldBeTrue();
    }

    [Fact]
    public void Unaffordable_is_expected_by_its_name()
    {
        Compare(double.PositiveInfinity, "unaffordable").ShouldBeNull();
        Compare(double.PositiveInfinity, "12").ShouldNotBeNull();
        Compare(12, "unaffordable").ShouldNotBeNull();
    }

    private static Mismatch? Compare(double actual, string expected) =>
        Expectation.Compare(new ActualValue(ValueKind.Real, actual, default), expected, "");
}
