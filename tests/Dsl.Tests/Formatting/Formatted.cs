using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Formatting;
using Mechanisms.Dsl.Syntax;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Tests.Syntax;

namespace Mechanisms.Dsl.Tests.Formatting;

/// <summary>Formats texts, and holds what comes out against what went in without asking the formatter's own proof.</summary>
internal static class Formatted
{
    public static string Of(string text)
    {
        FormatResult result = ScriptFormatter.Format(new SourceText("test.mech", text));
        result.Text.ShouldNotBeNull($"{string.Join('\n', result.Diagnostics.Select(message => message.Message))}\n{text}");
        return result.Text;
    }

    /// <summary>The tree in one line; null when the text has mistakes.</summary>
    public static string? Meaning(string text)
    {
        SyntaxTree tree = ScriptParser.Parse(new SourceText("test.mech", text));
        return tree.Diagnostics.IsEmpty ? Sexpr.Print(tree.Root) : null;
    }

    /// <summary>Tokens and comments in order.</summary>
    public static string[] Words(string text)
    {
        var source = new SourceText("test.mech", text);
        return [.. ScriptParser.Tokens(source).SelectMany(token =>
            token.Leading.Select(comment => source.Slice(comment.Span).TrimEnd()).Append(source.Slice(token.Span)))];
    }

    /// <summary>Everything that holds of any formatted text.</summary>
    public static void ShouldBeTrueTo(string before)
    {
        string after = Of(before);
        Words(after).ShouldBe(Words(before));
        Meaning(after).ShouldBe(Meaning(before));
        Of(after).ShouldBe(after);
        after.ShouldEndWith("\n");
        after.ShouldNotEndWith("\n\n");
        after.ShouldNotContain('\r');
        after.ShouldNotContain(" \n");
        after.ShouldNotContain("\n\n\n");
    }
}
