using System.Collections.Immutable;
using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Tables;

/// <summary>The headers of a table, and finding columns by them.</summary>
internal sealed class HeaderRow
{
    private const int MostListed = 30;
    private const int MostSuggestions = 20;
    private const string ListedRemedy = "write one of these headers as it stands in the file";

    private readonly BuildLog _log;
    private readonly ImmutableArray<string> _headers;
    private readonly Dictionary<string, Found> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Found> _anyCase = new(StringComparer.OrdinalIgnoreCase);
    private readonly byte[] _raw;
    private readonly int _line;
    private readonly (int Offset, int Length)[] _spans;
    private readonly bool[] _used;
    private readonly char _separator;
    private readonly bool _isText;
    private readonly List<string> _missed = [];
    private int _missing;

    /// <summary>Takes the record that a reader stands on.</summary>
    public HeaderRow(CsvReader csv, string file, BuildLog log)
    {
        _log = log;
        File = file;
        _raw = csv.Raw.ToArray();
        _line = csv.Line;
        _spans = new (int, int)[csv.FieldCount];
        var headers = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < csv.FieldCount; i++)
        {
            headers.Add(LookAlikes.WithoutInvisible(IdTable.Normalise(Encoding.UTF8.GetString(csv.Field(i)))).Trim());
            _spans[i] = (csv.OffsetOf(i), csv.LengthOf(i));
        }

        _headers = headers.ToImmutable();
        for (int i = 0; i < _headers.Length; i++)
        {
            Note(_exact, i);
            Note(_anyCase, i);
        }

