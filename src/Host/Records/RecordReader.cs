using System.Collections.Immutable;
using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Configuration;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;
using Microsoft.Extensions.Configuration;

namespace Mechanisms.Host.Records;

/// <summary>
/// Reads a record.json. It may come from anybody: whatever is not as this tool writes it is an error with its place, and
/// no file that it names is opened here.
/// </summary>
internal sealed class RecordReader
{
    private const int LargestRecord = 1 << 28;
    private const string RoundKey = "round";

    private readonly string _shown;
    private readonly ImmutableArray<Diagnostic>.Builder _found = ImmutableArray.CreateBuilder<Diagnostic>();

    private RecordReader(string shown) => _shown = shown;

    /// <summary>Reads a record.</summary>
    /// <param name="path">The folder of the results or the record in it.</param>
    /// <param name="home">A relative path is seen from here.</param>
    /// <param name="key">The key of its pseudonyms, or null.</param>
    public static RecordResult Read(string path, string home, PseudonymKey? key)
    {
        string shown = path;
        try
        {
            string full = Path.GetFullPath(path, Path.GetFullPath(home));
            if (Directory.Exists(full)) (full, shown) = (Path.Combine(full, RecordWriter.Name), Path.Combine(path, RecordWriter.Name).Replace('\\', '/'));
            if (!File.Exists(full)) return new RecordResult(null, [RecordMessages.NoRecord(Location.OfFile(shown), path)]);
            if (new FileInfo(full).Length > LargestRecord) return new RecordResult(null, [RecordMessages.NotARecord(Location.OfFile(shown), "it is far too large")]);
            var reader = new RecordReader(shown);
            RunRecord? record = reader.Read(File.ReadAllBytes(full), Path.GetDirectoryName(full)!, key);
            return new RecordResult(record, reader._found.ToImmutable());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new RecordResult(null, [RecordMessages.RecordNotReadable(Location.OfFile(shown), path, fault.Message)]);
        }
    }

    private RunRecord? Read(byte[] bytes, string folder, PseudonymKey? key)
    {
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
        if (Scan(bytes) is not { } root) return null;
        if (Need(root, "format", LocatedKind.Number) is not { } format) return null;
        if (format.Text != "1")
        {
            _found.Add(RecordMessages.NewerRecord(format.Place, format.Text));
            return null;
        }

        byte[] open = bytes;
        LocatedValue inside = root;
        bool isSealed = root.Find("sealed") is not null;
        if (isSealed && Unsealed(root, key) is { } text)
        {
            open = Encoding.UTF8.GetBytes(text);
            inside = Scan(open)!;
        }

        if (_found.Count > 0 || Need(inside, RoundKey, LocatedKind.Object) is not { } round) return null;
        LocatedValue? made = Need(root, "made", LocatedKind.Object);
        string home = Path.GetFullPath(TextOf(made, "home"), folder);
        if (RoundOf(open, round, home) is not { } settings) return null;
        LocatedValue? texts = isSealed ? Need(inside, "texts", LocatedKind.Object) : null;
        var record = new RunRecord(
            _shown,
            folder,
            TextOf(root, "mechanism"),
            Scalars(root, "params"),
            settings with
            {
                RecordedOutside = Objects(root, "from", LocatedKind.Text).ToImmutableSortedDictionary(it => it.Name, it => it.Value.Text, StringComparer.Ordinal),
            },
            [.. Items(root, "scripts").Select(script => ScriptOf(script, texts))],
            Objects(root, "tables").ToImmutableSortedDictionary(it => it.Name, it => new RecordedTable(TextOf(it.Value, HashKey(isSealed)), TextOf(it.Value, "rowsSha256")), StringComparer.Ordinal),
            Objects(root, "rosters").ToImmutableSortedDictionary(it => it.Name, it => TextOf(it.Value, HashKey(isSealed)), StringComparer.Ordinal),
            [.. Objects(root, "outputs", LocatedKind.Text).Select(it => (it.Name, FileName(it.Value)))],
            Objects(root, "files", LocatedKind.Text).ToImmutableSortedDictionary(it => it.Name, it => it.Value.Text, StringComparer.Ordinal),
            root.Find("steps") is { Value.Text: "yes" },
            new RecordedBuild(TextOf(made, "with"), TextOf(made, "build"), TextOf(made, "framework")))
        {
            Key = isSealed ? key : null,
        };
        return _found.Count == 0 ? record : null;
    }

    private static string HashKey(bool isSealed) => isSealed ? "keyedSha256" : "sha256";

    private LocatedValue? Scan(byte[] bytes)
    {
        LocatedValue? root = LocatedJsonScanner.Scan(_shown, bytes, KeysAreUserText, out ImmutableArray<Diagnostic> found);
        bool isOther = root is null && found is [{ Code: "MECH6007" }];
        if (isOther) _found.Add(RecordMessages.NotARecord(found[0].Location, "it is no object `{ … }`"));
        else _found.AddRange(found);
        return _found.Count == 0 ? root : null;
    }

