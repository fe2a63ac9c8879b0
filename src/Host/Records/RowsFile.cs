using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Records;

/// <summary>How many rows an input had, and what they hash to.</summary>
/// <param name="Rows">Rows that could be read.</param>
/// <param name="BadRows">Rows that could not.</param>
/// <param name="Hash">The SHA-256 of ids and values as read, row by row as CSV.</param>
internal sealed record RowsSummary(int Rows, int BadRows, string Hash);

/// <summary>
/// Writes every row of an input with what became of it: <c>line</c>, the ids, the values, <c>counts</c>,
/// <c>coefficient</c>, <c>reason</c>; in the order of the table. Rows that could not be read have a line and a reason only.
/// </summary>
internal static class RowsFile
{
    private const string Start = "rows-", End = ".csv";

    /// <summary>The name of the file for an input.</summary>
    public static string NameOf(string input) => $"{Start}{input}{End}";

    /// <summary>Whether a file has the rows of an input.</summary>
    public static bool IsOne(string file) => file.StartsWith(Start, StringComparison.Ordinal) && file.EndsWith(End, StringComparison.Ordinal);

    /// <summary>The input whose rows a file has.</summary>
    public static string InputOf(string file) => file[Start.Length..^End.Length];

    /// <summary>Writes the rows of an input.</summary>
    public static RowsSummary Write(FinishedRun run, int input, MemberVerdicts members, Stream stream, CancellationToken cancellation)
    {
        LoweredInput declared = run.Mechanism.Inputs[input];
        InputRows rows = run.Round.Inputs[input];
        RowVerdicts verdicts = RowVerdicts.Of(run, input, members);
        ImmutableArray<Column> columns = [.. declared.Columns.Select((_, at) => (rows.Columns[at] ?? run.Computed[input][at])!)];
        BadRow[] bad = [.. run.Built.BadRows.Where(row => row.Input == declared.Name)];
        byte[]?[][] ids = [.. declared.Sets.Select(set => new byte[run.Round.Sets[set].Ids.Length][])];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        CsvLine line = new(), content = new();
        foreach (string header in Headers(run.Mechanism, declared)) line.Add(header);
        line.End();
        stream.Write(line.Bytes);
        int nextBad = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            while (nextBad < bad.Length && bad[nextBad].Line < rows.Lines[row]) WriteBad(bad[nextBad++]);
            content.Clear();
            for (int index = 0; index < ids.Length; index++)
            {
                int member = rows.Members[index][row];
                content.AddEncoded(ids[index][member] ??= Encoding.UTF8.GetBytes(CsvLine.Quoted(run.Round.Sets[declared.Sets[index]].Ids[member])));
            }

            foreach (Column column in columns) content.Add(column, row);
            hash.AppendData(content.Bytes);
            hash.AppendData("\n"u8);
            RowVerdict verdict = verdicts.At(row);
            line.Clear();
            line.Add(rows.Lines[row]);
            line.AddEncoded(content.Bytes);
            line.Add(verdict.Counts ? "yes" : "no");
            line.Add(verdict.Coefficient);
            line.Add(verdict.Reason);
            line.End();
            stream.Write(line.Bytes);
        }

        while (nextBad < bad.Length) WriteBad(bad[nextBad++]);
        return new RowsSummary(rows.Count, bad.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));

        void WriteBad(BadRow it)
        {
            line.Clear();
            line.Add(it.Line);
            for (int i = 0; i < ids.Length + columns.Length; i++) line.Add("");
            line.Add("no");
            line.Add("");
            line.Add($"could not be read: {it.Reason}");
            line.End();
            stream.Write(line.Bytes);
        }
    }

    /// <summary>The columns; a name that is taken gets a number.</summary>
    public static ImmutableArray<string> Headers(LoweredMechanism mechanism, LoweredInput input)
    {
        List<string> named = [.. TableLayout.IndexNames(input.Sets.Select(set => mechanism.Sets[set].Name))];
        foreach (string name in input.Columns.Select(column => column.Name)) named.Add(Free(name));
        string first = Free("line");
        named.Add(Free("counts"));
        named.Add(Free("coefficient"));
        named.Add(Free("reason"));
        return [first, .. named];

        string Free(string name)
        {
            string free = name;
            for (int number = 2; named.Contains(free, StringComparer.OrdinalIgnoreCase); number++) free = string.Create(CultureInfo.InvariantCulture, $"{name}.{number}");
            return free;
        }
    }
}

/// <summary>Writes every member of a set, with whether it counted and why not.</summary>
internal static class MembersFile
{
    /// <summary>The name of the file for a set.</summary>
    public static string NameOf(string set) => $"members-{set}.csv";

    /// <summary>Writes the members of a set.</summary>
    public static void Write(FinishedRun run, int set, MemberVerdicts members, Stream stream)
    {
        MemberSet all = run.Round.Sets[set];
        var line = new CsvLine();
        line.Add(all.Name);
        foreach (string name in new[] { "counts", "reason" }) line.Add(name == all.Name ? name + ".2" : name);
        line.End();
        stream.Write(line.Bytes);
        for (int member = 0; member < all.Ids.Length; member++)
        {
            line.Clear();
            line.Add(all.Ids[member]);
            line.Add(run.Run.Survivors[set][member] ? "yes" : "no");
            line.Add(members.ReasonOf(set, member));
            line.End();
            stream.Write(line.Bytes);
        }
    }
}
