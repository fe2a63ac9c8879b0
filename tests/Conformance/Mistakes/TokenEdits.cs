using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Conformance.Mistakes;

/// <summary>A script with one slip of the hand in it.</summary>
internal sealed record Slip(SourceText Script, string What);

/// <summary>The slips that a hand makes: a word or sign left out, written twice, exchanged with its neighbour, or another one.</summary>
internal static class TokenEdits
{
    public static IEnumerable<Slip> Deletions(SourceText script) =>
        Tokens(script).Select(token => Replace(script, token.Span, "", $"without {At(script, token.Span)}"));

    public static IEnumerable<Slip> Duplications(SourceText script) =>
        Tokens(script).Select(token => Replace(
            script, token.Span, script.Slice(token.Span) + " " + script.Slice(token.Span), $"twice {At(script, token.Span)}"));

    public static IEnumerable<Slip> Exchanges(SourceText script)
    {
        Token[] tokens = Tokens(script);
        return tokens.Zip(tokens.Skip(1)).Select(pair =>
        {
            string between = script.Content[pair.First.Span.End..pair.Second.Span.Start];
            string exchanged = script.Slice(pair.Second.Span) + between + script.Slice(pair.First.Span);
            return Replace(script, pair.First.Span.Through(pair.Second.Span), exchanged, $"exchanged {At(script, pair.First.Span)}");
        });
    }

    public static IEnumerable<Slip> Replacements(SourceText script, int seed)
    {
        Token[] tokens = Tokens(script);
        var random = new Random(seed);
        return [.. tokens.Select(token =>
        {
            string other = script.Slice(tokens[random.Next(tokens.Length)].Span);
            return Replace(script, token.Span, other, $"`{other}` for {At(script, token.Span)}");
        })];
    }

    private static Token[] Tokens(SourceText script) => [.. ScriptParser.Tokens(script).Where(token => token.Kind != TokenKind.End)];

    private static Slip Replace(SourceText script, TextSpan span, string text, string what) =>
        new(new SourceText(script.Path, script.Content[..span.Start] + text + script.Content[span.End..]), what);

    private static string At(SourceText script, TextSpan span) => $"`{script.Slice(span)}` ({script.LocationOf(span)})";
}