    // Names of parameters, sets and files differ by case where they differ at all, and files may have a colon.
    private static bool KeysAreUserText(string path) =>
        path is "params" or "from" or "tables" or "rosters" or "outputs" or "files" or "texts" or "made:set"
        || (path.StartsWith("round:", StringComparison.Ordinal) && RoundFileShape.KeysAreUserText(path["round:".Length..]));

    private string? Unsealed(LocatedValue root, PseudonymKey? key)
    {
        LocatedValue seal = Need(root, "sealed", LocatedKind.Text)!;
        string mark = TextOf(root, "key");
        if (key is null) _found.Add(RecordMessages.KeyNeeded(root.Find("sealed")!.NamePlace));
        else if (key.Mark != mark) _found.Add(RecordMessages.WrongKey(root.Find("key")?.Value.Place ?? Location.OfFile(_shown)));
        else if (key.Open(seal.Text) is { } text) return text;
        else _found.Add(RecordMessages.NotARecord(root.Find("sealed")!.NamePlace, "what was sealed has been changed"));
        return null;
    }

    // The round is read as a round file is: everything around it becomes white space, so that places stay right.
    private RoundSettings? RoundOf(byte[] bytes, LocatedValue round, string home)
    {
        byte[] alone = [.. bytes];
        for (int at = 0; at < alone.Length; at++)
        {
            if ((at < round.FirstByte || at >= round.EndByte) && alone[at] != '\n') alone[at] = (byte)' ';
        }

        using var stream = new MemoryStream(alone);
        IConfigurationRoot configuration = new ConfigurationBuilder().Add(new LocatedJsonSource(_shown, SettingLayer.RoundFile) { Stream = stream }).Build();
        foreach (LocatedJsonProvider layer in configuration.Providers.OfType<LocatedJsonProvider>())
        {
            _found.AddRange(layer.Diagnostics);
            if (layer.Root is not null) _found.AddRange(RoundFileShape.Check(layer.Root));
        }

        return _found.Any(it => it.Severity == Severity.Error) ? null : new LayeredSettings(configuration, home, home).Merge();
    }

    private RecordedScript ScriptOf(LocatedValue script, LocatedValue? texts)
    {
        bool isOfLibrary = script.Find("library") is not null;
        string path = TextOf(script, isOfLibrary ? "library" : "path");
        string? text = isOfLibrary ? null : texts is null ? TextOf(script, "text") : texts.Find(path)?.Value.Text;
        string hash = TextOf(script, "sha256");
        if (text is not null && FileHashes.OfText(text) != hash) _found.Add(RecordMessages.NotARecord(script.Place, $"the text of `{path}` is not the one with its hash"));
        return new RecordedScript(path, isOfLibrary, hash, text);
    }

    // A file of the results stands beside the record and nowhere else.
    private string FileName(LocatedValue value)
    {
        string name = value.Text;
        if (name.Length == 0 || name.AsSpan().ContainsAny('/', '\\', '\0') || name is "." or "..") _found.Add(RecordMessages.NotARecord(value.Place, "the file of an output is not beside it"));
        return name;
    }

    private LocatedValue? Need(LocatedValue owner, string name, LocatedKind kind)
    {
        if (owner.Find(name) is not { } property)
        {
            _found.Add(RecordMessages.NotARecord(Location.OfFile(_shown), $"it has no `{name}`"));
            return null;
        }

        if (property.Value.Kind == kind) return property.Value;
        _found.Add(RecordMessages.NotARecord(property.Value.Place, $"`{name}` is {property.Value.KindInWords}"));
        return null;
    }

    private string TextOf(LocatedValue? owner, string name) => owner is null ? "" : Need(owner, name, LocatedKind.Text)?.Text ?? "";

    private ImmutableSortedDictionary<string, string> Scalars(LocatedValue root, string name)
    {
        LocatedValue? all = Need(root, name, LocatedKind.Object);
        return (all?.Properties ?? []).ToImmutableSortedDictionary(it => it.Name, it => it.Value.Text, StringComparer.Ordinal);
    }

    private IEnumerable<LocatedProperty> Objects(LocatedValue root, string name, LocatedKind kind = LocatedKind.Object)
    {
        foreach (LocatedProperty property in Need(root, name, LocatedKind.Object)?.Properties ?? [])
        {
            if (property.Value.Kind == kind) yield return property;
            else _found.Add(RecordMessages.NotARecord(property.Value.Place, $"`{property.Name}` is {property.Value.KindInWords}"));
        }
    }

    private IEnumerable<LocatedValue> Items(LocatedValue root, string name)
    {
        foreach (LocatedValue item in Need(root, name, LocatedKind.Array)?.Items ?? [])
        {
            if (item.Kind == LocatedKind.Object) yield return item;
            else _found.Add(RecordMessages.NotARecord(item.Place, $"an entry of `{name}` is {item.KindInWords}"));
        }
    }
}
