using System.Globalization;
using System.Text;

namespace Mechanisms.Host.Results;

/// <summary>Writes tables of results as CSV: RFC 4180 quotes, comma, lines ended by LF, UTF-8 without a byte-order mark.</summary>
internal static class CsvResults
{
    /// <summary>The header of the values.</summary>
    public const string ValueHeader = "value";

    /// <summary>Writes one output or step: a column for each set, then <c>value</c>.</summary>
    public static void Write(ReportTable table, Stream stream)
    {
        using StreamWriter writer = Open(stream);
        WriteRecord(writer, [.. table.Headers, ValueHeader]);
        for (int row = 0; row < table.Count; row++) WriteRecord(writer, [.. table.Names(row), table.TextOf(row)]);
    }

    /// <summary>Writes the rows and members that did not count, with reasons; of rows that could not be read, where and what is written there.</summary>
    public static void WriteDropped(RunReport report, Stream stream)
    {
        using StreamWriter writer = Open(stream);
        WriteRecord(writer, ["what", "name", "file", "line", "column", "reason", "text"]);
        foreach (ReportedRow row in report.DroppedRows)
        {
            string column = row.Place?.Column.ToString(CultureInfo.InvariantCulture) ?? "";
            WriteRecord(writer, ["row", row.Input, row.File, row.Line.ToString(CultureInfo.InvariantCulture), column, row.Reason, row.Place?.LineText ?? ""]);
        }

        foreach (ReportedMember member in report.DroppedMembers) WriteRecord(writer, [member.Set, member.Id, "", "", "", member.Reason, ""]);
    }

    /// <summary>Writes what a round would run with.</summary>
    public static void WriteSettings(IEnumerable<ShownSetting> settings, Stream stream)
    {
        using StreamWriter writer = Open(stream);
        WriteRecord(writer, ["name", "value", "layer", "from"]);
        foreach (ShownSetting setting in settings) WriteRecord(writer, [setting.Key, setting.Value ?? "", setting.Layer, setting.Place]);
    }

    /// <summary>Writes one record.</summary>
    internal static void WriteRecord(TextWriter writer, ReadOnlySpan<string> fields)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0) writer.Write(',');
            bool needsQuotes = fields[i].AsSpan().IndexOfAny(",\"\r\n") >= 0 || (fields.Length == 1 && fields[i].Length == 0);
            if (needsQuotes) writer.Write('"');
            writer.Write(needsQuotes ? fields[i].Replace("\"", "\"\"", StringComparison.Ordinal) : fields[i]);
            if (needsQuotes) writer.Write('"');
        }

        writer.Write('\n');
    }

    private static StreamWriter Open(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 14, leaveOpen: true);
}
