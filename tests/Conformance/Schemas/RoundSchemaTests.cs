using System.Text.Json;
using Mechanisms.Conformance.Docs;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;
using Mechanisms.Host.Configuration;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Mechanisms.Conformance.Schemas;

/// <summary>The schemas that editors complete from say what a run would say.</summary>
public sealed class RoundSchemaTests : IDisposable
{
    private const string Script = """
        language 1

        cost cheap(n) = n
        cost steep(n; start) = start * n^3
        saturation no_cost(x) = x / (1 + x)

        /// Who gets what.
        mechanism rule {
            set voter
            set option
            input vote[voter, option] : number, repeats add
            input weight[voter] : number = 1
            input person[voter] { age : number = 1; town : text = "" }
            /// What there is.
            param pool : money, above 0, at most 100
            param shift : money = -2
            param open : yes/no = no
            param seats : whole number, at least 1 = 3
            param city : text = "Berlin"
            param closes : time = "2026-01-01"
            param price : cost from number to number = cheap
            output paid[voter] : number
            paid[v] = sum(o: price(vote[v, o]))
        }

        """;

    private const string Round = """
        {
          "$schema": "round.schema.json",
          "mechanism": "rule.mech",
          "params": { "pool": 5, "shift": "-1_0.5", "open": "yes", "seats": "1e3", "city": "Köln", "closes": "2026-11-22 17:05", "price": "steep(start = 2)" },
          "inputs": { "vote": { "file": "votes.csv", "wide": { "option": { "a": "tea", "b": 7 } }, "columns": { "voter": "who" }, "delimiter": ";" } },
          "members": { "voter": { "file": "voters.csv", "columns": { "voter": "who", "title": "name", "weight": "w", "person.age": "a" } } },
          "badRows": "drop",
          "currency": { "code": "EUR", "unit": "1e-2" }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("schema-").FullName;
    private readonly MechanismHost _host;

    public RoundSchemaTests()
    {
        _host = MechanismHost.Create(_folder);
        File.WriteAllText(Path.Combine(_folder, "rule.mech"), Script);
    }

    public static TheoryData<string> Rounds => ExampleRoundsTests.Rounds;

    public static TheoryData<string> Mechanisms =>
        [.. MechanismHost.Create(".").Library().Where(it => it.Entry.Kind == DeclarationKind.Mechanism).Select(it => it.Entry.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task Every_example_round_keeps_to_the_schema_of_its_mechanism(string round)
    {
        string text = await File.ReadAllTextAsync(Path.Combine(MarkdownBlock.Root, round), TestContext.Current.CancellationToken);
        using JsonDocument json = JsonDocument.Parse(text);
        string script = json.RootElement.GetProperty("mechanism").GetString()!;
        string path = script.EndsWith(".mech", StringComparison.Ordinal) ? Path.Combine(Path.GetDirectoryName(round)!, script).Replace('\\', '/') : script;
        (await Problems(MechanismHost.Create(MarkdownBlock.Root), path, text)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public async Task Every_mechanism_of_the_library_has_a_schema_that_its_smallest_round_keeps(string name)
    {
        using JsonDocument schema = JsonDocument.Parse(SchemaOf(_host, name));
        schema.RootElement.GetProperty("$schema").GetString().ShouldBe("https://json-schema.org/draft/2020-12/schema");
        UnknownWords(schema.RootElement, isProperties: false).ShouldBeEmpty();
        string parameters = string.Join(", ", Required(schema, "params").Select(parameter => $"\"{parameter}\": \"{(IsWhole(schema, parameter) ? "1_0" : "1_0.5")}\""));
        string inputs = string.Join(", ", Required(schema, "inputs").Select(input => $"\"{input}\": \"{input}.csv\""));
        string round = $$"""{ "mechanism": "{{name}}", "params": { {{parameters}} }, "inputs": { {{inputs}} } }""";
        (await Problems(_host, name, round)).ShouldBeEmpty();
        (await Problems(_host, name, round.Replace(".csv", "", StringComparison.Ordinal).Replace("\"inputs\"", "\"Inputs\"", StringComparison.Ordinal))).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_round_that_says_everything_keeps_to_the_schema() => (await Problems(_host, "rule.mech", Round)).ShouldBeEmpty();

    [Theory]
    [InlineData("\"pool\": 5", "\"pool\": 0")]
    [InlineData("\"pool\": 5", "\"pool\": 101")]
    [InlineData("\"pool\": 5", "\"pool\": \"lots\"")]
    [InlineData("\"pool\": 5", "\"pool\": \"1,5\"")]
    [InlineData("\"pool\": 5", "\"pool\": \"-1\"")]
    [InlineData("\"pool\": 5", "\"pool\": true")]
    [InlineData("\"pool\": 5", "\"pool\": [5]")]
    [InlineData("\"pool\": 5", "\"poll\": 5")]
    [InlineData("\"pool\": 5,", "")]
    [InlineData("\"1e3\"", "1.5")]
    [InlineData("\"1e3\"", "\"1.5\"")]
    [InlineData("\"1e3\"", "0")]
    [InlineData("\"open\": \"yes\"", "\"open\": \"maybe\"")]
    [InlineData("\"2026-11-22 17:05\"", "\"22.11.2026\"")]
    [InlineData("\"steep(start = 2)\"", "\"steep\"")]
    [InlineData("\"steep(start = 2)\"", "\"chaep\"")]
    [InlineData("\"steep(start = 2)\"", "\"no_cost\"")]
    [InlineData("\"steep(start = 2)\"", "7")]
    [InlineData("\"badRows\": \"drop\"", "\"badRows\": \"ignore\"")]
    [InlineData("\"badRows\"", "\"badrow\"")]
    [InlineData("\"unit\": \"1e-2\"", "\"unit\": 0")]
    [InlineData("\"code\": \"EUR\"", "\"code\": \"E U R\"")]
    [InlineData("\"vote\": {", "\"vtoe\": {")]
    [InlineData("\"file\": \"votes.csv\", ", "")]
    [InlineData("\"votes.csv\"", "\"\"")]
    [InlineData("\"delimiter\": \";\"", "\"delimiter\": \";;\"")]
    [InlineData("\"wide\": { \"option\"", "\"wide\": { \"town\"")]
    [InlineData("\"columns\": { \"voter\": \"who\" }", "\"columns\": { \"vter\": \"who\" }")]
    [InlineData("{ \"a\": \"tea\", \"b\": 7 }", "[ \"tea\", \"tea\" ]")]
    [InlineData("{ \"a\": \"tea\", \"b\": 7 }", "[]")]
    [InlineData("\"person.age\"", "\"person.size\"")]
    [InlineData("\"members\": { \"voter\"", "\"members\": { \"voters\"")]
    public async Task What_the_schema_refuses_a_run_refuses_too(string right, string wrong)
    {
        Round.ShouldContain(right);
        string round = Round.Replace(right, wrong, StringComparison.Ordinal);
        (await Problems(_host, "rule.mech", round)).ShouldNotBeEmpty();
        string headers = "who,a,b\n", rosters = "who,name,w,a\nada,Ada,1,9\n";
        await File.WriteAllTextAsync(Path.Combine(_folder, "votes.csv"), headers.Replace(',', ';'), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "voters.csv"), rosters, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "round.json"), round, TestContext.Current.CancellationToken);
        _host.Check(["round.json"], TestContext.Current.CancellationToken).ShouldContain(found => found.Severity == Severity.Error);
        await File.WriteAllTextAsync(Path.Combine(_folder, "round.json"), Round, TestContext.Current.CancellationToken);
        _host.Check(["round.json"], TestContext.Current.CancellationToken).Where(found => found.Severity == Severity.Error).ShouldBeEmpty();
    }

    [Fact]
    public void Only_costs_that_fit_are_offered()
    {
        using JsonDocument schema = JsonDocument.Parse(SchemaOf(_host, "rule.mech"));
        JsonElement price = schema.RootElement.GetProperty("properties").GetProperty("params").GetProperty("properties").GetProperty("price");
        string[] offered =
        [
            .. price.GetProperty("anyOf").EnumerateArray().Where(option => option.TryGetProperty("enum", out _)).Select(option => option.GetProperty("enum")[0].GetString()!),
        ];
        offered.ShouldContain("cheap");
        offered.ShouldNotContain("steep");
        offered.ShouldNotContain("no_cost");
        foreach (string name in offered)
        {
            _host.ShowSettings(new RunRequest { Mechanism = "rule.mech", Assignments = ["pool=1", "price=" + name] }).Diagnostics.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_key_of_a_table_is_described()
    {
        using JsonDocument schema = JsonDocument.Parse(SchemaOf(_host, "rule.mech"));
        JsonElement all = schema.RootElement.GetProperty("properties");
        Keys(all, "inputs", "vote").ShouldBe(RoundFileShape.InputKeys);
        Keys(all, "members", "voter").ShouldBe(RoundFileShape.RosterKeys);
    }

    private static string[] Keys(JsonElement all, string section, string name) =>
    [
        .. all.GetProperty(section).GetProperty("properties").GetProperty(name).GetProperty("anyOf")[1].GetProperty("properties").EnumerateObject()
            .Where(key => key.Value.TryGetProperty("description", out _)).Select(key => key.Name),
    ];

    private static string SchemaOf(MechanismHost host, string choice)
    {
        TextResult schema = host.Schema(choice);
        schema.Diagnostics.ShouldBeEmpty();
        return schema.Text.ShouldNotBeNull();
    }

    private static async Task<string[]> Problems(MechanismHost host, string choice, string round)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(SchemaOf(host, choice), TestContext.Current.CancellationToken);
        return [.. schema.Validate(round).Select((ValidationError problem) => $"{problem.Path}: {problem.Kind}")];
    }

    private static string[] Required(JsonDocument schema, string section) =>
        schema.RootElement.GetProperty("properties").GetProperty(section).TryGetProperty("required", out JsonElement names)
            ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
            : [];

    private static bool IsWhole(JsonDocument schema, string parameter) =>
        schema.RootElement.GetProperty("properties").GetProperty("params").GetProperty("properties").GetProperty(parameter).GetRawText()
            .Contains("\"integer\"", StringComparison.Ordinal);

    // A slip in a word of JSON Schema is no error to any reader: it is passed over.
    private static IEnumerable<string> UnknownWords(JsonElement schema, bool isProperties)
    {
        HashSet<string> known =
        [
            "$schema", "title", "description", "type", "properties", "required", "additionalProperties", "anyOf", "enum", "default", "pattern", "items",
            "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "uniqueItems", "minProperties", "maxProperties",
        ];
        if (schema.ValueKind == JsonValueKind.Array) return schema.EnumerateArray().SelectMany(item => UnknownWords(item, isProperties: false));
        if (schema.ValueKind != JsonValueKind.Object) return [];
        return schema.EnumerateObject().SelectMany(word =>
            (isProperties || known.Contains(word.Name) ? Array.Empty<string>() : [word.Name])
                .Concat(word.Name is "default" or "enum" && !isProperties ? [] : UnknownWords(word.Value, !isProperties && word.Name == "properties")));
    }
}
