using System.Collections.Immutable;
using System.Text;

namespace Mechanisms.Host.Library;

/// <summary>A line that looks like the beginning of a declaration: its keyword and its name.</summary>
internal sealed record DeclarationLine(string Keyword, string Name);

/// <summary>Finds the names that a script declares, without parsing it: keyword and name at the very start of a line.</summary>
internal static class DeclarationScan
{
    /// <summary>What a mechanism begins with.</summary>
    public const string Mechanism = "mechanism";

    private static readonly ImmutableArray<string> Keywords = ["kind", Mechanism, "cost", "saturation", "fn"];

    /// <summary>The declarations, in the order of the text.</summary>
    public static IEnumerable<DeclarationLine> Of(string content)
    {
        for (int start = 0; start < content.Length;)
        {
            int end = content.AsSpan(start).IndexOfAny('\r', '\n');
            end = end < 0 ? content.Length : start + end;
            if (Read(content.AsSpan(start, end - start)) is { } line) yield return line;
            start = end + 1;
        }
    }

    private static DeclarationLine? Read(ReadOnlySpan<char> line)
    {
        foreach (string keyword in Keywords)
        {
            if (!line.StartsWith(keyword, StringComparison.Ordinal) || line.Length == keyword.Length) continue;
            if (line[keyword.Length] is not (' ' or '\t')) continue;
            ReadOnlySpan<char> rest = line[keyword.Length..].TrimStart(" \t");
            int length = 0;
            while (length < rest.Length && IsNamePart(rest[length])) length++;
            if (length > 0) return new DeclarationLine(keyword, rest[..length].ToString().Normalize(NormalizationForm.FormC));
        }

        return null;
    }

    private static bool IsNamePart(char unit) =>
        char.IsLetterOrDigit(unit) || unit == '_' || char.IsSurrogate(unit)
        || char.GetUnicodeCategory(unit) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
