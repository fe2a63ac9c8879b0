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
    private int _blankInTable;
    private int _errorsBefore;
    private Location? _firstBlank;

    /// <summary>Whether rows that cannot be read are listed without a word of help, however many they are.</summary>
    public bool DropsBadRows => dropBadRows;

    /// <summary>A table's file under the eyes of whoever watches the round being built.</summary>
    public Stream Watched(Stream text, FileStream file, string name) => new WatchedStream(text, file, name, watcher, cancellation);

    /// <summary>A file whose bytes are hashed as they are read, where somebody wants that.</summary>
    public Stream Hashed(FileStream file) => Hashes is null ? file : Hashes.Of(file, file.Name);

    /// <summary>Takes the hashes of the tables; null where nobody wants them.</summary>
    public FileHashes? Hashes { get; init; }

    /// <summary>The input whose rows are being read; empty for a roster.</summary>
    public string Input { get; set; } = "";

    /// <summary>The set whose roster is being read; empty for an input.</summary>
    public string Set { get; set; } = "";

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
            _badRows.Add(new BadRow(reason.Location.File, reason.Location.Line, reason.Message) { Input = Input, Set = Set, Code = reason.Code, Place = reason.Location });
        }
        else if (_badInTable <= MostShown)
        {
            _errors.Add(message());
        }
    }

    /// <summary>Begins a table.</summary>
    public void BeginTable() => _errorsBefore = _errors.Count;

    /// <summary>Whether nothing was wrong with the table so far.</summary>
    public bool IsTableFine => _errors.Count == _errorsBefore;

    /// <summary>Takes back what was said of rows: the file is damaged, and they are as it made them.</summary>
    public void ForgetRows()
    {
        while (_errors.Count > _errorsBefore) _errors.RemoveAt(_errors.Count - 1);
        (_badInTable, _blankInTable, _firstBlank) = (0, 0, null);
    }

    /// <summary>Counts a row without a single value, which is no row.</summary>
    public void AddBlankRow(Func<Location> place)
    {
        _firstBlank ??= place();
        _blankInTable++;
    }

    /// <summary>Closes the count of a table.</summary>
    public void EndTable(Location file)
    {
        if (_firstBlank is not null) _notes.Add(HabitMessages.BlankRows(_firstBlank, _blankInTable));
        (_firstBlank, _blankInTable) = (null, 0);
        if (dropBadRows && _badInTable > 0) _notes.Add(TableMessages.BadRowsDropped(file, _badInTable));
        else if (_badInTable > MostShown) _errors.Add(TableMessages.MoreBadRows(file, _badInTable - MostShown, MostShown));
        _badInTable = 0;
    }
}
