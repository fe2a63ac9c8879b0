using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using CsCheck;
using Mechanisms.Numerics;

namespace Mechanisms.Tests.Numerics;

public partial class WordsTests
{
    [Theory]
    [InlineData(90, "90")]
    [InlineData(0.1, "0.1")]
    [InlineData(-12.5, "-12.5")]
    [InlineData(0.0, "0")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(1e-7, "0.0000001")]
    [InlineData(9.9e-8, "9.9e-8")]
    [InlineData(-1e-9, "-1e-9")]
    [InlineData(1.5e-9, "1.5e-9")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(123456789012345680000.0, "123456789012345680000")]
    [InlineData(999999999999999900000.0, "999999999999999900000")]
    [InlineData(1e21, "1e21")]
    [InlineData(-1.25e300, "-1.25e300")]
    [InlineData(123456.789, "123456.789")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1.2345678901234567e16, "12345678901234568")]
    [InlineData(double.Epsilon, "5e-324")]
    [InlineData(double.MaxValue, "1.7976931348623157e308")]
    [InlineData(double.PositiveInfinity, "unaffordable")]
    [InlineData(double.NegativeInfinity, "undefined")]
    [InlineData(double.NaN, "undefined")]
    public void Numbers_are_written_as_people_write_them(double value, string expected) => Words.OfReal(value).ShouldBe(expected);

    [Fact]
    public void Missing_values_say_why()
    {
        Words.OfReal(Real.Undefined).ShouldBe("undefined");
        Words.OfReal(Real.Overflow).ShouldBe("overflow");
        Words.OfTruth(Real.Undefined).ShouldBe("undefined");
        Words.OfTruth(Real.Overflow).ShouldBe("overflow");
        Words.OfTruth(Truth.Yes).ShouldBe("yes");
        Words.OfTruth(Truth.No).ShouldBe("no");
        Words.OfTruth(-0.0).ShouldBe("no");
        Words.OfReal(-0.0).ShouldBe("0");
    }

    [Fact]
    public void A_number_reads_back_to_the_same_bits_from_the_fewest_digits()
    {
        Gen<double> any = Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(x => double.IsFinite(x) && x != 0);
        Gen<double> everyday = Gen.Select(Gen.Long[-10_000_000_000, 10_000_000_000], Gen.Int[-12, 12], (n, e) => n * Math.Pow(10, e)).Where(x => x != 0);
        Gen.OneOf(any, everyday).Sample(value =>
        {
            string words = Words.OfReal(value);
            Number().IsMatch(words).ShouldBeTrue(words);
            double.Parse(words, CultureInfo.InvariantCulture).ShouldBe(value);
            bool isPlain = Math.Abs(value) is >= 1e-7 and < 1e21;
            words.Contains('e').ShouldBe(!isPlain, words);

            // One digit less does not read back. (A power of two may lie closer to its lower neighbour, hence left out.)
            int digits = words.Split('e')[0].Replace(".", "").TrimStart('-').Trim('0').Length;
            bool isPowerOfTwo = (BitConverter.DoubleToInt64Bits(value) & 0xF_FFFF_FFFF_FFFF) == 0;
            if (digits > 1 && !isPowerOfTwo)
                double.Parse(value.ToString("E" + (digits - 2), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ShouldNotBe(value);
        }, iter: 5000);
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NumberDecimalSeparator = ",";
            odd.NumberFormat.NegativeSign = "minus";
            odd.DateTimeFormat.TimeSeparator = ".";
            odd.DateTimeFormat.DateSeparator = "/";
            CultureInfo.CurrentCulture = odd;
            Words.OfReal(-1234.5).ShouldBe("-1234.5");
            Words.OfReal(-1.5e-30).ShouldBe("-1.5e-30");
            Words.OfWhole(-BigInteger.Parse("12345678901234567890")).ShouldBe("-12345678901234567890");
            Words.OfTime(new DateTime(2026, 11, 22, 17, 5, 0, DateTimeKind.Utc).Ticks).ShouldBe("2026-11-22T17:05:00Z");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0, "2026-11-22T17:05:00Z")]
    [InlineData(5_000_000, "2026-11-22T17:05:00.5Z")]
    [InlineData(1, "2026-11-22T17:05:00.0000001Z")]
    [InlineData(30_120_000, "2026-11-22T17:05:03.012Z")]
    public void Moments_have_fractions_only_where_there_are_any(long ticks, string expected) =>
        Words.OfTime(new DateTime(2026, 11, 22, 17, 5, 0, DateTimeKind.Utc).Ticks + ticks).ShouldBe(expected);

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d*[1-9])?(e-?[1-9]\d*)?$")]
    private static partial Regex Number();
}
