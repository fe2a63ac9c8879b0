using Mechanisms.Numerics;

namespace Mechanisms.Tests.Numerics;

public class RealOperationTests
{
    private const double Infinite = double.PositiveInfinity;

    private static readonly Dictionary<string, Func<double, double, double>> Binary = new()
    {
        ["+"] = Real.Add, ["-"] = Real.Subtract, ["*"] = Real.Multiply, ["/"] = Real.Divide,
        ["min"] = Real.Minimum, ["max"] = Real.Maximum, ["^"] = Real.Power,
    };

    private static readonly Dictionary<string, Func<double, double>> Unary = new()
    {
        ["-"] = Real.Negate, ["abs"] = Real.Absolute, ["sqrt"] = Real.SquareRoot, ["floor"] = Real.Floor, ["ceiling"] = Real.Ceiling,
        ["exp"] = Real.Exponential, ["ln"] = Real.Logarithm, ["arctan"] = Real.Arctangent,
    };

    [Theory]
    [InlineData("+", 1, Infinite, "unaffordable")]
    [InlineData("+", Infinite, Infinite, "unaffordable")]
    [InlineData("+", 1.7e308, 1.7e308, "overflow")]
    [InlineData("+", -1.7e308, -1.7e308, "overflow")]
    [InlineData("-", Infinite, 1, "unaffordable")]
    [InlineData("-", 1, Infinite, "undefined")]
    [InlineData("-", Infinite, Infinite, "undefined")]
    [InlineData("-", -1.7e308, 1.7e308, "overflow")]
    [InlineData("*", 2, Infinite, "unaffordable")]
    [InlineData("*", Infinite, 0, "undefined")]
    [InlineData("*", -1, Infinite, "undefined")]
    [InlineData("*", 1e200, 1e200, "overflow")]
    [InlineData("*", 1e200, -1e200, "overflow")]
    [InlineData("/", 0, 0, "undefined")]
    [InlineData("/", 1, 0, "undefined")]
    [InlineData("/", Infinite, 0, "undefined")]
    [InlineData("/", 1, Infinite, "undefined")]
    [InlineData("/", Infinite, Infinite, "undefined")]
    [InlineData("/", Infinite, 2, "unaffordable")]
    [InlineData("/", Infinite, -2, "undefined")]
    [InlineData("/", 1e300, 1e-300, "overflow")]
    [InlineData("/", 1e-300, 1e300, "0")]
    [InlineData("min", 3, Infinite, "3")]
    [InlineData("max", 3, Infinite, "unaffordable")]
    [InlineData("min", 3, 2, "2")]
    [InlineData("max", 3, 2, "3")]
    public void Operations_on_two_numbers_know_the_unaffordable_and_the_overflow(string name, double a, double b, string expected) =>
        Words.OfReal(Binary[name](a, b)).ShouldBe(expected);

    [Theory]
    [InlineData("-", Infinite, "undefined")]
    [InlineData("-", 2, "-2")]
    [InlineData("abs", -2, "2")]
    [InlineData("abs", Infinite, "unaffordable")]
    [InlineData("sqrt", -1, "undefined")]
    [InlineData("sqrt", 9, "3")]
    [InlineData("sqrt", Infinite, "unaffordable")]
    [InlineData("floor", -0.5, "-1")]
    [InlineData("floor", Infinite, "undefined")]
    [InlineData("ceiling", 0.5, "1")]
    [InlineData("ceiling", Infinite, "undefined")]
    public void Operations_on_one_number_know_the_unaffordable(string name, double a, string expected) =>
        Words.OfReal(Unary[name](a)).ShouldBe(expected);

    [Fact]
    public void The_first_operand_without_a_value_decides()
    {
        double[] others = [0, 1, -1, 0.5, 2, Infinite];
        foreach ((string name, Func<double, double, double> operation) in Binary)
        {
            foreach (double none in new[] { Real.Undefined, Real.Overflow })
            {
                foreach (double other in others)
                {
                    Bits(operation(none, other)).ShouldBe(Bits(none), $"? {name} {other}");
                    Bits(operation(other, none)).ShouldBe(Bits(none), $"{other} {name} ?");
                }
            }

            Bits(operation(Real.Undefined, Real.Overflow)).ShouldBe(Bits(Real.Undefined), name);
            Bits(operation(Real.Overflow, Real.Undefined)).ShouldBe(Bits(Real.Overflow), name);
        }

        foreach ((string name, Func<double, double> operation) in Unary)
        {
            Bits(operation(Real.Undefined)).ShouldBe(Bits(Real.Undefined), name);
            Bits(operation(Real.Overflow)).ShouldBe(Bits(Real.Overflow), name);
        }
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
