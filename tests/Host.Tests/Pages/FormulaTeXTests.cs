using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Host.Pages;

namespace Mechanisms.Host.Tests.Pages;

/// <summary>Formulas are set so that they can be read in one way only.</summary>
public class FormulaTeXTests
{
    [Theory]
    [InlineData("sum(c: sqrt(gift[c, p]))^2", @"{\left(\sum_{c} \sqrt{\mathrm{gift}_{c,\,p}}\right)}^{2}")]
    [InlineData("(a + b) * c", @"\left(a + b\right) \cdot c")]
    [InlineData("(a + b) / (c * d)", @"\frac{a + b}{c \cdot d}")]
    [InlineData("a - (b - c)", @"a - \left(b - c\right)")]
    [InlineData("(a * b) + c", @"a \cdot b + c")]
    [InlineData("-2^2", @"-{2}^{2}")]
    [InlineData("(-2)^2", @"{\left(-2\right)}^{2}")]
    [InlineData("sum(c: a + b)", @"\sum_{c} \left(a + b\right)")]
    [InlineData("sum(c: a) * b", @"\left(\sum_{c} a\right) \cdot b")]
    [InlineData("if a > 1 then b else if a = 1 then c else 25%", @"\begin{cases} b & \text{if } a > 1 \\ c & \text{if } a = 1 \\ 25\% & \text{else} \end{cases}")]
    [InlineData("a / b otherwise 0", @"\begin{cases} \frac{a}{b} & \text{where that is defined} \\ 0 & \text{otherwise} \end{cases}")]
    [InlineData("largest(x in 0..1: x <= a)", @"\max \left\{ x \in \left[0,\, 1\right] \;:\; x \le a \right\}")]
    [InlineData("price.buys(a)", @"\mathrm{price}^{-1}\left(a\right)")]
    [InlineData("count(c in giver where a > b)", @"\#\left\{ c \in \mathrm{giver} \;:\; a > b \right\}")]
    [InlineData("sum(i before j: a)", @"\sum_{i \prec j} a")]
    [InlineData("x[p, before t]", @"x_{p,\,\text{before }t}")]
    [InlineData("2 money per votes", @"2\,\mathrm{money}\,\mathrm{votes}^{-1}")]
    [InlineData("票 * credits_each", @"票 \cdot \mathrm{credits\_each}")]
    public void A_formula_is_set_as_in_a_paper(string script, string expected) =>
        FormulaTeX.Of(ScriptParser.ParseExpression(new SourceText("", script)).Formula).ShouldBe(expected);

    [Fact]
    public void A_doc_comment_comes_apart_at_the_words_that_mark_its_sources_and_weaknesses()
    {
        PageProse prose = PageProse.Of("What it is. More of it.\n\nThe story. Source: A. Nobody, A Book (2019).\nWeakness: it is weak. Like other_rule, but louder.");
        prose.Summary.ShouldBe("What it is.");
        prose.Story.ShouldBe(["More of it.", "The story."]);
        prose.Marked.ShouldBe([("Source", "A. Nobody, A Book (2019)."), ("Weakness", "It is weak."), ("Like", "Like other_rule, but louder.")]);
    }
}
