using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Tables;

/// <summary>Reads the rows of one input from its file into a sink.</summary>
internal sealed class TableReader
{
    private readonly RowSink _sink;
    private readonly TableSettings _table;
    private readonly BuildLog _log;
    private readonly string _file;
    private readonly CsvReader _csv;
    private readonly int[] _whiteSpaceRows;
    private readonly Location?[] _whiteSpacePlaces;

    private TableReader(RowSink sink, TableSettings table, CsvReader csv, BuildLog log)
    {
        _sink = sink;
        _table = table;
        _log = log;
        _file = table.File.Text;
        _csv = csv;
        _whiteSpaceRows = new int[sink.Sets.Length];
        _whiteSpacePlaces = new Location?[sink.Sets.Length];
    }

    /// <summary>Reads a whole table; what is wrong goes to the log.</summary>
    public static void Read(RowSink sink, TableSettings table, string folder, BuildLog log)
    {
        TableFile.Read(table, folder, log, csv =>
        {
            HeaderRow? headers = TableFile.ReadHeaders(csv, table.File.Text, log);
            if (headers is null || TableLayout.Find(sink, table, headers, log) is not { } layout) return;
            new TableReader(sink, table, csv, log).ReadRows(headers, layout);
        });
    }

    private void ReadRows(HeaderRow headers, TableLayout layout)
    {
        WideMembers? wide = layout.WideIndex < 0 ? null : WideMembers.Take(_sink, layout, _log);
        if (layout.WideIndex >= 0 && wide is null) return;
        while (_csv.Read())
        {
            if (TableFile.ReportFault(_csv, _file, headers, _log)) continue;
            if (wide is null) ReadLong(layout);
            else ReadWide(layout, wide);
        }

        for (int i = 0; i < _whiteSpaceRows.Length; i++)
        {
            if (_whiteSpacePlaces[i] is { } first) _log.Add(TableMessages.WhiteSpaceDropped(first, _sink.Sets[i].Name, _whiteSpaceRows[i]));
        }
    }

    private void ReadLong(TableLayout layout)
    {
        for (int column = 0; column < _sink.Values.Length; column++)
        {
            if (!StageValue(column, layout.Values[column])) return;
        }

        if (StageIds(layout)) _sink.Commit(_csv.Line);
    }

    // All cells are looked at before the first one counts: a ballot counts whole or not at all.
    private void ReadWide(TableLayout layout, WideMembers wide)
    {
        int value = 0;
        while (_sink.Input.Columns[value].Formula is not null) value++;
        for (int i = 0; i < layout.WideColumns.Length; i++)
        {
            int field = layout.WideColumns[i].Column;
            if (!CellStaging.IsEmpty(_csv.Field(field)) && !StageValue(value, field)) return;
        }

        if (!StageIds(layout)) return;
        for (int i = 0; i < layout.WideColumns.Length; i++)
        {
            int field = layout.WideColumns[i].Column;
            if (CellStaging.IsEmpty(_csv.Field(field))) continue;
            StageValue(value, field);
            _sink.StageId(layout.WideIndex, wide.Ids[i], out _);
            _sink.Commit(_csv.Line);
        }
    }

    private bool StageIds(TableLayout layout)
    {
        for (int index = 0; index < layout.Ids.Length; index++)
        {
            int field = layout.Ids[index];
            if (field < 0) continue;
            IdKind kind = _sink.StageId(index, _csv.Field(field), out bool hadWhiteSpace);
            if (kind != IdKind.Fine)
            {
                ReportId(index, field, kind);
                return false;
            }

            if (!hadWhiteSpace) continue;
            _whiteSpaceRows[index]++;
            _whiteSpacePlaces[index] ??= TableFile.FieldPlace(_csv, _file, field);
        }

        return true;
    }

    private bool StageValue(int column, int field) =>
        _sink.Values[column] is not { } reader || CellStaging.TryStage(reader, field, _csv, _file, _log);

    private void ReportId(int index, int field, IdKind kind)
    {
        IdTable set = _sink.Sets[index];
        if (kind == IdKind.Empty && TableFile.IsBlank(_csv))
        {
            _log.AddBlankRow(() => TableFile.FieldPlace(_csv, _file, -1));
            return;
        }

        _log.AddBadRow(() =>
        {
            Location place = TableFile.FieldPlace(_csv, _file, field);
            if (kind == IdKind.Empty) return TableMessages.EmptyId(place, set.Name);
            if (kind == IdKind.Failed) return HabitMessages.SpreadsheetError(place, set.Name, Encoding.UTF8.GetString(_csv.Field(field)).Trim());
            string id = IdTable.Normalise(Encoding.UTF8.GetString(_csv.Field(field)));
            return TableMessages.UnknownMember(place, id, set.Name, _log.DropsBadRows ? "" : Remedies.ForMember(id, set.Ids));
        });
    }

    /// <summary>The members that the columns of a wide table stand for, all of them members even without a cell.</summary>
    private sealed record WideMembers(byte[][] Ids)
    {
        public static WideMembers? Take(RowSink sink, TableLayout layout, BuildLog log)
        {
            IdTable set = sink.Sets[layout.WideIndex];
            const int mostSuggestions = 20;
            bool isFine = true;
            int unknown = 0;
            var ids = new byte[layout.WideColumns.Length][];
            for (int i = 0; i < ids.Length; i++)
            {
                Setting member = layout.WideColumns[i].Member;
                ids[i] = Encoding.UTF8.GetBytes(member.Text);
                IdKind kind = set.Look(ids[i], out StagedId staged);
                if (kind == IdKind.Fine) set.Take(staged);
                else if (kind == IdKind.Empty) log.Add(TableMessages.EmptyId(member.Place, set.Name));
                else if (kind == IdKind.Failed) log.Add(HabitMessages.SpreadsheetError(member.Place, set.Name, member.Text.Trim()));
                else log.Add(TableMessages.UnknownMember(member.Place, member.Text, set.Name, unknown++ < mostSuggestions ? Remedies.ForMember(member.Text, set.Ids) : Remedies.ForMember("", [])));
                isFine &= kind == IdKind.Fine;
            }

            return isFine ? new WideMembers(ids) : null;
        }
    }
}
