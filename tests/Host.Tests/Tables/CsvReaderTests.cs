using System.Text;
using CsCheck;
using Mechanisms.Host.Results;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host.Tests.Tables;

public class CsvReaderTests
{
    private static List<string[]> ReadAll(byte[] bytes, char? delimiter = null, int buffer = 8)
    {
        var records = new List<string[]>();
        var csv = new CsvReader(new MemoryStream(bytes), delimiter, buffer);
        while (csv.Read())
        {
            csv.Fault.ShouldBeNull();
            records.Add([.. Enumerable.Range(0, csv.FieldCount).Select(field => Encoding.UTF8.GetString(csv.Field(field)))]);
        }

        return records;
    }

    private static (CsvFaultKind Kind, int Line, int Offset) FirstFault(byte[] bytes)
    {
        var csv = new CsvReader(new MemoryStream(bytes), null, 4);
        while (csv.Read())
        {
            if (csv.Fault is { } fault) return (fault.Kind, csv.Line, fault.Offset);
        }

        throw new ShouldAssertException("no fault");
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "a|b/1|2")]
    [InlineData("a,b\r\n1,2", "a|b/1|2")]
    [InlineData("a,b\r1,2\r", "a|b/1|2")]
    [InlineData("\n\na;b\n\n\r\n1;2\n\n", "a|b/1|2")]
    [InlineData("a\tb\n1,5\t2", "a|b/1,5|2")]
    [InlineData("\"a,b\";c\n1;2", "a,b|c/1|2")]
    [InlineData("\"a\"\"b\",\"c\nd\"\n,", "a\"b|c\nd/|")]
    [InlineData("a\n\"\"\nb\"c\n", "a//b\"c")]
    [InlineData("", "")]
    public void Records_are_those_of_the_standard(string text, string expected)
    {
        for (int buffer = 4; buffer < 20; buffer++)
        {
            string found = string.Join("/", ReadAll(Encoding.UTF8.GetBytes(text), null, buffer).Select(record => string.Join("|", record)));
            found.ShouldBe(expected);
        }
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() => ReadAll([.. "\uFEFFa,b"u8])[0].ShouldBe(["a", "b"]);

    [Fact]
    public void Faults_are_values_with_places()
    {
        FirstFault("a,b\n1,\"2\n3,4"u8.ToArray()).ShouldBe((CsvFaultKind.UnclosedQuote, 2, 2));
        FirstFault("a,b\n\n\"x\ny\",1\n\"1\" ,2"u8.ToArray()).ShouldBe((CsvFaultKind.TextAfterQuote, 5, 3));
        FirstFault([.. "a\nbc"u8, 0xFF]).ShouldBe((CsvFaultKind.InvalidUtf8, 2, 2));
        FirstFault("a\nb\0c"u8.ToArray()).ShouldBe((CsvFaultKind.Nul, 2, 1));
    }

    [Fact]
    public void A_place_names_the_line_inside_a_record_of_several_lines()
    {
        var place = CsvText.LocationOf("f.csv", 7, "\"ä\nböc\",1"u8, "\"ä\nb"u8.Length, 2);
        place.ToString().ShouldBe("f.csv:8:2");
        place.LineText.ShouldBe("böc\",1");
        place.Length.ShouldBe(1);
    }

    [Fact]
    public void What_the_writer_writes_the_reader_reads()
    {
        Gen<string> field = Gen.Char[" a,;\t|\"\r\né日"].Array[0, 6].Select(chars => new string(chars));
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 5], Gen.Int[4, 40]).SelectMany(
                shape => field.Array[shape.Item1 * shape.Item2].Select(fields => (Width: shape.Item1, Buffer: shape.Item3, fields)))
            .Sample(
                table =>
                {
                    string[][] records = [.. table.fields.Chunk(table.Width)];
                    var text = new StringWriter();
                    foreach (string[] record in records) CsvResults.WriteRecord(text, record);
                    List<string[]> read = ReadAll(Encoding.UTF8.GetBytes(text.ToString()), ',', table.Buffer);
                    return read.Count == records.Length && read.Zip(records).All(pair => pair.First.SequenceEqual(pair.Second));
                },
                iter: 3000);
    }

    [Fact]
    public void Random_bytes_never_throw_and_the_size_of_the_buffer_makes_no_difference()
    {
        Gen<byte> likely = Gen.OneOf(Gen.Int[0, 6].Select(i => "\",\n\ra\0\u00C3"[i]).Select(c => (byte)c), Gen.Byte);
        likely.Array[0, 60].Sample(bytes => Shape(bytes, 4).SequenceEqual(Shape(bytes, 1000)), iter: 5000);
    }

    private static List<string> Shape(byte[] bytes, int buffer)
    {
        var shape = new List<string>();
        var csv = new CsvReader(new MemoryStream(bytes), null, buffer);
        while (csv.Read())
        {
            string fields = string.Join("|", Enumerable.Range(0, csv.FieldCount).Select(field => Convert.ToHexString(csv.Field(field))));
            shape.Add($"{csv.Line}:{csv.Fault?.Kind}:{csv.Fault?.Offset}:{fields}");
        }

        return shape;
    }
}
