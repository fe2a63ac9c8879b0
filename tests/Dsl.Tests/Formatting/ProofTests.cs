using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Formatting;
using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Tests.Formatting;

/// <summary>The proof must refuse what a broken formatter would hand out.</summary>
public class ProofTests
{
    private const string Script = "language 1\n\nmechanism m {\n    /// About x.\n    x = a + b  // c\n    y = 2\n}\n";

    private static string? Objection(string text) =>
        FormattingProof.Objection(ScriptParser.Parse(new SourceText("t", Script)), text);

    [Fact]
    public void The_right_text_is_accepted() => Objection(Script).ShouldBeNull();

    [Theory]
    [InlineData("a + b", "a - b")]
    [InlineData("a + b", "a + + b")]
    [InlineData("About x", "About")]
    [InlineData("  // c", "")]
    [InlineData("/// About x.\n    x", "x")]
    [InlineData("x = a + b  // c", "x = a + b\n    // c")]
    public void A_text_with_other_tokens_or_comments_is_refused(string old, string fresh) =>
        Objection(Script.Replace(old, fresh))!.ShouldContain("a word, a sign or a comment");

    [Fact]
    public void A_text_that_cannot_be_read_is_refused() =>
        Objection(Script.Replace("language 1\n\nmechanism", "language 1 mechanism"))!.ShouldContain("could not be read");

    [Fact]
    public void A_text_that_is_not_in_its_layout_is_refused() => Objection(Script.Replace("a + b", "a  + b"))!.ShouldContain("twice");

    [Fact]
    public void Trees_differ_where_their_words_or_their_forms_do()
    {
        Same("x = a + b", "x =  a+b").ShouldBeTrue();
        Same("x = a + b", "x = (a + b)").ShouldBeFalse();
        Same("x = a + b", "x = a + c").ShouldBeFalse();
        Same("x = a + b", "x = a - b").ShouldBeFalse();
        Same("x = f(a)", "x = f(a, b)").ShouldBeFalse();
        Same("x = f(a; b)", "x = f(a, b)").ShouldBeFalse();
        Same("/// d\nx = a", "x = a").ShouldBeFalse();
    }

    private static bool Same(string first, string second) => TreeShape.AreSame(Tree(first), Tree(second));

    private static Dsl.Syntax.Tree.ScriptSyntax Tree(string member) =>
        ScriptParser.Parse(new SourceText("t", "language 1\nmechanism m {\n" + member + "\n}")).Root;
}
