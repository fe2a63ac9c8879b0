using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tables;

/// <summary>Takes the rows of one input. Ids and values are staged, and count only when the whole row is fine.</summary>
internal sealed class RowSink
{
    private readonly ImmutableArray<List<int>> _members;
    private readonly StagedId[] _ids;
    private readonly List<int> _lines = [];

    /// <summary>A sink for an input.</summary>
    public RowSink(LoweredMechanism mechanism, int slot, ImmutableArray<IdTable> sets, TableHabits? habits = null)
    {
        Input = mechanism.Inputs[slot];
        Sets = [.. Input.Sets.Select(set => sets[set])];
        Values = [.. Input.Columns.Select(column => column.Formula is null ? ValueReader.For(column, habits) : null)];
        _members = [.. Input.Sets.Select(_ => new List<int>())];
        _ids = new StagedId[Input.Sets.Length];
    }

    /// <summary>The input.</summary>
    public LoweredInput Input { get; }

    /// <summary>For each index of the input its set.</summary>
    public ImmutableArray<IdTable> Sets { get; }

    /// <summary>For each column its reader, or null for a formula.</summary>
    public ImmutableArray<ValueReader?> Values { get; }

    /// <summary>Stages an id.</summary>
    public IdKind StageId(int index, ReadOnlySpan<byte> cell, out bool hadWhiteSpace)
    {
        IdKind kind = Sets[index].Look(cell, out _ids[index]);
        hadWhiteSpace = _ids[index].HadWhiteSpace;
        return kind;
    }

    /// <summary>Adds the staged row.</summary>
    public void Commit(int line)
    {
        for (int i = 0; i < _ids.Length; i++) _members[i].Add(Sets[i].Take(_ids[i]));
        foreach (ValueReader? value in Values) value?.Commit();
        _lines.Add(line);
    }

    /// <summary>The first row with a member of a set, by the number that the member has so far; −1 where there is none.</summary>
    public int FirstRowWith(int set, int member)
    {
        int first = -1;
        for (int i = 0; i < _members.Length; i++)
        {
            int row = Input.Sets[i] == set ? _members[i].IndexOf(member) : -1;
            if (row >= 0 && (first < 0 || row < first)) first = row;
        }

        return first;
    }

    /// <summary>The line of a row.</summary>
    public int LineOf(int row) => _lines[row];

    /// <summary>All rows, with the final numbers of the members by set slot.</summary>
    public InputRows ToRows(ImmutableArray<int[]> final)
    {
        var members = ImmutableArray.CreateBuilder<int[]>();
        for (int i = 0; i < _members.Length; i++)
        {
            int[] numbers = [.. _members[i]];
            int[] map = final[Input.Sets[i]];
            for (int row = 0; row < numbers.Length; row++) numbers[row] = map[numbers[row]];
            members.Add(numbers);
        }

        return new InputRows(members.ToImmutable(), [.. Values.Select(value => value?.ToColumn())], [.. _lines]);
    }
}
