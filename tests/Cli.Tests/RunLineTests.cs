using System.CommandLine;
using System.Text.Json;
using CsCheck;
using Mechanisms.Cli.Arguments;
using Mechanisms.Cli.Verbs;

namespace Mechanisms.Cli.Tests;

/// <summary>Plain command lines of <c>mech run</c> are read by a shorter way, which must not be another one.</summary>
public class RunLineTests
{
    private static readonly string[] Words =
    [
        "round.json", "quadratic_funding", "a b", "-", "-5", "true", "False", "table", "json", "csv", "tables", "kernel", "interpreter", "run",
        "--set", "--input", "--round-overrides", "--show-params", "--out", "--pseudonymise", "--key-file", "--new-key", "--steps", "--measures", "--format",
        "--backend", "--no-cache", "--help", "-h", "-?", "--version", "--debug-faults", "--", "--gift", "--show_params", "--set=pool=1", "--set:pool=1",
        "--out=", "--out=x", "--gift=a.csv", "--steps=true", "--no-cache=false", "--=x", "pool=1", "gift=a.csv", "@file", "[parse]", "",
    ];

    [Fact]
    public void What_is_read_by_the_short_way_means_the_same_by_the_long_one()
    {
        int plain = 0;
        Gen.Int[0, Words.Length - 1].Select(at => Words[at]).Array[0, 7].Sample(
            words =>
            {
                List<InputShorthand> taken = [];
                if (RunLine.Read(["run", .. words], taken) is not { } order) return;
                plain++;
                (RunOrder? other, IReadOnlyList<InputShorthand> shorthands) = ByTheLongWay(["run", .. words]);
                JsonSerializer.Serialize(order).ShouldBe(JsonSerializer.Serialize(other), string.Join(' ', words));
                taken.ShouldBe(shorthands);
            },
            iter: 20_000,
            threads: 1);
        plain.ShouldBeGreaterThan(500);
    }

    [Theory]
    [InlineData("run round.json")]
    [InlineData("run round.json --set pool=2000 --set price=power(exponent=2) --out results --steps")]
    [InlineData("run ours.mech --gift gifts.csv --input trust=trust.csv --format json --backend interpreter --no-cache")]
    [InlineData("run --round-overrides dry.json round.json --show-params")]
    [InlineData("run round.json --out x --pseudonymise --key-file secret.key")]
    public void Usual_command_lines_are_plain(string line) => RunLine.Read(line.Split(' '), []).ShouldNotBeNull();

    [Theory]
    [InlineData("check round.json")]
    [InlineData("run round.json --help")]
    [InlineData("run round.json --steps true")]
    [InlineData("run round.json --steps --steps")]
    [InlineData("run round.json --format xml")]
    [InlineData("run a.json b.json")]
    [InlineData("run a.json --out")]
    [InlineData("run a.json --out --steps")]
    public void What_is_not_plain_goes_the_long_way(string line) => RunLine.Read(line.Split(' '), []).ShouldBeNull();

    private static (RunOrder? Order, IReadOnlyList<InputShorthand> Shorthands) ByTheLongWay(string[] arguments)
    {
        RunOrder? seen = null;
        var root = new RootCommand
        {
            RunVerb.Create(order =>
            {
                seen = order;
                return 0;
            }),
            new Option<bool>(CommonOptions.DebugFaults) { Recursive = true },
        };
        TokenCheck.Result tokens = TokenCheck.Read(root, arguments);
        if (tokens.Problem is not null) return (null, []);
        root.Parse(tokens.Tokens, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null })
            .Invoke(new InvocationConfiguration { Output = TextWriter.Null, Error = TextWriter.Null });
        return (seen, tokens.Shorthands);
    }
}
