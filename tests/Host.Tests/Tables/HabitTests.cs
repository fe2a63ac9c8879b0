using System.Globalization;
using CsCheck;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host.Tests.Tables;

public class HabitTests
{
    [Theory]
    [InlineData("1234,56", "1,5", "1.5")]
    [InlineData("1234,56", "1.5", null)]
    [InlineData("1234,56", "1.234", null)]
    [InlineData("1.234,56", "1.234", "1234")]
    [InlineData("1.234,56", "1.234.567,5", "1234567.5")]
    [InlineData("1.234,56", "1234,5", "1234.5")]
    [InlineData("1.234,56", "12.34,5", null)]
    [InlineData("1.234,56", ".5", null)]
    [InlineData("1.234,56", "5,", null)]
    [InlineData("1.234,56", "12,5%", "12.5%")]
    [InlineData("1.234,56", "12,5 %", "12.5%")]
    [InlineData("1.234,56", "1,5E+3", "1.5E+3")]
    [InlineData("1.234,56 €", "1.000 €", "1000")]
    [InlineData("1.234,56 €", "€ 1.000", "1000")]
    [InlineData("1.234,56 €", "1.000", "1000")]
    [InlineData("1.234,56 €", "1.000 $", null)]
    [InlineData("$1,234.56", "-$5", "-5")]
    [InlineData("$1,234.56", "$-5", "-5")]
    [InlineData("$1,234.56", "-$-5", null)]
    [InlineData("$1,234.56", "(5)", null)]
    [InlineData("($1,234.56)", "($1,000.50)", "-1000.50")]
    [InlineData("($1,234.56)", "(-5)", null)]
    [InlineData("1 234,56", "1\u00A0234,5", "1234.5")]
    [InlineData("1 234,56", "1\u202F234\u202F567", "1234567")]
    [InlineData("1 234,56", "1\u202F234 567", null)]
    [InlineData("1'234.56", "1’234.5", "1234.5")]
    [InlineData("1,234.56", "\u22125", "-5")]
    [InlineData("1,234.56", "", null)]
    [InlineData("1,234.56", "x", null)]
    [InlineData("CHF 1'234.56", "CHF 7", "7")]
    public void A_number_is_read_as_the_sample_is_written(string sample, string cell, string? literal) =>
        NumberHabit.Of(sample)!.ToLiteral(cell).ShouldBe(literal);

    [Theory]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("1,234")]
    [InlineData("1.234.56")]
    [InlineData("1,234,56")]
    [InlineData("1.000,00")]
    [InlineData("€1.234,56€")]
    [InlineData("1_234.56")]
    [InlineData("1234.56.")]
    [InlineData("dollars 1234.56")]
    public void What_does_not_show_how_1234_56_is_written_is_no_sample(string sample) => NumberHabit.Of(sample).ShouldBeNull();

    [Fact]
    public void Every_number_that_is_written_in_a_way_is_read_back()
    {
        (string Sample, string Separator, string Point)[] ways = [("1.234,56", ".", ","), ("1,234.56", ",", "."), ("1 234,56", "\u00A0", ","), ("1234,56", "", ",")];
        Gen.Select(Gen.Decimal[-1_000_000_000m, 1_000_000_000m], Gen.Int[0, 3]).Sample((value, way) =>
        {
            decimal rounded = decimal.Round(value, 4);
            (string sample, string separator, string point) = ways[way];
            var format = new NumberFormatInfo { NumberGroupSeparator = separator, NumberDecimalSeparator = point, NegativeSign = "-", NumberGroupSizes = [3] };
            string? literal = NumberHabit.Of(sample)!.ToLiteral(rounded.ToString("#,##0.####", format));
            return decimal.Parse(literal!, NumberStyles.Float, CultureInfo.InvariantCulture) == rounded;
        });
    }

    [Theory]
    [InlineData("31/12/2026", "3/4/2026", "2026-04-03")]
    [InlineData("12/31/2026", "3/4/2026", "2026-03-04")]
    [InlineData("12/31/2026", "31/12/2026", null)]
    [InlineData("31/12/2026", "31/12/2026 17:05", "2026-12-31T17:05:00Z")]
    [InlineData("12/31/2026", "12/31/2026 5:05:30 PM", "2026-12-31T17:05:30Z")]
    [InlineData("31.12.2026", "1.2.2026", "2026-02-01")]
    [InlineData("31.12.2026", "2026-02-01", "2026-02-01")]
    [InlineData("31.12.2026", "30.2.2026", null)]
    [InlineData("20261231", "20261122", "2026-11-22")]
    [InlineData("Dec 31, 2026", "Nov 2, 2026", "2026-11-02")]
    [InlineData("excel", "46348", "2026-11-22")]
    [InlineData("excel", "46348.75", "2026-11-22T18:00:00Z")]
    [InlineData("excel", "46348,75", "2026-11-22T18:00:00Z")]
    [InlineData("excel", "46348.7118055556", "2026-11-22T17:05:00Z")]
    [InlineData("excel", "61", "1900-03-01")]
    [InlineData("excel", "60", null)]
    [InlineData("excel", "2958466", null)]
    [InlineData("excel", "-1", null)]
    [InlineData("excel-1904", "44886", "2026-11-22")]
    public void A_date_is_read_as_the_sample_is_written(string sample, string cell, string? literal) =>
        DateHabit.Of(sample)!.ToLiteral(cell).ShouldBe(literal);

    [Theory]
    [InlineData("dd/MM/yyyy")]
    [InlineData("31/12/26")]
    [InlineData("1/1/2026")]
    [InlineData("Excel date")]
    public void What_does_not_show_how_the_last_day_of_2026_is_written_is_no_sample(string sample) => DateHabit.Of(sample).ShouldBeNull();

    [Fact]
    public void A_compressed_file_is_whole_or_it_is_refused()
    {
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Byte.Array[0, 400]).Sample(
            (one, other) =>
            {
                byte[] file = [.. Gzip.Of(one), .. Gzip.Of(other)];
                Gzip.Read(file).ShouldBe([.. one, .. other]);
                int whole = Gzip.Of(one).Length;
                for (int length = 1; length < file.Length; length++)
                {
                    if (length != whole) Should.Throw<InvalidDataException>(() => Gzip.Read(file[..length]), $"cut to {length} of {file.Length}");
                }
            },
            iter: 40);
    }

    [Fact]
    public void A_small_file_that_unpacks_to_a_huge_one_streams_by()
    {
        const int size = 1 << 28;
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] part = new byte[1 << 20];
            for (int at = 0; at < size; at += part.Length) gzip.Write(part);
        }

        packed.Position = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        using var reading = new GzipReading(packed);
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        while (reading.Read(buffer, 0, buffer.Length) is > 0 and var read) total += read;
        total.ShouldBe(size);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 21);
    }

    private static class Gzip
    {
        public static byte[] Of(byte[] content)
        {
            using var target = new MemoryStream();
            using (var gzip = new System.IO.Compression.GZipStream(target, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(content);
            return target.ToArray();
        }

        public static byte[] Read(byte[] file)
        {
            using var reading = new GzipReading(new MemoryStream(file));
            using var target = new MemoryStream();
            reading.CopyTo(target);
            return target.ToArray();
        }
    }
}
