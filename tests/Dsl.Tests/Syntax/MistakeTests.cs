namespace Mechanisms.Dsl.Tests.Syntax;

public class MistakeTests
{
    /// <summary>Lines that each hold one mistake, in the body of a mechanism.</summary>
    public static readonly string[] Lines =
    [
        "parm pool : money",
        "inputt gift[contributor, project] : money",
        "acept contributor c when trust[c] > 0",
        "a = b +",
        "b[p] = sum(c: gift[c, p]",
        "c = (1 + 2",
        "d = x y",
        "e = 1 == 2",
        "f = \"no end",
        "g = a < b < c",
        "h[p = 3",
        "param cap share = 1",
        "param cap2 : , at least 0",
        "i = 3)",
        "j = gift[c, p)",
        "round k 0.01",
        "accept contributor c trust[c] > 0",
        "l = if a then b",
        "given m = 3",
        "n = @",
        "example \"o\" { given p = }",
        "lonely",
        "input q[c] { amount money }",
        "set",
        "r = × 2",
        "[t] = 4",
        "w = b + × 2",
        "x[c, p = 3 -",
        "input y[c : money",
        "input z c] : money",
        "= 4",
        "u = 1 & 2",
        "v = f(a,, b)",
        "unit w = money *",
    ];

    private static string Script(IEnumerable<string> lines) =>
        "language 1\nmechanism m {\n    first = 1\n" + string.Concat(lines.Select(line => "    " + line + "\n")) + "    last = 2\n}\n";

    public static TheoryData<string> LineData => [.. Lines];

    [Theory]
    [MemberData(nameof(LineData))]
    public void One_mistake_gives_one_message(string line)
    {
        string[] messages = Samples.Messages(Script([line]));
        messages.Length.ShouldBe(1, string.Join(" | ", messages));
        messages[0].ShouldStartWith("4:");
    }

    [Fact]
    public void Any_two_mistakes_on_adjacent_lines_give_two_messages()
    {
        var failures = from one in Lines
                       from other in Lines
                       let messages = Samples.Messages(Script([one, other]))
                       where messages.Length != 2 && (one, other) is not ("given m = 3", "given m = 3") and not ("a = b +" or "x[c, p = 3 -" or "unit w = money *", "lonely")
                       select $"{one} // {other}: {string.Join(" | ", messages)}";
        failures.ShouldBeEmpty();
    }

    [Fact]
    public void Ten_mistakes_in_any_order_give_ten_messages()
    {
        var random = new Random(1);
        for (int round = 0; round < 300; round++)
        {
            string[] ten = [.. Lines.Except(["lonely"]).OrderBy(_ => random.Next()).Take(10)];
            string[] messages = Samples.Messages(Script(ten));
            messages.Length.ShouldBe(10, Script(ten) + string.Join("\n", messages));
        }
    }

    [Theory]
    [InlineData("mechansim m {\n a = 1\n}", "1:1 `mechansim` cannot start a line here: did you mean `mechanism`?")]
    [InlineData("mechanism m\n    a = 1\n}", "1:11 expected `{` behind this, to open what belongs to the mechanism")]
    [InlineData("mechanism m {\n    a = 1\n", "2:9 expected `}` to close the `{` opened in line 2")]
    [InlineData("mechanism m {\n    a = 1\n}\n}", "4:1 this `}` closes nothing that is open")]
    [InlineData("mechanism m {\n    a = 1\n}\n    b = 2\n}", "3:1 this `}` closes nothing that is open")]
    [InlineData("mechanism m {\n    a = 1\nkind k { set s }", "2:9 expected `}` to close the `{` opened in line 2")]
    [InlineData("m {\n    set s\n}", "1:1 `m` has braces, but nothing says what it is")]
    [InlineData("linear(n) = n", "1:1 `linear` has a formula, but nothing says what kind of function it is")]
    [InlineData("cost linear n) = n", "1:13 expected `(`, found `n`")]
    [InlineData("cost linear(n = n", "1:17 expected `)` to close the bracket opened in line 2, found the end of the script")]
    [InlineData("import fees", "1:8 expected the file to import, found `fees`")]
    [InlineData("a = 3", "1:1 `a` stands outside of every kind and mechanism")]
    public void A_mistake_at_the_top_gives_one_message(string text, string message)
    {
        int colon = message.IndexOf(':');
        string expected = (int.Parse(message[..colon]) + 1) + message[colon..];
        Samples.Messages("language 1\n" + text).ShouldBe([expected]);
    }

    [Theory]
    [InlineData("", "1:1 the script is empty")]
    [InlineData("mechanism m { }", "1:1 the script does not say which language it is written in")]
    [InlineData("language 2\nmechanism m { }", "1:10 this program reads language 1, and the script asks for `2`")]
    [InlineData("langauge 1\nmechanism m { }", "1:1 `langauge` cannot start a line here: did you mean `language`?")]
    [InlineData("language\nmechanism m { }", "1:1 expected the number of the language behind `language`, found the end of the line")]
    [InlineData("1\nmechanism m { }", "1:1 the script does not say which language it is written in")]
    [InlineData("mechanism m { }\nlanguage 1", "2:1 `language` belongs in the first line, once")]
    public void The_first_line_is_asked_for(string text, string message) => Samples.Messages(text).ShouldBe([message]);

    [Theory]
    [InlineData("a == b", "=")]
    [InlineData("a <> b", "!=")]
    [InlineData("a && b", "and")]
    [InlineData("a || b", "or")]
    [InlineData("a ** b", "^")]
    [InlineData("a × b", "*")]
    [InlineData("a ÷ b", "/")]
    [InlineData("a ≤ b", "<=")]
    [InlineData("a ≥ b", ">=")]
    [InlineData("a − b", "-")]
    public void A_sign_from_elsewhere_is_named_with_ours(string formula, string ours)
    {
        var found = Samples.Parse(Script(["x = " + formula])).Diagnostics.ShouldHaveSingleItem();
        found.Help.ShouldBe($"write `{ours}`");
    }

    [Fact]
    public void A_broken_step_keeps_its_name_and_indices()
    {
        var tree = Samples.Parse(Script(["raised[c, p] = sum(c: gift[c p])", "open said : money = 3 +", "param pool : ,", "level largest(x)", "lonely"]));
        Sexpr.Print(tree.Root).ShouldContain("(Step \"raised\"".Replace("\"", "") + " [c p] (ErrorExpression)");
        Sexpr.Print(tree.Root).ShouldContain("(Step + said (QuantityType <money>) (ErrorExpression))");
        Sexpr.Print(tree.Root).ShouldContain("(Parameter pool (ErrorType) [(ErrorClause)])");
        Sexpr.Print(tree.Root).ShouldContain("(Step level (ErrorExpression))");
    }

    [Fact]
    public void A_missing_bracket_names_the_line_of_the_open_one()
    {
        var found = Samples.Parse(Script(["x = f(", "        a"])).Diagnostics.ShouldHaveSingleItem();
        found.Message.ShouldBe("expected `)` to close the bracket opened in line 4, found the end of the line");
        found.Location.Line.ShouldBe(5);
        found.Related.ShouldHaveSingleItem().Location.Line.ShouldBe(4);
    }
}
