using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>The <c>///</c> lines above a declaration, a member or a column.</summary>
internal static class Docs
{
    public static string Of(Mark start)
    {
        Token first = start.Session.TokenAt(start.Position);
        if (first.Leading.IsEmpty) return "";
        SourceText source = start.Session.Bag.Source;
        return string.Join('\n', first.Leading.Where(comment => comment is { IsDoc: true, StartsLine: true }).Select(TextOf));

        string TextOf(Comment comment)
        {
            string line = source.Slice(comment.Span)[3..].TrimEnd();
            return line.StartsWith(' ') ? line[1..] : line;
        }
    }
}
