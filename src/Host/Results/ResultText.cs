using System.Text;

namespace Mechanisms.Host.Results;

/// <summary>The results of a run as one text.</summary>
internal static class ResultText
{
    /// <summary>Writes the report in a format.</summary>
    public static void Write(TextWriter writer, RunReport report, ResultFormat format, bool withSteps)
    {
        switch (format)
        {
            case ResultFormat.Json:
                writer.Write(EndedLine(Written(stream => JsonResults.Write(report, stream, withSteps))));
                break;
            case ResultFormat.Csv:
                WriteCsv(writer, report, withSteps);
                break;
            default:
                if (withSteps) WriteSteps(writer, report);
                writer.Write(TextTable.Of(report));
                break;
        }
    }

    // One table stands alone, so that other programs read it as it is; several are told apart by a line with their name.
    private static void WriteCsv(TextWriter writer, RunReport report, bool withSteps)
    {
        ReportTable[] tables = [.. withSteps ? report.Steps : report.Outputs, .. report.Measures];
        for (int i = 0; i < tables.Length; i++)
        {
            if (i > 0) writer.Write('\n');
            if (tables.Length > 1) writer.Write($"# {tables[i].Name}\n");
            ReportTable table = tables[i];
            writer.Write(Written(stream => CsvResults.Write(table, stream)));
        }
    }

    private static void WriteSteps(TextWriter writer, RunReport report)
    {
        HashSet<string> outputs = [.. report.Outputs.Select(output => output.Name)];
        foreach (ReportTable step in report.Steps.Where(step => !outputs.Contains(step.Name)))
        {
            writer.Write(TextTable.Of(step, report.Currency));
            writer.Write('\n');
        }
    }

    private static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string EndedLine(string text) => text.EndsWith('\n') ? text : text + "\n";
}
