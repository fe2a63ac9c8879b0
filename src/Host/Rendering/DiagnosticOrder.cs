using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Rendering;

/// <summary>The order in which messages are read, and a line that counts them.</summary>
internal static class DiagnosticOrder
{
    /// <summary>By file and place, each message once.</summary>
    public static IReadOnlyList<Diagnostic> Arrange(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .DistinctBy(it => (it.Code, it.Severity, it.Location.File, it.Location.Line, it.Location.Column, it.Location.Length, it.Message))
            .OrderBy(it => it.Location.File, StringComparer.Ordinal)
            .ThenBy(it => it.Location.Line)
            .ThenBy(it => it.Location.Column)
            .ThenByDescending(it => it.Severity)
            .ThenBy(it => it.Code, StringComparer.Ordinal),
    ];

    /// <summary>Such as <c>2 errors and 1 warning</c>.</summary>
    public static string Summary(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        string[] parts =
        [
            .. Count(Severity.Error, "error"),
            .. Count(Severity.Warning, "warning"),
            .. Count(Severity.Note, "note"),
        ];
        return parts.Length switch
        {
            0 => "no errors",
            1 => parts[0],
            2 => $"{parts[0]} and {parts[1]}",
            _ => $"{parts[0]}, {parts[1]} and {parts[2]}",
        };

        string[] Count(Severity severity, string word)
        {
            int count = diagnostics.Count(it => it.Severity == severity);
            return count == 0 ? [] : [Plural.Of(count, word)];
        }
    }
}