        _used = new bool[_headers.Length];
        NamedCount = _headers.Length;
        while (NamedCount > 1 && _headers[NamedCount - 1].Length == 0) NamedCount--;
        for (int i = 0; i < _headers.Length; i++) _used[i] = _headers[i].Length == 0;
        _separator = csv.Delimiter;
        _isText = csv.ColumnNames is null;
    }

    /// <summary>The name that messages use.</summary>
    public string File { get; }

    /// <summary>How many columns.</summary>
    public int Count => _headers.Length;

    /// <summary>How many columns there are up to the last one that has a name.</summary>
    public int NamedCount { get; }

    /// <summary>Whether the last column has a name.</summary>
    public bool EndsWithName => NamedCount == Count;

    /// <summary>The whole line.</summary>
    public Location Place => !_isText ? Location.OfFile(File) : CsvText.LocationOf(File, _line, _raw, 0, _raw.Length);

    /// <summary>The header of a column.</summary>
    public string this[int column] => _headers[column];

    /// <summary>Where a header stands.</summary>
    public Location PlaceOf(int column) => !_isText ? Location.OfFile(File) : CsvText.LocationOf(File, _line, _raw, _spans[column].Offset, _spans[column].Length);

    /// <summary>The column that a setting names; −1 and an error where there is none.</summary>
    public int FindNamed(Setting header)
    {
        int found = Match(header.Text, out bool isAmbiguous);
        if (found < 0 && !isAmbiguous)
        {
            _log.Add(TableMessages.MissingHeader(header.Place, header.Text, File, Listed(), _missing++ < MostSuggestions ? Spelling.Suggest(header.Text, _headers, ListedRemedy) : ListedRemedy));
        }

        return found;
    }

    /// <summary>The column with a name of the script; −1 where there is none, which only an ambiguity makes an error.</summary>
    public int Find(string name, out bool isAmbiguous) => Match(name, out isAmbiguous);

    /// <summary>The only column that nothing else was found for, or −1.</summary>
    public int OnlyLeft()
    {
        int left = Array.IndexOf(_used, false);
        return left >= 0 && Array.IndexOf(_used, false, left + 1) < 0 ? left : -1;
    }

    /// <summary>Takes a column for the value because it is the only one left.</summary>
    public void TakeOnlyLeft(int column, string name)
    {
        _used[column] = true;
        _log.Add(TableMessages.OnlyColumnLeft(PlaceOf(column), _headers[column], name));
    }

    /// <summary>Remembers that a column which the input needs is not there.</summary>
    public void Miss(string name) => _missed.Add(name);

    /// <summary>Reports all columns that were missed as one mistake.</summary>
    public void ReportMissed(string input)
    {
        if (_missed.Count == 0) return;
        string[] near = [.. _missed.Select(name => Near(name) ?? "")];
        string[] guesses = [.. near.Where(header => header.Length > 0).Select(header => $"`{header}`")];
        string suggestion = guesses.Length == 0 || OtherDelimiter() is not null ? "" : $"did you mean {string.Join(" and ", guesses)}?";
        string columns = _missed.Count == 1 ? $"a column `{_missed[0]}`" : "columns " + string.Join(", ", _missed.Select(name => $"`{name}`"));
        string mapped = string.Join(", ", _missed.Zip(near, (name, header) => $"\"{name}\": \"{(header.Length > 0 ? header : "…")}\""));
        string remedy = OtherDelimiter()
            ?? (!FoundNone() && _headers.Count(header => header.Length > 0) > 1
                ? $"rename the {(_missed.Count == 1 ? "column" : "columns")}, or say which one it is: `\"columns\": {{ {mapped} }}`"
                : $"the first line must name the columns: write `{string.Join(_separator, _missed)}` there and remove what stands above it, or say which ones they are: `\"columns\": {{ {mapped} }}`");
        _log.Add(TableMessages.MissingColumn(Place, columns, input, Listed(), suggestion, remedy));
        _missed.Clear();
    }

    private bool FoundNone() => !_headers.Where((header, column) => header.Length > 0 && _used[column]).Any();

    private string? Near(string name) =>
        Spelling.Nearest(name, _headers) ?? (_missed.Count > 0 && name.Length > 2 ? _headers.FirstOrDefault(header => header.Contains(name, StringComparison.OrdinalIgnoreCase) && header.Length < name.Length + 16) : null);

    // One column whose name has another delimiter in it was separated by that one.
    private string? OtherDelimiter()
    {
        int at = Count == 1 && _isText ? _headers[0].AsSpan().IndexOfAny(",;\t|") : -1;
        if (at < 0 && Count == 1 && _isText && _missed.Count > 1) at = _headers[0].IndexOf(' ', StringComparison.Ordinal);
        if (at < 0) return null;
        string other = _headers[0][at] == '\t' ? "\\t" : _headers[0][at].ToString();
        return $"columns are separated by `{_separator}` here; if they are separated by `{other}`, write `\"delimiter\": \"{other}\"` under the input";
    }

    private int Match(string name, out bool isAmbiguous)
    {
        string wanted = IdTable.Normalise(name);
        int found = Only(_exact.GetValueOrDefault(wanted), out isAmbiguous);
        if (found < 0 && !isAmbiguous)
        {
            found = Only(_anyCase.GetValueOrDefault(wanted), out isAmbiguous);
            if (found >= 0) _log.Add(TableMessages.HeaderByCase(PlaceOf(found), _headers[found], wanted));
        }

        if (found >= 0) _used[found] = true;
        return found;
    }

    private void Note(Dictionary<string, Found> headers, int column)
    {
        if (!headers.TryGetValue(_headers[column], out Found? found)) headers.Add(_headers[column], new Found(column));
        else if (found.Second < 0) found.Second = column;
    }

    private int Only(Found? found, out bool isAmbiguous)
    {
        isAmbiguous = found is { Second: >= 0 };
        if (found is null || !isAmbiguous) return found?.First ?? -1;
        var first = new RelatedPlace(PlaceOf(found.First), "the first one is here");
        _log.Add(TableMessages.DuplicateHeader(PlaceOf(found.Second), _headers[found.Second]) with { Related = [first] });
        return -1;
    }

    private string Listed()
    {
        string shown = string.Join(", ", _headers.Where(header => header.Length > 0).Take(MostListed).Select(header => $"`{header}`"));
        return _headers.Length > MostListed ? shown + FormattableString.Invariant($" and {_headers.Length - MostListed} more") : shown;
    }

    /// <summary>Where a header stands: its first column, and the second one or −1.</summary>
    private sealed class Found(int first)
    {
        public int First => first;

        public int Second { get; set; } = -1;
    }
}
