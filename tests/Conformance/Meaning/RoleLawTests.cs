using System.Globalization;
using Mechanisms.Conformance.Mistakes;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;

namespace Mechanisms.Conformance.Meaning;

/// <summary>Costs and saturations are held to their laws wherever they are chosen, and wrong settings are found where they are written.</summary>
public sealed class RoleLawTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mechanisms-").FullName;

    private const string Script = """
        language 1

        cost scaled(n; factor) = factor * n
        saturation tuned(h; limit, scale = 1) = limit * scale * h / (1 + h)

        mechanism m {
            param dial : number = 2
            param price : cost from votes to credits = PRICE
            param curve : saturation = CURVE
            output paid : credits
            paid = price(3 votes)
            bent = curve(3; 2)
        }
        """;

    [Theory]
    [InlineData("scaled(factor = 3)", null)]
    [InlineData("scaled(factor = -1)", "MECH4201")]
    [InlineData("power(exponent = -1)", "MECH4201")]
    [InlineData("scaled(factor = 2 money)", "MECH3002")]
    [InlineData("scaled(factor = yes)", "MECH3003")]
    [InlineData("scaled(facto = 2)", "MECH4006")]
    [InlineData("scaled", "MECH4007")]
    public void The_settings_of_a_cost_are_checked_wherever_they_are_chosen(string choice, string? code) => Everywhere("price", choice, code);

    [Theory]
    [InlineData("tuned(scale = 0.5)", null)]
    [InlineData("tuned(scale = 2)", "MECH4209")]
    [InlineData("tuned(scale = -1)", "MECH4210")]
    [InlineData("tuned(limit = yes)", "MECH3003")]
    [InlineData("tuned(scal = 2)", "MECH4006")]
    public void The_settings_of_a_saturation_are_checked_wherever_they_are_chosen(string choice, string? code) => Everywhere("curve", choice, code);

    [Fact]
    public void A_setting_that_a_parameter_decides_is_checked_with_what_the_round_says()
    {
        Write("script.mech", Script.Replace("PRICE", "scaled(factor = dial)", StringComparison.Ordinal).Replace("CURVE", "tuned", StringComparison.Ordinal));
        Run("dial=3").ShouldBeEmpty();
        Diagnostic message = Run("dial=-3").ShouldHaveSingleItem();
        message.Code.ShouldBe("MECH4201");
        message.Message.ShouldBe("the cost `scaled` falls: scaled(0; factor = -3) is 0 and scaled(1; factor = -3) is -3");
    }

    [Theory]
    [InlineData("triangular", false)]
    [InlineData("one_person_one_vote", false)]
    [InlineData("linear", true)]
    [InlineData("quadratic", true)]
    [InlineData("power(exponent = 1.5)", true)]
    [InlineData("power(exponent = dial)", true)]
    [InlineData("half_square(factor = 3)", true)]
    public void A_price_in_money_that_is_no_power_of_the_quantity_is_noted(string cost, bool fitsEveryUnit)
    {
        string script = Script.Replace("PRICE", cost, StringComparison.Ordinal).Replace("CURVE", "tuned", StringComparison.Ordinal);
        Scripts.Check(script).ShouldBeEmpty();
        string[] codes = [.. Scripts.Check(script.Replace("to credits", "to money", StringComparison.Ordinal).Replace(": credits", ": money", StringComparison.Ordinal)).Select(it => it.Code)];
        codes.ShouldBe(fitsEveryUnit ? [] : ["MECH3201"]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Everywhere(string role, string choice, string? code)
    {
        string script = Script.Replace(role.ToUpperInvariant(), choice, StringComparison.Ordinal)
            .Replace("PRICE", "quadratic", StringComparison.Ordinal).Replace("CURVE", "tuned", StringComparison.Ordinal);
        Write("script.mech", script);
        Single(Scripts.Check(script), code, choice);
        Single(Run(), code, choice);

        Write("script.mech", Script.Replace("PRICE", "quadratic", StringComparison.Ordinal).Replace("CURVE", "tuned", StringComparison.Ordinal));
        Single(Run($"{role}={choice}"), code, choice);

        Write("round.json", $$"""{ "mechanism": "./script.mech", "params": { "dial": 2, "{{role}}": "{{choice}}" } }""");
        Single(MechanismHost.Create(folder).Prepare(new RunRequest { RoundFile = "round.json" }).Diagnostics, code, choice);
    }

    // The place is the choice or a part of it, whatever it is written in.
    private static void Single(IReadOnlyCollection<Diagnostic> found, string? code, string choice)
    {
        if (code is null)
        {
            found.ShouldBeEmpty();
            return;
        }

        Diagnostic message = found.ShouldHaveSingleItem();
        message.Code.ShouldBe(code);
        Location at = message.Location;
        int start = at.LineText.IndexOf(choice, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, at.LineText);
        at.Column.ShouldBeGreaterThanOrEqualTo(start, string.Create(CultureInfo.InvariantCulture, $"{at}"));
        at.Column.ShouldBeLessThanOrEqualTo(start + choice.Length);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    private IReadOnlyCollection<Diagnostic> Run(params string[] assignments) =>
        MechanismHost.Create(folder).Prepare(new RunRequest { Mechanism = "./script.mech", Assignments = assignments }).Diagnostics;
}
