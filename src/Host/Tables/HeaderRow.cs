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

    private readonly BuildLog _log;
    private readonly string _file;
    private readonly ImmutableArray<string> _headers;
    private readonly ImmutableArray<Location> _places;
    private readonly bool[] _used;

    /// <summary>Takes the record that a reader stands on.</summary>
    public HeaderRow(CsvReader csv, string file, BuildLog log)
    {
        _log = log;
        _file = file;
        var headers = ImmutableArray.CreateBuilder<string>();
        var places = ImmutableArray.CreateBuilder<Location>();
        for (int i = 0; i < csv.FieldCount; i++)
        {
            headers.Add(IdTable.Normalise(Encoding.UTF8.GetString(csv.Field(i))));
            places.Add(CsvText.LocationOf(file, csv.Line, csv.Raw, csv.OffsetOf(i), csv.LengthOf(i)));
        }

        _headers = headers.ToImmutable();
        _places = places.ToImmutable();
        _used = new bool[_headers.Length];
        Place = CsvText.LocationOf(file, csv.Line, csv.Raw, 0, csv.Raw.Length);
    }

    /// <summary>How many columns.</summary>
    public int Count => _headers.Length;

    /// <summary>The whole line.</summary>
    public Location Place { get; }

    /// <summary>The header of a column.</summary>
    public string this[int column] => _headers[column];

    /// <summary>The column that a setting names; −1 and an error where there is none.</summary>
    public int FindNamed(Setting header)
    {
        int found = Match(header.Text, out bool isAmbiguous);
        if (found < 0 && !isAmbiguous)
        {
            _log.Add(TableMessages.MissingHeader(header.Place, header.Text, _file, Listed(), Spelling.Suggest(header.Text, _headers)));
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
        _log.Add(TableMessages.OnlyColumnLeft(_places[column], _headers[column], name));
    }

    /// <summary>Reports that a column which the input needs is not there.</summary>
    public void ReportMissing(string name, string input)
    {
        string? near = Spelling.Nearest(name, _headers);
        string suggestion = near is null ? "" : $"did you mean `{near}`?";
        _log.Add(TableMessages.MissingColumn(Place, name, input, Listed(), suggestion, near ?? "…"));
    }

    private int Match(string name, out bool isAmbiguous)
    {
        string wanted = IdTable.Normalise(name);
        int found = Only(wanted, StringComparison.Ordinal, out isAmbiguous);
        if (found < 0 && !isAmbiguous)
        {
            found = Only(wanted, StringComparison.OrdinalIgnoreCase, out isAmbiguous);
            if (found >= 0) _log.Add(TableMessages.HeaderByCase(_places[found], _headers[found], wanted));
        }

        if (found >= 0) _used[found] = true;
        return found;
    }

    private int Only(string wanted, StringComparison comparison, out bool isAmbiguous)
    {
        int found = -1;
        isAmbiguous = false;
        for (int i = 0; i < _headers.Length; i++)
        {
            if (!string.Equals(_headers[i], wanted, comparison)) continue;
            if (found >= 0)
            {
                _log.Add(TableMessages.DuplicateHeader(_places[i], _headers[i]) with { Related = [new RelatedPlace(_places[found], "the first one is here")] });
                isAmbiguous = true;
                return -1;
            }

            found = i;
        }

        return found;
    }

    private string Listed()
    {
        string shown = string.Join(", ", _headers.Take(MostListed).Select(header => $"`{header}`"));
        return _headers.Length > MostListed ? shown + FormattableString.Invariant($" and {_headers.Length - MostListed} more") : shown;
    }
}
