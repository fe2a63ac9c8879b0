using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Tests.Syntax;

public class SampleTests
{
    public static TheoryData<int> Indices => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Indices))]
    public void Every_sample_parses_without_a_message(int sample) => Samples.Messages(Samples.All[sample]).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Indices))]
    public void The_span_of_every_node_lies_inside_its_parent(int sample)
    {
        Samples.Parse(Samples.All[sample]).Root.ShouldSatisfyAllConditions(SpansAreNested);
        string text = Samples.All[sample].ReplaceLineEndings("\n");
        foreach (Token token in ScriptParser.Tokens(new SourceText("t", text)).Where((_, index) => index % 5 == 0))
            SpansAreNested(Samples.Parse(text.Remove(token.Span.Start, token.Span.Length)).Root);
    }

    /// <summary>What is missing has no length, and no place of its own inside its parent either.</summary>
    private static void SpansAreNested(SyntaxNode root)
    {
        var open = new Stack<SyntaxNode>([root]);
        while (open.TryPop(out SyntaxNode? node))
        {
            foreach (SyntaxNode child in Sexpr.Children(node))
            {
                (child.Span.Length == 0 || child.Span.Start >= node.Span.Start && child.Span.End <= node.Span.End)
                    .ShouldBeTrue($"{Sexpr.Print(child)} {child.Span} in {Sexpr.Print(node)} {node.Span}");
                open.Push(child);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void Deleting_any_one_token_gives_at_most_two_messages(int sample)
    {
        string text = Samples.All[sample].ReplaceLineEndings("\n");
        var failures = new List<string>();
        foreach (Token token in ScriptParser.Tokens(new SourceText("t", text)))
        {
            if (token.Kind == TokenKind.End) continue;
            string[] messages = Samples.Messages(text.Remove(token.Span.Start, token.Span.Length));
            int allowed = token.Kind is TokenKind.OpenBrace or TokenKind.CloseBrace ? 2 : 1;
            if (messages.Length > allowed) failures.Add($"line {token.Line + 1}: without `{text.Substring(token.Span.Start, token.Span.Length)}`: {string.Join(" | ", messages)}");
        }

        failures.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void Writing_any_one_token_twice_gives_at_most_two_messages(int sample)
    {
        string text = Samples.All[sample].ReplaceLineEndings("\n");
        var failures = new List<string>();
        foreach (Token token in ScriptParser.Tokens(new SourceText("t", text)))
        {
            string again = " " + text.Substring(token.Span.Start, token.Span.Length);
            string[] messages = Samples.Messages(text.Insert(token.Span.End, again));
            if (messages.Length > 2) failures.Add($"line {token.Line + 1}: twice `{again}`: {string.Join(" | ", messages)}");
        }

        failures.ShouldBeEmpty();
    }
}
