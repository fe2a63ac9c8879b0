using System.Text.Json;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Configuration.Schemas;

/// <summary>
/// The JSON Schema (2020-12) of the round files of one mechanism, for editors: what may be said, what it means, and what
/// must be there. It is a little stricter than a run: keys are spelled as in the script, and texts stand in quotes.
/// </summary>
internal sealed class RoundSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private readonly Utf8JsonWriter _json;
    private readonly LoweredMechanism _mechanism;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<RoleOption>> _roles;

    private RoundSchema(Utf8JsonWriter json, LoweredMechanism mechanism, IReadOnlyDictionary<string, IReadOnlyList<RoleOption>> roles)
    {
        _json = json;
        _mechanism = mechanism;
        _roles = roles;
    }

    /// <summary>The schema as a text that ends with a line break.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="choice">How a round file names it.</param>
    /// <param name="roles">For each role what may be chosen.</param>
    public static string Of(LoweredMechanism mechanism, string choice, IReadOnlyDictionary<string, IReadOnlyList<RoleOption>> roles) =>
        JsonText.Render(json => new RoundSchema(json, mechanism, roles).Write(choice));

    private void Write(string choice)
    {
        _json.WriteStartObject();
        _json.WriteString("$schema", Dialect);
        _json.WriteString("title", $"A round of {_mechanism.Name}");
        SchemaParts.WriteDescription(_json, _mechanism.Doc);
        _json.WriteString("type", "object");
        _json.WriteStartObject("properties");
        SchemaParts.WriteText(_json, "$schema", "The file or address of this schema, from which an editor completes.");
        _json.WriteStartObject("mechanism");
        SchemaParts.WriteDescription(_json, "A name of the library, or the path of a script, seen from this file.");
        _json.WriteString("type", "string");
        _json.WriteString("default", choice);
        _json.WriteEndObject();
        bool mustSet = WriteParameters();
        bool mustRead = WriteInputs();
        WriteRosters();
        WriteBadRows();
        WriteCurrency();
        _json.WriteEndObject();
        WriteRequired(["mechanism", .. mustSet ? ["params"] : Array.Empty<string>(), .. mustRead ? ["inputs"] : Array.Empty<string>()]);
        _json.WriteBoolean("additionalProperties", false);
        _json.WriteEndObject();
    }

    private bool WriteParameters()
    {
        string[] required =
        [
            .. _mechanism.Parameters.Where(parameter => parameter.Default is null).Select(parameter => parameter.Name),
            .. _mechanism.Roles.Where(role => role.Default.Length == 0).Select(role => role.Name),
        ];
        BeginObject("params", "Values of parameters, and costs.");
        foreach (LoweredParameter parameter in _mechanism.Parameters) ParameterSchema.Write(_json, parameter);
        foreach (LoweredRole role in _mechanism.Roles) ParameterSchema.Write(_json, role, _roles[role.Name]);
        EndObject(required);
        return required.Length > 0;
    }

    private bool WriteInputs()
    {
        // What ranges over one set may stand in its roster instead.
        string[] required = [.. _mechanism.Inputs.Where(input => !input.IsOptional && input.Sets.Length != 1).Select(input => input.Name)];
        BeginObject("inputs", "For each input the file of its table, or an object that says how to read it.");
        foreach (LoweredInput input in _mechanism.Inputs) TableSchema.WriteInput(_json, _mechanism, input);
        EndObject(required);
        return required.Length > 0;
    }

    private void WriteRosters()
    {
        BeginObject("members", "For a set the table of its members. An id that is not in it is an error then.");
        foreach (LoweredSet set in _mechanism.Sets) TableSchema.WriteRoster(_json, _mechanism, set);
        EndObject([]);
    }

    private void WriteBadRows()
    {
        _json.WriteStartObject("badRows");
        SchemaParts.WriteDescription(_json, "What becomes of rows that cannot be read: they end the run, or are left out and listed.");
        SchemaParts.WriteEnum(_json, "stop", "drop");
        _json.WriteString("default", "stop");
        _json.WriteEndObject();
    }

    private void WriteCurrency()
    {
        BeginObject("currency", "How reports name money.");
        _json.WriteStartObject("code");
        SchemaParts.WriteDescription(_json, "Such as EUR.");
        _json.WriteString("type", "string");
        _json.WriteString("pattern", @"^[\p{L}\p{N}]{1,12}$");
        _json.WriteEndObject();
        _json.WriteStartObject("unit");
        SchemaParts.WriteDescription(_json, "The smallest unit: 0.01 for cents.");
        SchemaParts.WriteAnyOf(
            _json,
            () => SchemaParts.WriteNumber(_json, "number", [("exclusiveMinimum", "0")]),
            () => SchemaParts.WritePattern(_json, SchemaParts.NumberPattern));
        _json.WriteEndObject();
        EndObject([]);
    }

    private void BeginObject(string name, string description)
    {
        _json.WriteStartObject(name);
        SchemaParts.WriteDescription(_json, description);
        _json.WriteString("type", "object");
        _json.WriteStartObject("properties");
    }

    private void EndObject(string[] required)
    {
        _json.WriteEndObject();
        if (required.Length > 0) WriteRequired(required);
        _json.WriteBoolean("additionalProperties", false);
        _json.WriteEndObject();
    }

    private void WriteRequired(string[] names)
    {
        _json.WriteStartArray("required");
        foreach (string name in names) _json.WriteStringValue(name);
        _json.WriteEndArray();
    }
}
