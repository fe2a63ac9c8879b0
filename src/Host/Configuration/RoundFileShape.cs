using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;

namespace Mechanisms.Host.Configuration;

/// <summary>
/// What may stand in a round file. Reports unknown keys and values of the wrong kind; whether the parameters and inputs
/// that it names exist is for whoever knows the mechanism.
/// </summary>
internal sealed class RoundFileShape
{
    private static readonly ImmutableArray<string> TopKeys = ["mechanism", "params", "inputs", "members", "badRows", "currency", "$schema"];
    /// <summary>What an input may say.</summary>
    public static readonly ImmutableArray<string> InputKeys = ["file", "output", "columns", "wide", "delimiter", .. HabitShape.Keys];

    /// <summary>What a roster may say.</summary>
    public static readonly ImmutableArray<string> RosterKeys = ["file", "columns", "delimiter", "encoding"];

    private static readonly ImmutableArray<string> CurrencyKeys = ["code", "unit"];
    private const string AValue = "a text, a number, true or false";

    private readonly ImmutableArray<Diagnostic>.Builder _found = ImmutableArray.CreateBuilder<Diagnostic>();

    private RoundFileShape()
    {
    }

    /// <summary>Whether the keys of the object at a path are words of users: the headers under <c>wide</c>.</summary>
    public static bool KeysAreUserText(string path)
    {
        string[] parts = path.Split(':');
        return parts.Length == 4 && Same(parts[0], "inputs") && Same(parts[2], "wide");
    }

