using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Tests.Syntax;

public class ConstructTests
{
    [Theory]
    [InlineData("10_000", "10000")]
    [InlineData("2.5e-3", "2.5e-3")]
    [InlineData("25%", "25%")]
    [InlineData("1 money", "1 <money>")]
    [InlineData("0.1 per height", "0.1 <height^-1>")]
    [InlineData("3 money per votes^2 * a", "(Multiply 3 <money votes^-2> a)")]
    [InlineData("3 money^(1/2)", "3 <money^1/2>")]
    [InlineData("\"a \\\"b\\\" \\u{41}\"", "\"a \"b\" A\"")]
    [InlineData("yes", "yes")]
    [InlineData("no", "no")]
    [InlineData("unaffordable", "(Unaffordable)")]
    [InlineData("名前", "名前")]
    [InlineData("gift[c, p]", "(Element gift [c p])")]
    [InlineData("gift.amount[c, p]", "(Element gift amount [c p])")]
    [InlineData("force[p, before t]", "(Element force [p before t])")]
    [InlineData("sum(i before j in voter: 1)", "(Reduction sum [i before j in voter] 1)")]
    [InlineData("s before t and x", "(And (Before s t) x)")]
    [InlineData("f()", "(Call f)")]
    [InlineData("f(a, b; s, t = 2)", "(Call f [a b] [s (Equal t 2)])")]
    [InlineData("price.buys(x)", "(Call price buys [x])")]
    [InlineData("if a then b else c + d", "(Conditional a b (Add c d))")]
    [InlineData("if a then b else c otherwise d", "(Otherwise (Conditional a b c) d)")]
    [InlineData("(a)", "(group a)")]
    [InlineData("present gift[c, p]", "(Present (Element gift [c p]))")]
    [InlineData("present + 1", "(Add present 1)")]
    [InlineData("sum(c: gift[c, p])", "(Reduction sum [c] (Element gift [c p]))")]
    [InlineData("sum(i, j in voter where i != j: a)", "(Reduction sum [i j in voter] (NotEqual i j) a)")]
    [InlineData("count(c where x)", "(Reduction count [c] x)")]
    [InlineData("count(c in voter)", "(Reduction count [c in voter])")]
    [InlineData("a otherwise b otherwise c", "(Otherwise (Otherwise a b) c)")]
    [InlineData("a or b and not c = d", "(Or a (And b (Not (Equal c d))))")]
    [InlineData("a - b - c", "(Subtract (Subtract a b) c)")]
    [InlineData("a + b * c div d", "(Add a (WholeDivide (Multiply b c) d))")]
    [InlineData("-a^b", "(Negate (Power a b))")]
    [InlineData("a^b^c", "(Power a (Power b c))")]
    [InlineData("a^-b", "(Power a (Negate b))")]
    [InlineData("-a * b", "(Multiply (Negate a) b)")]
    [InlineData("- - a", "(Negate (Negate a))")]
    [InlineData("a <= b and b < c", "(And (LessOrEqual a b) (Less b c))")]
    [InlineData("set + input * round", "(Add set (Multiply input round))")]
    public void A_formula_gets_its_tree(string text, string tree)
    {
        var (formula, messages) = ScriptParser.ParseExpression(new SourceText("t", text));
        messages.ShouldBeEmpty();
        Sexpr.Print(formula).ShouldBe(tree);
    }

    [Theory]
    [InlineData("set voter", "(Set voter)")]
    [InlineData("ordered set day", "(Set day +)")]
    [InlineData("set voter ignoring case", "(Set voter +)")]
    [InlineData("unit influence", "(Unit influence)")]
    [InlineData("open unit good = money", "(Unit good + <money>)")]
    [InlineData("input a[b, c] : money, at least 0, repeats add", "(Input a [b c] (QuantityType <money>) [(BoundClause AtLeast 0) (RepeatsClause add)])")]
    [InlineData("input a[b] : share = 100%, at most 1", "(Input a [b] (QuantityType <share>) 100% [(BoundClause AtMost 1)])")]
    [InlineData("input a[b] : share, at most 1 = 100%", "(Input a [b] (QuantityType <share>) 100% [(BoundClause AtMost 1)])")]
    [InlineData("input a : text", "(Input a (TextType))")]
    [InlineData("input a[b] { x : time; y = x } repeats last", "(Input a [b] [(Column x (TimeType)) (Column y x)] [(RepeatsClause last)])")]
    [InlineData("output a[b] : whole votes", "(Output a [b] (QuantityType + <votes>))")]
    [InlineData("param a : yes/no = yes", "(Parameter a (TruthType) yes)")]
    [InlineData("param a : saturation", "(Parameter a (SaturationType))")]
    [InlineData("param a : cost from votes to credits^2 = linear", "(Parameter a (CostType <votes> <credits^2>) linear)")]
    [InlineData("param a : 1/money^(1/2) * time, above 0, below 1", "(Parameter a (QuantityType <money^-1/2 time>) [(BoundClause Above 0) (BoundClause Below 1)])")]
    [InlineData("accept voter v when a[v] > 0 otherwise \"{v}: {{}}\"", "(Accept voter [v] (Greater (Element a [v]) 0) (Template [(TemplatePart v) (TemplatePart \": {}\")]))")]
    [InlineData("accept gift[c, p] when (a otherwise b)", "(Accept gift [c p] + (group (Otherwise a b)))")]
    [InlineData("accept gift when amount > 0", "(Accept gift (Greater amount 0))")]
    [InlineData("a = 1", "(Step a 1)")]
    [InlineData("open a[c in voter, p] : money = 1", "(Step + a [c in voter p] (QuantityType <money>) 1)")]
    [InlineData("round = 3", "(Step round 3)")]
    [InlineData("open[c] = 3", "(Step open [c] 3)")]
    [InlineData("round a to 0.01", "(Round a Nearest 0.01)")]
    [InlineData("round a down to 1, at most b * c, remainder to largest fractions", "(Round a Down 1 (Multiply b c) +)")]
    [InlineData("example \"t\" { given a = 1; given b = { x, -1; \"y z\", 25% } \n expect c[x, 3] = -2 within 1e-9 }",
        "(Example \"t\" [(GivenValue a 1) (GivenTable b [(GivenRow ['x' '-1']) (GivenRow ['y z' '25%'])]) (Expect c ['x' '3'] '-2' '1e-9')])")]
    public void A_member_gets_its_tree(string text, string tree)
    {
        var parsed = Samples.Parse("language 1\nkind k {\n" + text + "\n}");
        parsed.Diagnostics.ShouldBeEmpty();
        Sexpr.Print(((KindSyntax)parsed.Root.Declarations.Single()).Members.Single()).ShouldBe(tree);
    }

