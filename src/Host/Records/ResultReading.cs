using System.Collections.Immutable;
using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host.Records;

/// <summary>A table of results that was read back.</summary>
internal sealed record CsvTable(ImmutableArray<string> Headers, ImmutableArray<CsvRow> Rows);

/// <summary>A row of it.</summary>
internal sealed record CsvRow(ImmutableArray<string> Cells);

/// <summary>Reads the tables beside a record. None is read whose hash is not the recorded one.</summary>
/// <param name="record">The record.</param>
internal sealed class ResultReading(RunRecord record)
{
    private readonly Dictionary<string, CsvTable?> _read = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _problems = [];
    private readonly FileHashes _hashes = new();

    /// <summary>The record.</summary>
    public RunRecord Record => record;

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Diagnostic> Problems => _problems;

    /// <summary>Whether a file is as the record says; false where it is gone.</summary>
    public bool IsUntouched(string file)
    {
        string path = Path.Combine(record.Folder, file);
        try
        {
            return record.Files.TryGetValue(file, out string? hash) && File.Exists(path) && _hashes.Of(path) == hash;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A table; null, with a message, where it is not there or not what it was.</summary>
    public CsvTable? Read(string file)
    {
        if (_read.TryGetValue(file, out CsvTable? known)) return known;
        CsvTable? table = null;
        if (IsUntouched(file)) table = Parse(Path.Combine(record.Folder, file));
        if (table is null) _problems.Add(RecordMessages.ResultNotReadable(Location.OfFile(Shown(file)), "it is gone, or not as the run wrote it"));
        _read.Add(file, table);
        return table;
    }

    /// <summary>A file beside the record as messages name it.</summary>
    public string Shown(string file) => record.Path.Replace('\\', '/') is var path && path.LastIndexOf('/') is >= 0 and int slash ? path[..(slash + 1)] + file : file;

    private static CsvTable? Parse(string path)
    {
        using FileStream stream = File.OpenRead(path);
        var csv = new CsvReader(stream, ',');
        if (!csv.Read() || csv.Fault is not null) return null;
        ImmutableArray<string> headers = Cells(csv);
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        while (csv.Read())
        {
            if (csv.Fault is not null || csv.FieldCount != headers.Length) return null;
            rows.Add(new CsvRow(Cells(csv)));
        }

        return new CsvTable(headers, rows.ToImmutable());
    }

    private static ImmutableArray<string> Cells(CsvReader csv)
    {
        var cells = ImmutableArray.CreateBuilder<string>(csv.FieldCount);
        for (int field = 0; field < csv.FieldCount; field++) cells.Add(Encoding.UTF8.GetString(csv.Field(field)));
        return cells.MoveToImmutable();
    }
}
