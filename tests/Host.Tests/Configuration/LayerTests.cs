using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Results;

namespace Mechanisms.Host.Tests.Configuration;

/// <summary>The five layers of a round: who wins, and where a mistake of the winner is shown.</summary>
public sealed class LayerTests : IDisposable
{
    private const string Script = """
        language 1

        cost cheap(n) = n

        mechanism rule {
            set voter
            input vote[voter] : number, repeats add
            input weight[voter] : number = 1
            param pool : number, at least 0, at most 100 = 5
            param open : yes/no = no
            param seats : whole number = 1
            param city : text = "Berlin"
            param closes : time = "2026-01-01"
            param price : cost from number to number = cheap
            output paid : number
            paid = pool + sum(v: price(vote[v]) * weight[v])
        }

        """;

    private readonly TemporaryFolder _folder = new();
    private readonly MechanismHost _host;

    public LayerTests()
    {
        _host = MechanismHost.Create(_folder.Path);
        _folder.Write("rule.mech", Script);
        _folder.Write("votes.csv", "voter,vote\nada,1\n");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "other"));
        _folder.Write("other/votes.csv", "voter,vote\nada,7\n");
    }

    public void Dispose() => _folder.Dispose();

    // A round in which the first so many layers give a parameter; the script is the first.
    private RunRequest Round(int layers, Func<int, string> value, string name = "pool")
    {
        _folder.Write("rule.mech", layers == 1 && name == "pool" ? Script.Replace("= 5", "= " + value(1), StringComparison.Ordinal) : Script);
        string Json(int layer) => layers >= layer ? $$""", "params": { "{{name}}": {{value(layer)}} }""" : "";
        _folder.Write("round.json", $$"""{ "mechanism": "rule.mech", "inputs": { "vote": "votes.csv" }{{Json(2)}} }""");
        _folder.Write("other/over.json", "{ \"$schema\": \"x\"" + Json(3) + " }");
        string Bare(int layer) => value(layer).Trim('"');
        return new RunRequest
        {
            RoundFile = "round.json",
            Overrides = layers >= 3 ? "other/over.json" : null,
            Environment = layers >= 4 ? ImmutableDictionary<string, string>.Empty.Add("MECH__params__" + name, Bare(4)) : ImmutableDictionary<string, string>.Empty,
            Assignments = layers >= 5 ? [$"{name}={Bare(5)}"] : [],
        };
    }

    private PreparedRound Prepare(RunRequest request) => _host.Prepare(request, TestContext.Current.CancellationToken);

    private ShownSetting Shown(RunRequest request, string key) => _host.ShowSettings(request).Settings.Single(setting => setting.Key == key);

        private string PlaceIn(string file, string text)
    {
        string[] lines = File.ReadAllText(Path.Combine(_folder.Path, file)).Split('\n');
        int line = Array.FindIndex(lines, each => each.Contains(text, StringComparison.Ordinal));
        return FormattableString.Invariant($"{Path.Combine(_folder.Path, file)}:{line + 1}:{lines[line].IndexOf(text, StringComparison.Ordinal) + 1}");
    }

    [Fact]
    public void The_same_parameter_through_five_layers_has_the_value_and_the_place_of_the_last_one()
    {
        string[] values = ["11", "22", "33", "44", "55"];
        string[] layers = ["default", "round file", "overrides", "environment", "command line"];
        for (int depth = 1; depth <= 5; depth++)
        {
            RunRequest request = Round(depth, layer => values[layer - 1]);
            ShownSetting shown = Shown(request, "params.pool");
            shown.Value.ShouldBe(values[depth - 1]);
            shown.Layer.ShouldBe(layers[depth - 1]);
            shown.Place.ShouldBe(depth switch
            {
                1 => Path.Combine(_folder.Path, "rule.mech:9:11"),
                2 => PlaceIn("round.json", "22"),
                3 => PlaceIn("other/over.json", "33"),
                4 => "MECH__params__pool",
                _ => "--set pool=55",
            }, $"at depth {depth}");
            RunReport report = _host.Run(Prepare(request), BackendChoice.Interpreter, TestContext.Current.CancellationToken).Report.ShouldNotBeNull();
            report.Parameters.Single(parameter => parameter.Name == "pool").Text.ShouldBe(values[depth - 1]);
            OutsideValue[] outside = [.. report.Outside];
            if (depth <= 2) outside.ShouldBeEmpty();
            else outside.ShouldBe([new OutsideValue("params.pool", values[depth - 1], shown.Place)]);
        }
    }

    [Theory]
    [InlineData("pool", "\"lots\"", "MECH6022")]
    [InlineData("pool", "101", "MECH6023")]
    [InlineData("pool", "-1e0", "MECH6023")]
    [InlineData("open", "\"perhaps\"", "MECH6022")]
    [InlineData("seats", "1.5", "MECH6022")]
    [InlineData("closes", "\"31/12/2026\"", "MECH6022")]
    [InlineData("price", "\"chaep\"", "MECH4012")]
    [InlineData("nobody", "1", "MECH6020")]
    public void A_wrong_value_is_shown_where_the_winner_said_it(string name, string value, string code)
    {
        for (int depth = 2; depth <= 5; depth++)
        {
            Diagnostic found = Prepare(Round(depth, layer => layer == depth ? value : "\"25%\"", name)).Diagnostics.ShouldHaveSingleItem();
            found.Code.ShouldBe(code, found.Message);
            bool isName = code == "MECH6020";
            string pointed = found.Location.LineText.Substring(found.Location.Column - 1, found.Location.Length);
            pointed.Trim('"').ShouldBe(isName ? name : value.Trim('"'));
            found.Location.File.ShouldBe(depth switch
            {
                2 => Path.Combine(_folder.Path, "round.json"),
                3 => Path.Combine(_folder.Path, "other/over.json"),
                4 => "MECH__params__" + name,
                _ => "--set",
            });
        }
    }

    [Theory]
    [InlineData("lots")]
    [InlineData("101")]
    public void A_wrong_default_is_shown_in_the_script(string value)
    {
        Diagnostic found = Prepare(Round(1, _ => value)).Diagnostics.First();
        found.Location.File.ShouldEndWith("rule.mech");
        found.Location.Line.ShouldBe(9);
    }

    [Theory]
    [InlineData("pool", "\"25%\"", "0.25")]
    [InlineData("pool", "\"1_0.50\"", "10.5")]
    [InlineData("pool", "2.5e-1", "0.25")]
    [InlineData("open", "\"yes\"", "yes")]
    [InlineData("seats", "\"10_000\"", "10000")]
    [InlineData("seats", "1e3", "1000")]
    [InlineData("closes", "\"2026-11-22 17:05\"", "2026-11-22T17:05:00Z")]
    [InlineData("city", "\"Köln, am Rhein\"", "Köln, am Rhein")]
    [InlineData("price", "\"power(exponent = 1.5)\"", "power(exponent = 1.5)")]
    public void All_layers_read_values_with_the_grammar_of_the_language(string name, string value, string normalised)
    {
        for (int depth = 2; depth <= 5; depth++)
        {
            ShownSettings shown = _host.ShowSettings(Round(depth, layer => layer == depth ? value : "\"wrong in every way\"", name));
            shown.Diagnostics.ShouldBeEmpty();
            shown.Settings.Single(setting => setting.Key == "params." + name).Value.ShouldBe(normalised, $"at depth {depth}");
        }
    }

    [Fact]
    public void Truths_of_json_are_those_of_the_language() =>
        Shown(Round(2, _ => "true", "open"), "params.open").Value.ShouldBe("yes");

    [Fact]
    public void An_input_is_taken_whole_and_its_file_is_seen_from_the_file_that_names_it()
    {
        RunRequest request = Round(3, _ => "1");
        _folder.Write("round.json", """{ "mechanism": "rule.mech", "inputs": { "vote": { "file": "votes.csv", "columns": { "vote": "nowhere" } } } }""");
        _folder.Write("other/over.json", """{ "inputs": { "vote": "votes.csv" } }""");
        RunOutcome outcome = _host.Run(Prepare(request), BackendChoice.Interpreter, TestContext.Current.CancellationToken);
        outcome.Diagnostics.ShouldBeEmpty();
        outcome.Report!.Outputs[0].TextOf(0).ShouldBe("12");
        outcome.Report.Outside.ShouldHaveSingleItem().Key.ShouldBe("inputs.vote");
        outcome.Report.Outside[0].Text.ShouldBe("other/votes.csv");
    }

    [Fact]
    public void A_script_that_the_overriding_file_names_is_seen_from_there()
    {
        RunRequest request = Round(3, _ => "1");
        _folder.Write("other/theirs.mech", Script);
        _folder.Write("other/over.json", """{ "mechanism": "theirs.mech" }""");
        Prepare(request).Diagnostics.ShouldBeEmpty();
        Shown(request, "mechanism").ShouldSatisfyAllConditions(it => it.Value.ShouldBe("theirs.mech"), it => it.Layer.ShouldBe("overrides"));
    }

    [Fact]
    public void The_environment_names_files_relative_to_the_round()
    {
        RunRequest request = Round(4, _ => "1") with
        {
            Environment = ImmutableDictionary<string, string>.Empty.Add("MECH__inputs__vote", "other/votes.csv").Add("MECH__badrows", "drop").Add("PATH", "x"),
        };
        PreparedRound prepared = Prepare(request);
        prepared.Diagnostics.ShouldBeEmpty();
        prepared.Settings!.DropBadRows.ShouldBeTrue();
        prepared.Settings.Inputs["vote"].File.Text.ShouldBe("other/votes.csv");
    }

    [Theory]
    [InlineData("MECH__parms__pool", "MECH6032", "parms__pool", "`MECH__params__pool`")]
    [InlineData("MECH__params", "MECH6032", "params", "MECH__params__NAME")]
    [InlineData("MECH__", "MECH6032", "", "MECH__params__NAME")]
    [InlineData("MECH__bad_rows", "MECH6032", "bad_rows", "`MECH__badRows`")]
    [InlineData("MECH__currency__cod", "MECH6032", "currency__cod", "`MECH__currency__code`")]
    [InlineData("MECH__inputs__vote__columns__voter", "MECH6034", "inputs__vote__columns__voter", "`MECH__inputs__vote=vote.csv`")]
    [InlineData("MECH__inputs__vote__file", "MECH6034", "inputs__vote__file", "--round-overrides")]
    [InlineData("MECH__badRows", "MECH6011", "drop it", "")]
    [InlineData("MECH__params__po:ol", "MECH6008", "po:ol", "")]
    [InlineData("MECH__inputs__vtoe", "MECH6024", "vtoe", "`vote`")]
    [InlineData("MECH__params__polo", "MECH6020", "polo", "`pool`")]
    [InlineData("MECH__members__votr", "MECH6026", "votr", "`voter`")]
    public void A_variable_that_is_wrong_is_named_and_answered(string variable, string code, string pointed, string help)
    {
        RunRequest request = Round(2, _ => "1") with { Environment = ImmutableDictionary<string, string>.Empty.Add(variable, "drop it") };
        Diagnostic found = Prepare(request).Diagnostics.ShouldHaveSingleItem();
        found.Code.ShouldBe(code, found.Message);
        found.Location.File.ShouldBe(variable);
        if (pointed.Length > 0) found.Location.LineText.Substring(found.Location.Column - 1, found.Location.Length).ShouldBe(pointed);
        found.Help.ShouldContain(help);
    }

    [Fact]
    public void Two_variables_that_differ_by_case_are_refused()
    {
        RunRequest request = Round(2, _ => "1") with
        {
            Environment = ImmutableDictionary<string, string>.Empty.Add("MECH__params__pool", "1").Add("mech__PARAMS__POOL", "1"),
        };
        Diagnostic found = Prepare(request).Diagnostics.ShouldHaveSingleItem();
        found.Code.ShouldBe("MECH6033");
        found.Related.ShouldHaveSingleItem().Location.File.ShouldBe("MECH__params__pool");
    }

    [Theory]
    [InlineData("""{ "params": { "pool": 1, "Pool": 2 } }""", "MECH6006")]
    [InlineData("""{ "parms": { "pool": 1 } }""", "MECH6005")]
    [InlineData("""{ "params": { "pool": [1] } }""", "MECH6007")]
    [InlineData("""{ "params": """, "MECH6004")]
    public void The_overriding_file_is_checked_like_a_round_file(string json, string code)
    {
        RunRequest request = Round(3, _ => "1");
        _folder.Write("other/over.json", json);
        Diagnostic found = Prepare(request).Diagnostics.ShouldHaveSingleItem();
        found.Code.ShouldBe(code);
        found.Location.File.ShouldEndWith("over.json");
    }

    [Fact]
    public void An_overriding_file_that_is_not_there_is_an_error() =>
        Prepare(Round(2, _ => "1") with { Overrides = "nowhere.json" }).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MECH6031");

    [Theory]
    [InlineData("\"code\": \"E U R\"", "MECH6035")]
    [InlineData("\"code\": \"\"", "MECH6035")]
    [InlineData("\"unit\": 0", "MECH6036")]
    [InlineData("\"unit\": \"5%\"", "MECH6036")]
    [InlineData("\"unit\": \"cent\"", "MECH6036")]
    public void A_currency_that_cannot_be_is_located(string currency, string code)
    {
        _folder.Write("round.json", $$"""{ "mechanism": "rule.mech", "currency": { {{currency}} } }""");
        Diagnostic found = Prepare(new RunRequest { RoundFile = "round.json" }).Diagnostics.ShouldHaveSingleItem();
        found.Code.ShouldBe(code);
        found.Location.Column.ShouldBe(51);
    }

    [Fact]
    public void Settings_are_shown_although_no_table_is_there_and_a_value_is_missing()
    {
        _folder.Write("rule.mech", Script.Replace(" = 5", "", StringComparison.Ordinal));
        _folder.Write("round.json", """{ "mechanism": "rule.mech", "inputs": { "vote": { "file": "nowhere.csv", "wide": { "voter": ["a", "b"] } } } }""");
        ShownSettings shown = _host.ShowSettings(new RunRequest { RoundFile = "round.json" });
        shown.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MECH6021");
        shown.Settings.Single(setting => setting.Key == "params.pool").Value.ShouldBeNull();
        shown.Settings.Single(setting => setting.Key == "inputs.vote.wide.voter").Value.ShouldBe("a, b");
        shown.Settings.Select(setting => setting.Key).ShouldBe(
            ["mechanism", "params.pool", "params.open", "params.seats", "params.city", "params.closes", "params.price", "inputs.vote.file", "inputs.vote.wide.voter", "badRows"]);
    }
}