    /// <summary>All that is wrong with a round file.</summary>
    public static ImmutableArray<Diagnostic> Check(LocatedValue root)
    {
        var shape = new RoundFileShape();
        shape.CheckTop(root);
        return shape._found.ToImmutable();
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private void CheckTop(LocatedValue root)
    {
        foreach (LocatedProperty property in Known(root, TopKeys, "a round file"))
        {
            switch (property.Name.ToLowerInvariant())
            {
                case "params":
                    foreach (LocatedProperty parameter in Parts(property, "an object of parameters, such as `{ \"pool\": 1000 }`"))
                    {
                        Scalar(parameter, AValue);
                    }

                    break;
                case "inputs":
                    foreach (LocatedProperty input in Parts(property, "an object of inputs, such as `{ \"gift\": \"gifts.csv\" }`"))
                    {
                        CheckTable(input, InputKeys, "an input");
                    }

                    break;
                case "members":
                    foreach (LocatedProperty roster in Parts(property, "an object of rosters, such as `{ \"town\": \"towns.csv\" }`"))
                    {
                        CheckTable(roster, RosterKeys, "a roster");
                    }

                    break;
                case "badrows":
                    bool isWord = Text(property, "`\"stop\"` or `\"drop\"`");
                    if (isWord && property.Value.Text is not ("stop" or "drop"))
                    {
                        _found.Add(ConfigurationMessages.BadChoice(property.Value.Place, property.Name, property.Value.Text, "`stop` or `drop`"));
                    }

                    break;
                case "currency":
                    foreach (LocatedProperty part in Known(property.Value, CurrencyKeys, "a currency", property))
                    {
                        Scalar(part, "a text or a number");
                    }

                    break;
                case "$schema":
                    Text(property, "the file or address of a schema, in quotes");
                    break;
                default:
                    Text(property, "the name of a mechanism or a path to a script, in quotes");
                    break;
            }
        }
    }

    private void CheckTable(LocatedProperty table, ImmutableArray<string> keys, string what)
    {
        if (table.Value.Kind == LocatedKind.Text)
        {
            CheckFile(table);
            if (keys.Contains("output") && MechanismHost.IsRoundFile(table.Value.Text)) ReportRound(table.Value);
            return;
        }

        const string expected = "a file in quotes, or an object such as `{ \"file\": \"gifts.csv\" }`";
        if (!Parts(table, expected).Any() && table.Value.Kind != LocatedKind.Object) return;
        foreach (LocatedProperty property in Known(table.Value, keys, what))
        {
            switch (property.Name.ToLowerInvariant())
            {
                case "columns":
                    foreach (LocatedProperty column in Parts(property, "an object such as `{ \"town\": \"header in the file\" }`"))
                    {
                        Text(column, "the header of a column, in quotes");
                    }

                    break;
                case "wide":
                    CheckWide(property);
                    break;
                case "output":
                    Text(property, "the name of an output of a round, in quotes");
                    break;
                case "delimiter":
                    if (Text(property, "one character in quotes") && !IsDelimiter(property.Value.Text))
                    {
                        _found.Add(ConfigurationMessages.BadDelimiter(property.Value.Place, property.Value.Text));
                    }

                    break;
                default:
                    if (!HabitShape.TryCheck(property, _found.Add)) CheckFile(property);
                    break;
            }
        }

        HabitShape.CheckTogether(table.Value, _found.Add);
        bool isRound = table.Value.Find("file")?.Value is { Kind: LocatedKind.Text } file && MechanismHost.IsRoundFile(file.Text);
        if (isRound && table.Value.Find("output") is null && keys.Contains("output")) ReportRound(table.Value.Find("file")!.Value);
        if (table.Value.Find("file") is null) _found.Add(ConfigurationMessages.NoFile(table.NamePlace, table.Name));
    }

    private void ReportRound(LocatedValue file) => _found.Add(StageMessages.OutputMissing(file.Place, file.Text));

    private void CheckFile(LocatedProperty file)
    {
        if (Text(file, "a file in quotes") && string.IsNullOrWhiteSpace(file.Value.Text))
        {
            _found.Add(ConfigurationMessages.WrongKind(file.Value.Place, file.Name, "an empty text", "the name of a file"));
        }
    }

    private void CheckWide(LocatedProperty wide)
    {
        const string expected = "a set with the headers of its columns, such as `{ \"option\": [\"tea\", \"coffee\"] }`";
        int count = 0;
        foreach (LocatedProperty set in Parts(wide, expected))
        {
            count++;
            int headers = set.Value.Items.Length + set.Value.Properties.Length;
            if (set.Value.Kind is not (LocatedKind.Array or LocatedKind.Object) || headers == 0)
            {
                string found = headers == 0 && !set.Value.IsScalar ? "an empty list" : set.Value.KindInWords;
                _found.Add(ConfigurationMessages.WrongKind(set.Value.Place, set.Name, found, "a list of headers, or an object from headers to members"));
            }

            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (LocatedValue header in set.Value.Items)
            {
                if (header.Kind != LocatedKind.Text) _found.Add(ConfigurationMessages.WrongKind(header.Place, set.Name, header.KindInWords, "a header in quotes"));
                else if (!seen.Add(header.Text)) _found.Add(ConfigurationMessages.DuplicateKey(header.Place, header.Text));
            }

            foreach (LocatedProperty header in set.Value.Properties) Scalar(header, "the member that the column stands for");
        }

        if (wide.Value.Kind == LocatedKind.Object && count != 1) _found.Add(ConfigurationMessages.WideNeedsOneSet(wide.NamePlace, count));
    }

    private static bool IsDelimiter(string text) => text.Length == 1 && text[0] is not ('"' or '\r' or '\n' or '\0') && text[0] < 0x80;

    private IEnumerable<LocatedProperty> Known(LocatedValue value, ImmutableArray<string> keys, string what, LocatedProperty? owner = null)
    {
        if (owner is not null && value.Kind != LocatedKind.Object)
        {
            _found.Add(ConfigurationMessages.WrongKind(value.Place, owner.Name, value.KindInWords, "an object such as `{ \"code\": \"EUR\" }`"));
        }

        foreach (LocatedProperty property in value.Properties)
        {
            if (keys.Any(key => Same(key, property.Name)))
            {
                yield return property;
                continue;
            }

            string listed = "it may have " + string.Join(", ", keys.Select(key => $"`{key}`"));
            _found.Add(ConfigurationMessages.UnknownKey(property.NamePlace, property.Name, what, Spelling.Suggest(property.Name, keys, listed)));
        }
    }

    private ImmutableArray<LocatedProperty> Parts(LocatedProperty owner, string expected)
    {
        if (owner.Value.Kind != LocatedKind.Object)
        {
            _found.Add(ConfigurationMessages.WrongKind(owner.Value.Place, owner.Name, owner.Value.KindInWords, expected));
        }

        return owner.Value.Properties;
    }

    private void Scalar(LocatedProperty property, string expected)
    {
        if (!property.Value.IsScalar) _found.Add(ConfigurationMessages.WrongKind(property.Value.Place, property.Name, property.Value.KindInWords, expected));
    }

    private bool Text(LocatedProperty property, string expected)
    {
        if (property.Value.Kind == LocatedKind.Text) return true;
        _found.Add(ConfigurationMessages.WrongKind(property.Value.Place, property.Name, property.Value.KindInWords, expected));
        return false;
    }
}
