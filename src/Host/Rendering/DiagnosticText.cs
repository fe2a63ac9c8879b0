using System.Globalization;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Rendering;

/// <summary>Messages as people read them: what, where, the line with carets, a way out.</summary>
/// <param name="ink">Colours.</param>
/// <param name="columns">How wide the page is.</param>
public sealed class DiagnosticText(Ink ink, int columns = DiagnosticText.DefaultColumns)
{
    /// <summary>How wide a page is when nobody knows better.</summary>
    public const int DefaultColumns = 100;

    private const int NarrowestExcerpt = 24;

    /// <summary>Writes all messages in order, each once, with a blank line behind each, then a line that counts them.</summary>
    public void WriteAll(TextWriter writer, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (diagnostics.Count == 0) return;
        IReadOnlyList<Diagnostic> ordered = DiagnosticOrder.Arrange(diagnostics);
        foreach (Diagnostic diagnostic in ordered)
        {
            Write(writer, diagnostic);
            writer.Write('\n');
        }

        if (ordered.Count > 0) writer.Write(DiagnosticOrder.Summary(ordered) + "\n");
    }

    /// <summary>Writes one message.</summary>
    public void Write(TextWriter writer, Diagnostic diagnostic)
    {
        int gutter = diagnostic.Related.Select(related => related.Location).Append(diagnostic.Location).Max(GutterOf);
        string title = $"{Word(diagnostic.Severity)} {diagnostic.Code}";
        string message = VisibleText.EscapeLines(diagnostic.Message);
        writer.Write($"{Paint(diagnostic.Severity, title)}: {ink.Bold(Indent(message, 4))}\n");
        WritePlace(writer, diagnostic.Location, gutter, '^', mark => Paint(diagnostic.Severity, mark));
        string margin = new(' ', gutter + 1);
        if (diagnostic.Help.Length > 0)
        {
            string help = Indent(VisibleText.EscapeLines(diagnostic.Help), gutter + 9);
            writer.Write($"{margin}{ink.Blue("=")} {ink.Bold("help")}: {help}\n");
        }

        foreach (RelatedPlace related in diagnostic.Related)
        {
            writer.Write($"{margin}{ink.Blue("=")} {ink.Bold("note")}: {Indent(VisibleText.EscapeLines(related.Message), gutter + 9)}\n");
            WritePlace(writer, related.Location, gutter, '-', ink.Blue);
        }
    }

    private void WritePlace(TextWriter writer, Location location, int gutter, char mark, Func<string, string> paint)
    {
        bool knowsLine = location.LineText.Length > 0 || location.Line > 1 || location.Column > 1;
        string place = knowsLine ? location.ToString() : location.File;
        writer.Write($"{new string(' ', gutter)}{ink.Blue("-->")} {VisibleText.Escape(place)}\n");
        if (location.LineText.Length == 0) return;
        SourceExcerpt excerpt = SourceExcerpt.Of(location, Math.Max(NarrowestExcerpt, columns - gutter - 3));
        string number = location.Line.ToString(CultureInfo.InvariantCulture).PadLeft(gutter);
        string blank = new(' ', gutter);
        string bar = ink.Blue("|");
        writer.Write($"{blank} {bar}\n");
        writer.Write($"{ink.Blue(number)} {bar} {excerpt.Text}\n");
        writer.Write($"{blank} {bar} {new string(' ', excerpt.MarkStart)}{paint(new string(mark, excerpt.MarkWidth))}\n");
    }

    private string Paint(Severity severity, string text) => severity switch
    {
        Severity.Error => ink.Red(text),
        Severity.Warning => ink.Yellow(text),
        _ => ink.Blue(text),
    };

    private static string Indent(string text, int columns) => text.Replace("\n", "\n" + new string(' ', columns), StringComparison.Ordinal);

    private static int GutterOf(Location location) => Math.Max(2, location.Line.ToString(CultureInfo.InvariantCulture).Length);

    /// <summary>The word for a severity.</summary>
    internal static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
