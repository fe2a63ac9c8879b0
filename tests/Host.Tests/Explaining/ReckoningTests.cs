using System.Text;
using System.Text.RegularExpressions;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Explaining;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host.Tests.Explaining;

/// <summary>Every line of an explanation that says what numbers come to is reckoned out again from what is printed.</summary>
public partial class ReckoningTests
{
    public static TheoryData<string> Mechanisms =>
        [.. MechanismHost.Create(".").Library().Where(it => it.Entry.Kind == DeclarationKind.Mechanism).Select(it => it.Entry.Name)];

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void Every_line_about_every_example_of_the_library_can_be_reckoned_out(string name)
    {
        int lines = 0, told = 0;
        foreach (string text in ExplainedExamples(name))
        {
            foreach (Match line in Line().Matches(text))
            {
                lines++;
                if (Checked(line.Groups["word"].Value, line.Groups["rest"].Value)) told++;
            }
        }

        lines.ShouldBeGreaterThan(5);

        // Of a few the digits that are shown do not tell, such as whether 1 is at most about 1.
        told.ShouldBeGreaterThan(lines / 2);
    }

    [Theory]
    [InlineData("min(1 * 50, 0.5 * 90)", "45", true)]
    [InlineData("min(1 * 50, 0.5 * 91)", "45", false)]
    [InlineData("≈4.472135955^2", "20", true)]
    [InlineData("≈4.472135955^2", "20.1", false)]
    [InlineData("if 3 > 2 then 5 else …", "5", true)]
    [InlineData("if 3 > 2 then 5 else …", "6", false)]
    [InlineData("1 [a: b] + 2 [c = d]", "3", true)]
    [InlineData("3 <= 2", "no", true)]
    [InlineData("7 div 2", "3", true)]
    [InlineData("7 div 2", "3.5", false)]
    [InlineData("undefined otherwise 4", "4", true)]
    [InlineData("2 - (-3)", "5", true)]
    [InlineData("(-2)^2", "4", true)]
    [InlineData("-2^2", "-4", true)]
    public void The_reckoner_can_tell_right_from_wrong(string expression, string value, bool isRight) =>
        Agrees(Bracketed().Replace(expression, ""), value).ShouldBe(isRight);

    private static bool Checked(string word, string rest)
    {
        string bare = Bracketed().Replace(rest, "");
        int colon = bare.LastIndexOf(": ", StringComparison.Ordinal);
        string claim = colon < 0 ? bare : bare[(colon + 2)..];
        string sign = word == "rounded" ? " becomes " : " = ";
        int split = claim.LastIndexOf(sign, StringComparison.Ordinal);
        split.ShouldBeGreaterThan(0, rest);
        (string expression, string value) = (claim[..split], claim[(split + sign.Length)..]);
        if (word != "rounded")
        {
            bool? agrees = Agrees(expression, value);
            (agrees ?? true).ShouldBeTrue(rest);
            return agrees is not null;
        }

        // To less than a unit of what it was.
        double unit = double.Parse(Unit().Match(bare).Value);
        (Range before, Range after) = ((Range)Reckoner.Value(expression)!, (Range)Reckoner.Value(value)!);
        (after.Least - before.Most).ShouldBeLessThan(unit * (1 + 1e-9), rest);
        (before.Least - after.Most).ShouldBeLessThan(unit * (1 + 1e-9), rest);
        return true;
    }

    private static bool? Agrees(string expression, string value) => (Reckoner.Value(expression), Reckoner.Value(value)) switch
    {
        (Range a, Range b) => a.Meets(b),
        (bool a, bool b) => a == b,
        (string a, string b) => a == b,
        _ => null,
    };

    private static IEnumerable<string> ExplainedExamples(string name)
    {
        MechanismHost host = MechanismHost.Create(".");
        LoweredMechanism asItIs = host.Compile(name).Mechanism.ShouldNotBeNull();
        for (int at = 0; at < asItIs.Examples.Length; at++)
        {
            Dictionary<string, RoleChoice> roles = asItIs.Examples[at].Values.Where(value => asItIs.Roles.Any(role => role.Name == value.Target))
                .GroupBy(value => value.Target).ToDictionary(group => group.Key, group => new RoleChoice(group.Last().Text, group.Last().Place));
            LoweredMechanism mechanism = host.Compile(host.Find(name).Choice!, roles).Mechanism.ShouldNotBeNull();
            RoundBuildResult built = RoundBuilder.FromExample(mechanism, mechanism.Examples[at]);
            var text = new StringBuilder();
            foreach (Explanation it in MechanismHost.Explain(mechanism, built, TestContext.Current.CancellationToken)) ExplanationText.Write(text, it, Ink.None);
            text.Length.ShouldBeGreaterThan(0);
            yield return text.ToString();
        }
    }

    [GeneratedRegex("^ *(?<word>numbers|where|search|rounded) +(?<rest>.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@" ?\[[^\[\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?<=(to|of|nearest) )[0-9.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
