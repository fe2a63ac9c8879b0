using System.Globalization;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Configuration;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;
using Parquet;
using Parquet.Schema;

namespace Mechanisms.Host.Tests.Tables;

/// <summary>A Parquet file gives what the CSV of its rows gives.</summary>
public sealed class ParquetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private RoundBuildResult Build(LoweredMechanism mechanism, string file, string more = "")
    {
        (RoundSettings? settings, var diagnostics) = RoundConfiguration.Read(
            _folder.Write("round.json", $$"""{ "inputs": { "pledge": { "file": "{{file}}" } }{{more}} }"""), [], [], null);
        diagnostics.ShouldBeEmpty();
        return RoundBuilder.Build(mechanism, settings!);
    }

    private static LoweredMechanism Pledges() => Samples.Funding([Samples.Input(
        "pledge", [0, 1], Samples.Column("amount"), Samples.Column("hours", ValueKind.Whole, LoweredValue.OfWhole(1, "1")), Samples.Column("paid", ValueKind.Truth),
        Samples.Column("remark", ValueKind.Text, LoweredValue.OfText("")), Samples.Column("at", ValueKind.Time))]);

    private async Task Write(string name, params string?[] people)
    {
        var who = new DataField<string>("contributor", true);
        var project = new DataField<string>("project", true);
        var amount = new DataField<double>("amount", true);
        var hours = new DataField<long>("hours", true);
        var paid = new DataField<bool>("paid", false);
        var remark = new DataField<string>("remark", true);
        var at = new DataField<DateTime>("at", false);
        int count = people.Length;
        await using FileStream file = File.Create(Path.Combine(_folder.Path, name));
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(who, project, amount, hours, paid, remark, at), file, cancellationToken: TestContext.Current.CancellationToken);
        foreach (int[] group in Enumerable.Range(0, count).Chunk(2))
        {
            using ParquetRowGroupWriter rows = writer.CreateRowGroup();
            await rows.WriteAsync(who, group.Select(i => people[i]!).ToArray());
            await rows.WriteAsync(project, group.Select(i => i % 2 == 0 ? "park" : "caf\u00e9, \"old\"\ntown").ToArray());
            await rows.WriteAsync<double>(amount, group.Select(i => i == 1 ? (double?)null : (i + 1) / 3.0).ToArray());
            await rows.WriteAsync<long>(hours, group.Select(i => i == 2 ? (long?)null : 9007199254740993L + i).ToArray());
            await rows.WriteAsync<bool>(paid, group.Select(i => i % 2 == 0).ToArray());
            await rows.WriteAsync(remark, group.Select(i => i == 0 ? null! : $"no. {i}").ToArray());
            await rows.WriteAsync<DateTime>(at, group.Select(i => new DateTime(2026, 11, 22, 17, 5, i, DateTimeKind.Utc)).ToArray());
        }
    }

    private void WriteCsv(string name, params string?[] people)
    {
        var text = new StringWriter { NewLine = "\n" };
        text.WriteLine("contributor,project,amount,hours,paid,remark,at");
        for (int i = 0; i < people.Length; i++)
        {
            string project = i % 2 == 0 ? "park" : "\"caf\u00e9, \"\"old\"\"\ntown\"";
            string amount = i == 1 ? "" : ((i + 1) / 3.0).ToString("R", CultureInfo.InvariantCulture);
            string hours = i == 2 ? "" : (9007199254740993L + i).ToString(CultureInfo.InvariantCulture);
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people[i]},{project},{amount},{hours},{(i % 2 == 0 ? "yes" : "no")},{(i == 0 ? "" : $"no. {i}")},2026-11-22T17:05:0{i}Z"));
        }

        _folder.Write(name, text.ToString());
    }

    private static string[] Shown(RoundBuildResult built)
    {
        built.Diagnostics.ShouldBeEmpty();
        InputRows rows = built.Round!.Inputs[0];
        return [.. Enumerable.Range(0, rows.Count).Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{built.Round.Sets[0].Ids[rows.Members[0][row]]}>{built.Round.Sets[1].Ids[rows.Members[1][row]]} {((RealColumn)rows.Columns[0]!).Values[row]:R} {((WholeColumn)rows.Columns[1]!).Values[row]} {((TruthColumn)rows.Columns[2]!).Values[row]} {((TextColumn)rows.Columns[3]!).Values[row]} {((TimeColumn)rows.Columns[4]!).Values[row]}"))];
    }

    [Fact]
    public async Task The_rows_are_those_of_the_csv_of_the_same_rows()
    {
        string?[] people = ["ada", "ben", "cy", "ada", "di"];
        await Write("p.parquet", people);
        WriteCsv("p.csv", people);
        const string drop = ", \"badRows\": \"drop\"";
        RoundBuildResult typed = Build(Pledges(), "p.parquet", drop), text = Build(Pledges(), "p.csv", drop);
        Shown(typed).ShouldBe(Shown(text));
        Shown(typed).Length.ShouldBe(4);
        typed.BadRows.Select(row => row.Reason).ShouldBe(text.BadRows.Select(row => row.Reason));
        typed.BadRows.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Fact]
    public async Task A_bad_cell_is_located_by_row_and_column()
    {
        await Write("p.parquet", "ada", "ben", null, "  ");
        Diagnostic[] found = [.. Build(Pledges(), "p.parquet").Diagnostics];
        found.Select(message => (message.Code, message.Location.ToString(), message.Location.LineText)).ShouldBe(
        [
            ("MECH5013", "p.parquet:2:10", "amount = "),
            ("MECH5011", "p.parquet:3:15", "contributor = "),
            ("MECH5011", "p.parquet:4:15", "contributor =   "),
        ]);
    }

    [Fact]
    public async Task Lists_and_bytes_are_refused_by_name()
    {
        var who = new DataField<string>("contributor", true);
        var tags = new ListField("tags", new DataField<string>("element", true));
        var picture = new DataField<byte[]>("picture", true);
        await using (FileStream file = File.Create(Path.Combine(_folder.Path, "p.parquet")))
        {
            await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(who, tags, picture), file, cancellationToken: TestContext.Current.CancellationToken);
        }

        Diagnostic[] found = [.. Build(Pledges(), "p.parquet").Diagnostics];
        found.Select(message => message.Code).ShouldBe(["MECH5048", "MECH5048"]);
        found[0].Message.ShouldContain("`tags` holds lists");
        found[1].Message.ShouldContain("`picture` holds bytes");
    }

    [Fact]
    public async Task A_damaged_file_is_refused_or_read_and_nothing_else()
    {
        await Write("p.parquet", "ada", "ben", "cy", "di");
        byte[] whole = File.ReadAllBytes(Path.Combine(_folder.Path, "p.parquet"));
        for (int at = 0; at < whole.Length; at += 7)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x2D;
            File.WriteAllBytes(Path.Combine(_folder.Path, "d.parquet"), damaged);
            RoundBuildResult built = Build(Pledges(), "d.parquet");
            (built.Round is null).ShouldBe(built.Diagnostics.Length > 0);
        }

        for (int length = 0; length < whole.Length; length += 11)
        {
            File.WriteAllBytes(Path.Combine(_folder.Path, "d.parquet"), whole[..length]);
            Build(Pledges(), "d.parquet").Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MECH5047");
        }
    }
}
