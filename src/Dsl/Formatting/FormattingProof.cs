using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax;
using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Formatting;

/// <summary>
/// Proves of a formatted text that it says what the script says: the same tokens with the same comments before them, the
/// same tree, and nothing left to format.
/// </summary>
internal static class FormattingProof
{
    /// <summary>Why the text must not be used, or null.</summary>
    public static string? Objection(SyntaxTree before, string text)
    {
        var source = new SourceText(before.Source.Path, text);
        if (!HaveSameTokens(before.Source, source)) return "a word, a sign or a comment would not be what it was";
        SyntaxTree after = ScriptParser.Parse(source);
        if (after.Diagnostics.Any(message => message.Severity == Severity.Error)) return "the script could not be read any more";
        if (!TreeShape.AreSame(before.Root, after.Root)) return "the script would mean something else";
        return ScriptFormatter.Print(after) == text ? null : "formatting twice would give another layout than formatting once";
    }

    private static bool HaveSameTokens(SourceText before, SourceText after)
    {
        ImmutableArray<Token> old = ScriptParser.Tokens(before);
        ImmutableArray<Token> fresh = ScriptParser.Tokens(after);
        return old.Length == fresh.Length && old.Zip(fresh).All(pair => IsSame(pair.First, pair.Second));

        bool IsSame(Token first, Token second) => first.Kind == second.Kind
            && before.Slice(first.Span) == after.Slice(second.Span)
            && first.Leading.Select(comment => Saying(before, comment)).SequenceEqual(second.Leading.Select(comment => Saying(after, comment)));
    }

    private static (bool IsDoc, bool StartsLine, string Text) Saying(SourceText source, Comment comment) =>
        (comment.IsDoc, comment.StartsLine, source.Slice(comment.Span).TrimEnd());
}
