using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Caching;
using Mechanisms.Host.Library;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Results;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Records;

/// <summary>How a record is to be written.</summary>
internal sealed record RecordOptions
{
    /// <summary>The words of the command that made the run, without <c>--out</c>.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>Replaces ids by keyed hashes; null to write them as they are.</summary>
    public PseudonymKey? Key { get; init; }

    /// <summary>The wish to stop; then nothing is left of what was written.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>
/// Writes record.json: what ran (a round file with everything that was in force, the scripts), on what (hashes of tables
/// and rows), and what came out (hashes of the files beside it). Everything but <c>made</c> is the same for the same run.
/// </summary>
internal sealed class RecordWriter(FinishedRun run, RunReport report, bool withSteps, RecordOptions options)
{
    /// <summary>The name of the file.</summary>
    public const string Name = "record.json";

    /// <summary>The format that this build writes and the newest that it reads.</summary>
    public const int Format = 1;

    /// <summary>Writes the record.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="folder">The folder in which it will stand.</param>
    /// <param name="files">The hashes of the files beside it, by name.</param>
    /// <param name="outputs">For each output its file.</param>
    /// <param name="rows">For each input what its rows hash to.</param>
    public void Write(
        Stream stream,
        string folder,
        IReadOnlyDictionary<string, string> files,
        IReadOnlyList<(string Output, string File)> outputs,
        IReadOnlyDictionary<string, RowsSummary> rows)
    {
        using (var json = new Utf8JsonWriter(stream, JsonText.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("mechanism", report.Mechanism);
            json.WriteStartObject("params");
            foreach (ReportedParameter parameter in report.Parameters) JsonResults.WriteParameter(json, parameter);
            json.WriteEndObject();
            if (withSteps) json.WriteBoolean("steps", true);
            json.WriteStartObject("from");
            foreach (OutsideValue value in report.Outside) json.WriteString(value.Key, value.From);
            json.WriteEndObject();
            WriteRound(json);
            WriteScripts(json);
            WriteTables(json, rows);
            json.WriteStartObject("outputs");
            foreach ((string output, string file) in outputs) json.WriteString(output, file);
            json.WriteEndObject();
            json.WriteStartObject("files");
            foreach ((string name, string hash) in files.OrderBy(file => file.Key, StringComparer.Ordinal)) json.WriteString(name, hash);
            json.WriteEndObject();
            json.WriteString("results", FileHashes.OfText(string.Concat(outputs.Select(output => $"{output.Output}\n{files[output.File]}\n"))));
            WriteMaking(json, folder);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private string Home => run.Settings.BaseDirectory;

    private string Shown(string name) => RecordPaths.Shown(Home, name);

    private string ShownScript(UsedScript script) => script.IsOfLibrary ? script.Path : RecordPaths.From(Home, script.Path);

    private void WriteRound(Utf8JsonWriter json)
    {
        if (options.Key is not { } key)
        {
            json.WritePropertyName("round");
            RoundJson.Write(json, run.Settings, Shown);
            return;
        }

        // Settings may name members (a wide table does), and scripts may have them in examples.
        string secret = JsonText.Render(inner =>
        {
            inner.WriteStartObject();
            inner.WritePropertyName("round");
            RoundJson.Write(inner, run.Settings, Shown);
            inner.WriteStartObject("texts");
            foreach (UsedScript script in run.Prepared.Scripts.Where(script => !script.IsOfLibrary)) inner.WriteString(ShownScript(script), script.Text);
            inner.WriteEndObject();
            inner.WriteEndObject();
        });
        json.WriteString("key", key.Mark);
        json.WriteString("sealed", key.Seal(secret));
    }

    private void WriteScripts(Utf8JsonWriter json)
    {
        json.WriteStartArray("scripts");
        foreach (UsedScript script in run.Prepared.Scripts)
        {
            json.WriteStartObject();
            json.WriteString(script.IsOfLibrary ? "library" : "path", ShownScript(script));
            json.WriteString("sha256", FileHashes.OfText(script.Text));
            if (!script.IsOfLibrary && options.Key is null) json.WriteString("text", script.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteTables(Utf8JsonWriter json, IReadOnlyDictionary<string, RowsSummary> rows)
    {
        json.WriteStartObject("tables");
        foreach ((string input, TableSettings table) in run.Settings.Inputs)
        {
            if (!rows.TryGetValue(input, out RowsSummary? summary)) continue;
            json.WriteStartObject(input);
            WriteHash(json, table);
            json.WriteNumber("rows", summary.Rows);
            json.WriteNumber("badRows", summary.BadRows);
            json.WriteString("rowsSha256", summary.Hash);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("rosters");
        foreach ((string set, TableSettings table) in run.Settings.Members)
        {
            json.WriteStartObject(set);
            WriteHash(json, table);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // The plain hash of a small table would let everybody try out who is in it.
    private void WriteHash(Utf8JsonWriter json, TableSettings table)
    {
        string hash = (run.Prepared.Hashes ?? new FileHashes()).Of(Path.Combine(Home, table.File.Text));
        json.WriteString(options.Key is null ? "sha256" : "keyedSha256", options.Key?.Mask(hash) ?? hash);
    }

    private void WriteMaking(Utf8JsonWriter json, string folder)
    {
        json.WriteStartObject("made");
        json.WriteString("with", "mech " + typeof(RecordWriter).Assembly.GetName().Version?.ToString(3));
        json.WriteString("build", BuildIdentity.Key.Hex);
        json.WriteString("framework", Environment.Version.ToString());
        json.WriteString("home", RecordPaths.From(folder, Home));
        if (options.Key is null)
        {
            json.WriteStartArray("command");
            foreach (string word in options.Command) json.WriteStringValue(RecordPaths.OfWord(Home, word));
            json.WriteEndArray();
        }

        json.WriteStartObject("set");
        foreach ((string name, Setting setting) in run.Settings.Parameters) json.WriteString(name, Layer(setting.Place));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private string Layer(Location place)
    {
        if (!File.Exists(place.File)) return place.File;
        return string.Create(CultureInfo.InvariantCulture, $"{RecordPaths.From(Home, Path.GetFullPath(place.File))}:{place.Line}");
    }
}
