using CsCheck;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Tests.Syntax;

public class RobustnessTests
{
    private static readonly string[] Pieces =
    [
        "language", "1", "import", "kind", "mechanism", "fn", "cost", "saturation", "is", "but", "buys", "set", "ordered",
        "ignoring", "case", "unit", "open", "input", "output", "param", "accept", "when", "otherwise", "round", "to", "down",
        "at", "least", "most", "above", "repeats", "remainder", "largest", "fractions", "example", "given", "expect",
        "within", "from", "whole", "yes", "no", "text", "time", "per", "or", "and", "not", "div", "if", "then", "else",
        "present", "unaffordable", "in", "where", "a", "b", "gift", "(", ")", "[", "]", "{", "}", ",", ";", ":", ".", "..",
        "+", "-", "*", "/", "^", "=", "!=", "<", "<=", "25%", "2.5e-3", "\"text {a}\"", "\"{\"", "\"open", "\n", "\n    ",
        "\n\n  ", "// c\n", "/// doc\n", "@", "×", "\0", "\uD800", "日本", "\\", "%",
    ];

    private static void Survives(string text)
    {
        var tree = ScriptParser.Parse(new SourceText("t", text));
        foreach (Diagnostic message in tree.Diagnostics) message.Message.ShouldNotBeEmpty();
        Sexpr.Print(tree.Root);
    }

    [Fact]
    public void Any_soup_of_words_gets_an_answer() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60].Sample(pieces => Survives(string.Join(" ", pieces)), iter: 5_000);

    [Fact]
    public void Any_text_at_all_gets_an_answer() => Gen.String.Sample(Survives, iter: 3_000);

    [Fact]
    public void Scripts_with_words_replaced_get_an_answer() =>
        Gen.Select(Gen.Int[0, Samples.All.Length - 1].Select(i => Samples.All[i]), Gen.Select(Gen.Double[0, 0.999], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])).Array[1, 6]).Sample(
            (text, changes) =>
            {
                foreach ((double place, string piece) in changes)
                {
                    int at = (int)(place * text.Length);
                    text = text.Remove(at, Math.Min(3, text.Length - at)).Insert(at, piece);
                }

                Survives(text);
            },
            iter: 3_000);

    [Fact]
    public void Every_prefix_of_a_script_gets_an_answer()
    {
        foreach (string text in Samples.All)
            for (int length = 0; length < text.Length; length++) Survives(text[..length]);
    }

    [Fact]
    public void Tokens_and_comments_cover_everything_but_blanks()
    {
        foreach (string text in Samples.All)
        {
            var covered = new bool[text.Length];
            foreach (Token token in ScriptParser.Tokens(new SourceText("t", text)))
            {
                for (int i = token.Span.Start; i < token.Span.End; i++) covered[i] = true;
                foreach (Comment comment in token.Leading)
                    for (int i = comment.Span.Start; i < comment.Span.End; i++) covered[i] = true;
            }

            for (int i = 0; i < text.Length; i++) covered[i].ShouldBe(!char.IsWhiteSpace(text[i]) || covered[i]);
        }
    }

    [Fact]
    public void Three_hundred_lines_are_read_quickly()
    {
        string text = Samples.Mechanism + string.Concat(Enumerable.Range(0, 9).Select(i =>
            Samples.Mechanism[Samples.Mechanism.IndexOf("///", StringComparison.Ordinal)..].Insert(0, "\n")));
        text.Split('\n').Length.ShouldBeGreaterThan(300);
        for (int i = 0; i < 20; i++) ScriptParser.Parse(new SourceText("t", text)).Diagnostics.ShouldBeEmpty();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (int i = 0; i < 10; i++) ScriptParser.Parse(new SourceText("t", text));
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed.TotalMilliseconds / 10} ms");
        (watch.Elapsed / 10).ShouldBeLessThan(TimeSpan.FromMilliseconds(200));
    }
}