    [Theory]
    [InlineData("import \"a.mech\"", "(Import \"a.mech\")")]
    [InlineData("kind k { }", "(Kind k)")]
    [InlineData("mechanism m { a = 1; b = 2 }", "(Mechanism m [(Step a 1) (Step b 2)])")]
    [InlineData("mechanism m is p but { a = 1 }", "(Mechanism m p + [(Step a 1)])")]
    [InlineData("fn f(a : money = 2, b) = a", "(Function Plain f [(Formal a (QuantityType <money>) 2) (Formal b)] a)")]
    [InlineData("cost c(n; e = 1.5) = n^e\n  buys x = x", "(Function Cost c [(Formal n)] [(Formal e 1.5)] (Power n e) (Inverse x x))")]
    [InlineData("cost c(n) = 2 buys x = x", "(Function Cost c [(Formal n)] 2 (Inverse x x))")]
    [InlineData("saturation s(h; limit) = limit", "(Function Saturation s [(Formal h)] [(Formal limit)] limit)")]
    public void A_declaration_gets_its_tree(string text, string tree)
    {
        var parsed = Samples.Parse("language 1\n" + text);
        parsed.Diagnostics.ShouldBeEmpty();
        Sexpr.Print(parsed.Root.Declarations.Single()).ShouldBe(tree);
    }

    [Fact]
    public void Doc_comments_belong_to_what_follows()
    {
        var kind = (KindSyntax)Samples.Parse("language 1\n/// One\n//  not this\n///  two\nkind k {\n    /// A set.\n    set s\n    set t /// not u\n    unit u\n}").Root.Declarations.Single();
        kind.Doc.ShouldBe("One\n two");
        kind.Members.Select(member => member.Doc).ShouldBe(["A set.", "", ""]);
    }

    [Fact]
    public void Deeper_lines_continue_and_even_lines_begin()
    {
        var parsed = Samples.Parse("language 1\nmechanism m {\n    passes = a and\n        b = 5\n    c = 1\n    d = f(\n        a,\n        b\n    )\n    e = a\n        + b\n}");
        parsed.Diagnostics.ShouldBeEmpty();
        Sexpr.Print(((MechanismSyntax)parsed.Root.Declarations.Single()).Members)
            .ShouldBe("[(Step passes (And a (Equal b 5))) (Step c 1) (Step d (Call f [a b])) (Step e (Add a b))]");
    }

    [Theory]
    [InlineData("above")]
    [InlineData("below")]
    [InlineData("where")]
    [InlineData("per")]
    [InlineData("before")]
    [InlineData("remainder")]
    public void A_word_that_goes_on_with_a_line_begins_a_step_where_an_equals_sign_follows_it(string word)
    {
        var parsed = Samples.Parse($"language 1\nmechanism m {{\n    a = 1\n    {word}[i] = b\n    {word} = 2\n    c = a\n        + b\n}}");
        parsed.Diagnostics.ShouldBeEmpty();
        Sexpr.Print(((MechanismSyntax)parsed.Root.Declarations.Single()).Members)
            .ShouldBe($"[(Step a 1) (Step {word} [i] b) (Step {word} 2) (Step c (Add a b))]");
    }

    [Fact]
    public void Holes_have_the_places_of_their_own_text()
    {
        var parsed = Samples.Parse("language 1\nmechanism m {\n    accept s c when yes otherwise \"{c} of {gift[c]}\"\n}");
        var accept = (AcceptSyntax)((MechanismSyntax)parsed.Root.Declarations.Single()).Members.Single();
        ExpressionSyntax hole = accept.Reason!.Parts[2].Hole!;
        parsed.Source.Slice(hole.Span).ShouldBe("gift[c]");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_break_will_do(string lineBreak) =>
        ScriptParser.Parse(new SourceText("t", Samples.Mechanism.ReplaceLineEndings(lineBreak))).Diagnostics.ShouldBeEmpty();
}
