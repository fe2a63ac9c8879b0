using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>What can be wrong when the report of a round is written.</summary>
[DiagnosticCatalog]
internal static class ReportMessages
{
    /// <summary>A file that is not called like a page: it might be a table, or a round.</summary>
    public static Diagnostic NotAPage(Location at, string file) =>
        Diagnostic.Error("MECH8440", at, $"a report is a page of HTML, and `{file}` is not called like one", "end it in .html");

    /// <summary>A report that cannot be written.</summary>
    public static Diagnostic NotWritable(Location at, string file, string reason) =>
        Diagnostic.Error("MECH8441", at, $"the report cannot be written to `{file}`: {reason}", "name a file in a folder that exists and that you may write");
}
