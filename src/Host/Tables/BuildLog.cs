using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Records;

namespace Mechanisms.Host.Tables;

/// <summary>Collects what is said while a round is built: errors, notes, and rows that are left out.</summary>
/// <param name="dropBadRows">Whether the round leaves out rows that cannot be read.</param>
/// <param name="watcher">Told how far the reading has come; null for nobody.</param>
/// <param name="cancellation">The wish to stop.</param>
internal sealed class BuildLog(bool dropBadRows, Action<TableProgress>? watcher = null, CancellationToken cancellation = default)
{
    private const int MostShown = 20;

    private readonly ImmutableArray<Diagnostic>.Builder _errors = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly ImmutableArray<Diagnostic>.Builder _notes = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly ImmutableArray<BadRow>.Builder _badRows = ImmutableArray.CreateBuilder<BadRow>();
    private int _badInTable;

    /// <summary>Whether rows that cannot be read are listed without a word of help, however many they are.</summary>
    public bool DropsBadRows => dropBadRows;

    /// <summary>A table's file under the eyes of whoever watches the round being built.</summary>
    public Stream Watched(FileStream file, string name)
    {
        var watched = new WatchedStream(file, name, watcher, cancellation);
        return Hashes is null ? watched : Hashes.Of(watched, file.Name);
    }

    /// <summary>Takes the hashes of the tables; null where nobody wants them.</summary>
    public FileHashes? Hashes { get; init; }

    /// <summary>The input whose rows are being read; empty for a roster.</summary>
    public string Input { get; set; } = "";

    /// <summary>What stops the round.</summary>
    public ImmutableArray<Diagnostic> Errors => _errors.ToImmutable();

    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Diagnostic> Notes => _notes.ToImmutable();

    /// <summary>Rows that could not be read, when the round drops them.</summary>
    public ImmutableArray<BadRow> BadRows => _badRows.ToImmutable();

    /// <summary>Whether nothing stops the round.</summary>
    public bool IsFine => _errors.Count == 0;

    /// <summary>Adds an error, or a note if it is one.</summary>
    public void Add(Diagnostic diagnostic) => (diagnostic.Severity == Severity.Note ? _notes : _errors).Add(diagnostic);

    /// <summary>Adds a row that cannot be read. The message is made only where it is shown.</summary>
    public void AddBadRow(Func<Diagnostic> message)
    {
        _badInTable++;
        if (dropBadRows)
        {
            Diagnostic reason = message();
            _badRows.Add(new BadRow(reason.Location.File, reason.Location.Line, reason.Message) { Input = Input, Code = reason.Code });
        }
        else if (_badInTable <= MostShown)
        {
            _errors.Add(message());
        }
    }

    /// <summary>Closes the count of a table.</summary>
    public void EndTable(Location file)
    {
        if (dropBadRows && _badInTable > 0) _notes.Add(TableMessages.BadRowsDropped(file, _badInTable));
        else if (_badInTable > MostShown) _errors.Add(TableMessages.MoreBadRows(file, _badInTable - MostShown));
        _badInTable = 0;
    }
}
