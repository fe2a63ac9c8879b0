using System.Globalization;
using System.Text;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Rendering;

/// <summary>A whole script with every message under the line that it is about: for baselines and for reading at length.</summary>
internal static class AnnotatedSource
{
    private const int WidestLine = 400;

    /// <summary>The lines with their numbers, each followed by its messages; messages about other files stand at the end.</summary>
    public static string Render(SourceText script, IEnumerable<Diagnostic> diagnostics)
    {
        ILookup<bool, Diagnostic> here = DiagnosticOrder.Arrange(diagnostics).ToLookup(it => it.Location.File == script.Path);
        ILookup<int, Diagnostic> byLine = here[true].ToLookup(it => Math.Clamp(it.Location.Line, 1, script.LineCount));
        int gutter = Math.Max(3, script.LineCount.ToString(CultureInfo.InvariantCulture).Length);
        var text = new StringBuilder();
        for (int line = 1; line <= script.LineCount; line++)
        {
            string content = script.LineText(line - 1);
            if (line == script.LineCount && content.Length == 0 && !byLine[line].Any()) break;
            string shown = SourceExcerpt.Of(new Location("", line, 1, 1, content), WidestLine).Text;
            string number = line.ToString(CultureInfo.InvariantCulture).PadLeft(gutter);
            text.Append($"{number} | {shown}".TrimEnd()).Append('\n');
            foreach (Diagnostic diagnostic in byLine[line]) Annotate(text, diagnostic, content, new string(' ', gutter));
        }

        foreach (Diagnostic diagnostic in here[false]) text.Append(CultureInfo.InvariantCulture, $"{diagnostic.Location}: {Title(diagnostic)}\n");
        return text.ToString();
    }

    private static void Annotate(StringBuilder text, Diagnostic diagnostic, string line, string gutter)
    {
        SourceExcerpt excerpt = SourceExcerpt.Of(diagnostic.Location with { LineText = line }, WidestLine);
        string indent = $"{gutter} | {new string(' ', excerpt.MarkStart + excerpt.MarkWidth + 1)}";
        text.Append(CultureInfo.InvariantCulture, $"{gutter} | {excerpt.Underline('^')} {Title(diagnostic)}\n");
        if (diagnostic.Help.Length > 0) text.Append(CultureInfo.InvariantCulture, $"{indent}help: {VisibleText.Escape(diagnostic.Help)}\n");
        foreach (RelatedPlace related in diagnostic.Related)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}note: {VisibleText.Escape(related.Message)} ({related.Location})\n");
        }
    }

    private static string Title(Diagnostic diagnostic) =>
        $"{DiagnosticText.Word(diagnostic.Severity)} {diagnostic.Code}: {VisibleText.Escape(diagnostic.Message)}";
}
