using System.Collections.Immutable;
using Parquet;
using Parquet.Schema;

namespace Mechanisms.Parquet;

/// <summary>A column that no cell of a table can hold.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds, in words.</param>
public sealed record UnreadableColumn(string Name, string Kind);

/// <summary>
/// A Parquet file as a table of text: its rows as CSV, in which an absent value is an empty cell. So whatever is said of
/// rows, ids and values of CSV holds for Parquet too, word for word.
/// </summary>
public sealed class ParquetTable : IDisposable
{
    private readonly ParquetReader _reader;
    private readonly ImmutableArray<CellColumn> _columns;

    private ParquetTable(ParquetReader reader, ImmutableArray<CellColumn> columns, ImmutableArray<UnreadableColumn> unreadable)
    {
        _reader = reader;
        _columns = columns;
        Unreadable = unreadable;
        Names = [.. reader.Schema.Fields.Select(field => field.Name)];
    }

    /// <summary>The names of all columns.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Columns that cannot be read; where there are any, there is no text.</summary>
    public ImmutableArray<UnreadableColumn> Unreadable { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file, which stays open.</param>
    /// <exception cref="InvalidDataException">It is no Parquet, or damaged.</exception>
    public static ParquetTable Open(Stream file)
    {
        CheckMarks(file);
        return Guard(() => Describe(file));
    }

    private static ParquetTable Describe(Stream file)
    {
        ParquetReader reader = Guard(() => ParquetReader.CreateAsync(file, leaveStreamOpen: true).GetAwaiter().GetResult());
        var columns = ImmutableArray.CreateBuilder<CellColumn>();
        var unreadable = ImmutableArray.CreateBuilder<UnreadableColumn>();
        foreach (Field field in reader.Schema.Fields)
        {
            if (field is DataField { IsArray: false, MaxRepetitionLevel: 0 } data && CellColumn.For(data) is { } column) columns.Add(column);
            else unreadable.Add(new UnreadableColumn(field.Name, InWords(field)));
        }

        return new ParquetTable(reader, columns.ToImmutable(), unreadable.ToImmutable());
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    // A Parquet file has the same four letters at its beginning and at its end.
    private static void CheckMarks(Stream file)
    {
        Span<byte> mark = stackalloc byte[4];
        if (file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length || !mark.SequenceEqual("PAR1"u8))
        {
            throw new InvalidDataException("it does not begin as Parquet does");
        }

        file.Seek(-mark.Length, SeekOrigin.End);
        file.ReadExactly(mark);
        if (!mark.SequenceEqual("PAR1"u8)) throw new InvalidDataException("it breaks off: it does not end as Parquet does");
        file.Seek(0, SeekOrigin.Begin);
    }

    // Whatever the library throws at damaged bytes means that they are damaged.
    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or InvalidDataException or UnauthorizedAccessException))
        {
            throw new InvalidDataException(fault is IOException or ParquetException ? fault.Message.TrimEnd('.') : "its bytes are damaged", fault);
        }
    }

    /// <summary>The table as CSV in UTF-8, in parts that are made when they are asked for.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> ToText()
    {
        const int rowsOfPart = 1024;
        var text = new CsvBuilder();
        foreach (string name in Names) text.AddText(name);
        yield return text.TakeRow();
        for (int group = 0; group < _reader.RowGroupCount; group++)
        {
            int number = group;
            using ParquetRowGroupReader rows = Guard(() => _reader.OpenRowGroupReader(number));
            int count = Guard(() => checked((int)rows.RowCount));
            foreach (CellColumn column in _columns) Guard(() => column.Load(rows, count));
            for (int row = 0; row < count; row++)
            {
                foreach (CellColumn column in _columns) column.Add(text, row);
                text.EndRow();
                if (row % rowsOfPart == rowsOfPart - 1 || row == count - 1) yield return text.Take();
            }
        }
    }

    private static string InWords(Field field) => field switch
    {
        ListField => "lists",
        MapField => "maps",
        StructField => "groups of values",
        DataField { IsArray: true } or DataField { MaxRepetitionLevel: > 0 } => "lists",
        DataField data when data.ClrType == typeof(byte[]) || data.ClrType == typeof(ReadOnlyMemory<byte>) => "bytes",
        DataField data when data.ClrType == typeof(TimeSpan) || data.ClrType == typeof(TimeOnly) => "times of day without a date",
        _ => "values of a kind that is not known here",
    };
}
