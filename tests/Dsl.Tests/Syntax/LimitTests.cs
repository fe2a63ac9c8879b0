using System.Diagnostics;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Tests.Syntax;

/// <summary>Clocked, hence alone.</summary>
[CollectionDefinition(nameof(LimitTests), DisableParallelization = true)]
public class LimitTestsRunAlone;

[Collection(nameof(LimitTests))]
public class LimitTests
{
    private const string Head = "language 1\nmechanism m {\n    a = ";

    private static string[] CodesWithinTwoSeconds(string text)
    {
        var watch = Stopwatch.StartNew();
        var tree = ScriptParser.Parse(new SourceText("t", text));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        return [.. tree.Diagnostics.Select(message => message.Code)];
    }

    private static string Code(Func<Location, Diagnostic> message) => message(Location.OfFile("x")).Code;

    [Fact]
    public void A_hundred_thousand_nested_brackets_are_refused() =>
        CodesWithinTwoSeconds(Head + new string('(', 100_000) + "1" + new string(')', 100_000) + "\n}").ShouldBe([Code(at => SyntaxMessages.NestedTooDeep(at, 1))]);

    [Fact]
    public void Fifty_thousand_signs_before_a_number_are_refused() =>
        CodesWithinTwoSeconds(Head + new string('-', 50_000) + "1\n}").ShouldBe([Code(at => SyntaxMessages.ChainTooLong(at, 1))]);

    [Fact]
    public void Fifty_thousand_powers_are_refused() =>
        CodesWithinTwoSeconds(Head + string.Join("^", Enumerable.Repeat("2", 50_000)) + "\n}").ShouldBe([Code(at => SyntaxMessages.ChainTooLong(at, 1))]);

    [Theory]
    [InlineData("not ")]
    [InlineData("if a then b else ")]
    [InlineData("if ")]
    [InlineData("f(-")]
    [InlineData("a[")]
    [InlineData("sum(c: -")]
    [InlineData("(not -")]
    public void Fifty_thousand_repetitions_are_refused(string part) =>
        CodesWithinTwoSeconds(Head + string.Concat(Enumerable.Repeat(part, 50_000)) + "1\n}").Length.ShouldBe(1);

    [Theory]
    [InlineData(" + ")]
    [InlineData(" otherwise ")]
    [InlineData(" and ")]
    public void A_chain_of_fifty_thousand_terms_is_refused(string sign) =>
        CodesWithinTwoSeconds(Head + string.Join(sign, Enumerable.Repeat("b", 50_000)) + "\n}").ShouldBe([Code(at => SyntaxMessages.FormulaTooDeep(at, 1))]);

    [Fact]
    public void A_script_of_ten_million_characters_is_refused() =>
        CodesWithinTwoSeconds(Head + new string('1', 10_000_000)).ShouldBe([Code(at => SyntaxMessages.ScriptTooLong(at, 1, 1))]);

    [Fact]
    public void A_name_of_nearly_a_million_letters_is_refused() =>
        CodesWithinTwoSeconds(Head + new string('n', 999_000) + "\n}").ShouldBe([Code(at => SyntaxMessages.NameTooLong(at, 1, 1))]);

    [Fact]
    public void A_number_of_a_thousand_digits_is_refused() =>
        CodesWithinTwoSeconds(Head + new string('9', 1_000) + "\n}").ShouldBe([Code(at => SyntaxMessages.NumberTooLong(at, 1, 1))]);

    [Fact]
    public void A_statement_of_a_hundred_thousand_tokens_is_refused() =>
        CodesWithinTwoSeconds(Head + "f(" + string.Join(",", Enumerable.Repeat("b", 60_000)) + ")\n}").ShouldBe([Code(at => SyntaxMessages.StatementTooLong(at, 1))]);

    [Fact]
    public void What_stays_under_the_limits_is_read()
    {
        CodesWithinTwoSeconds(Head + new string('(', 199) + "1" + new string(')', 199) + "\n}").ShouldBeEmpty();
        CodesWithinTwoSeconds(Head + new string('-', 199) + "1\n}").ShouldBeEmpty();
        CodesWithinTwoSeconds(Head + string.Join(" + ", Enumerable.Repeat("-b", 900)) + "\n}").ShouldBeEmpty();
        CodesWithinTwoSeconds(Head + "f(" + string.Join(", ", Enumerable.Repeat("if a then -b else not c", 900)) + ")\n}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("f(a; ", "1", ")")]
    [InlineData("(", "1", ")")]
    [InlineData("sum(a: ", "1", ")")]
    [InlineData("if a then b else ", "1", "")]
    [InlineData("-", "1", "")]
    [InlineData("2^", "1", "")]
    public void The_deepest_formulas_fit_a_small_stack(string open, string inside, string close)
    {
        string text = Head + string.Concat(Enumerable.Repeat(open, 199)) + inside + string.Concat(Enumerable.Repeat(close, 199)) + "\n}";
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(() => ScriptParser.Parse(new SourceText("t", text)).Diagnostics.ShouldBeEmpty()), 256 * 1024);
        thread.Start();
        thread.Join();
        thrown.ShouldBeNull();
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('@')]
    [InlineData('\uD800')]
    [InlineData('{')]
    [InlineData('}')]
    [InlineData('"')]
    [InlineData('\\')]
    [InlineData('\n')]
    [InlineData('[')]
    [InlineData(';')]
    [InlineData('\u0301')]
    public void Nearly_a_million_times_the_same_sign_is_answered(char sign) =>
        CodesWithinTwoSeconds(new string(sign, 990_000)).Length.ShouldBeInRange(1, 101);

    [Theory]
    [InlineData("@ ")]
    [InlineData("a @\n")]
    [InlineData("a = {\n")]
    [InlineData("}\n")]
    [InlineData("\"\n")]
    [InlineData("a[\n")]
    [InlineData("kind a {\n")]
    [InlineData("mechanism\n")]
    [InlineData("input a[b]\n c: {\n")]
    [InlineData("a[b, ")]
    [InlineData("given a = ")]
    [InlineData("sett x\n")]
    [InlineData("f(a, ")]
    [InlineData("a(")]
    [InlineData("accept a when b otherwise \"{\"\n")]
    public void Large_nonsense_is_answered(string part) =>
        CodesWithinTwoSeconds("language 1\nmechanism m {\n" + string.Concat(Enumerable.Repeat(part, 900_000 / part.Length))).Length.ShouldBeInRange(1, 101);

    [Fact]
    public void Only_a_hundred_mistakes_are_listed()
    {
        string text = "language 1\nmechanism m {\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"    a{i} = 1 +\n")) + "}";
        var codes = CodesWithinTwoSeconds(text);
        codes.Length.ShouldBe(101);
        codes[^1].ShouldBe(Code(at => SyntaxMessages.MoreFollow(at, 1)));
    }
}
