using System.Xml.Linq;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Host.Pages;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Tests.Pages;

/// <summary>The formulas of a page are set as those of a paper, in the part of MathML that browsers know.</summary>
public class FormulaMathMLTests
{
    [Theory]
    [InlineData("a / b", "<mfrac><mi>a</mi><mi>b</mi></mfrac>")]
    [InlineData("sqrt(x)", "<msqrt><mi>x</mi></msqrt>")]
    [InlineData("gift[c, p]", "<msub><mi>gift</mi><mrow><mi>c</mi><mo>,</mo><mi>p</mi></mrow></msub>")]
    [InlineData("a - 25%", "<mrow><mi>a</mi><mo>−</mo><mn>25%</mn></mrow>")]
    [InlineData("a <= b", "<mrow><mi>a</mi><mo>≤</mo><mi>b</mi></mrow>")]
    [InlineData("x^2", "<msup><mi>x</mi><mn>2</mn></msup>")]
    [InlineData("sum(c: a)", "<mrow><munder><mo>∑</mo><mi>c</mi></munder><mspace width=\"0.1667em\"></mspace><mi>a</mi></mrow>")]
    [InlineData("max(p: a)", "<mrow><munder><mi>max</mi><mi>p</mi></munder><mspace width=\"0.1667em\"></mspace><mi>a</mi></mrow>")]
    [InlineData("pi", "<mi>π</mi>")]
    public void A_formula_is_set_as_in_a_paper(string script, string expected) => MathOf(script).ShouldBe($"<math display=\"block\">{expected}</math>");

    [Theory]
    [InlineData("(a + b) * c", "(a+b)·c")]
    [InlineData("sum(c: a) * b", "(∑ca)·b")]
    [InlineData("if a > 1 then b else 25%", "{bif\u00a0a>125%else")]
    [InlineData("a otherwise 0", "{awhere\u00a0that\u00a0is\u00a0defined0otherwise")]
    [InlineData("largest(x in 0..1: x <= a)", "max{x∈[0,1]:x≤a}")]
    [InlineData("largest(n in whole 0..9: n <= a)", "max{n∈{0,…,9}:n≤a}")]
    [InlineData("price.buys(a)", "price−1(a)")]
    [InlineData("price.marginal(a; b)", "price′(a;b)")]
    [InlineData("count(c in giver where a > b)", "#{c∈giver:a>b}")]
    [InlineData("all(c: not (a = b))", "∀c:(¬(a=b))")]
    [InlineData("any(c: a and b or present x[c])", "∃c:(a∧b∨xcis\u00a0given)")]
    [InlineData("sum(i before j: a)", "∑i≺ja")]
    [InlineData("floor(a) + ceiling(b) + abs(c) + a div b", "⌊a⌋+⌈b⌉+|c|+⌊ab⌋")]
    [InlineData("2.5e3 money per votes", "2.5·103moneyvotes-1")]
    [InlineData("exp(a) + log(b)", "ea+ln(b)")]
    [InlineData("derivative(h at x: h^2)", "∂∂hh2|h=x")]
    [InlineData("x[p, before t]", "xp,before\u00a0t")]
    [InlineData("unaffordable", "∞")]
    public void Nothing_of_a_formula_is_lost(string script, string expected) => XElement.Parse(MathOf(script)).Value.ShouldBe(expected);

    private static string MathOf(string script)
    {
        using var html = new HtmlWriter();
        FormulaMathML.Write(html, Printing.Of(ScriptParser.ParseExpression(new SourceText("", script)).Formula));
        return html.Page()["<!DOCTYPE html>\n".Length..^1];
    }
}
