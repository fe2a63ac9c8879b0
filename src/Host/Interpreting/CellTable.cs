namespace Mechanisms.Host.Interpreting;

/// <summary>
/// The cells of an input or of a step, in lexicographic order of their members, with a way to find one cell and the
/// cells that have some member in some position.
/// </summary>
internal sealed class CellTable
{
    private readonly Dictionary<int[], Cell> byMembers = new(TupleOrder.Instance);
    private readonly Dictionary<(int Position, int Member), List<Cell>> byMember = [];
    private readonly Dictionary<int, List<int>> membersAt = [];

    /// <summary>A table of cells, given in any order, no two of them for the same members.</summary>
    public CellTable(IEnumerable<Cell> cells)
    {
        Cells = [.. cells.OrderBy(cell => cell.Members, TupleOrder.Instance)];
        foreach (Cell cell in Cells)
        {
            byMembers.Add(cell.Members, cell);
            for (int position = 0; position < cell.Members.Length; position++)
            {
                (int, int) key = (position, cell.Members[position]);
                if (!byMember.TryGetValue(key, out List<Cell>? sharing)) byMember.Add(key, sharing = []);
                sharing.Add(cell);
            }
        }

        foreach (IGrouping<int, int> members in byMember.Keys.GroupBy(key => key.Position, key => key.Member))
        {
            membersAt.Add(members.Key, [.. members.Order()]);
        }
    }

    /// <summary>All cells.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>The cell of these members, or null.</summary>
    public Cell? Find(int[] members) => byMembers.GetValueOrDefault(members);

    /// <summary>
    /// The members that occur in a position among the cells that agree with what is <paramref name="known"/> of the other
    /// positions (null: anything); ascending, each once.
    /// </summary>
    public IReadOnlyList<int> MembersAt(int position, int?[] known)
    {
        IReadOnlyList<Cell>? fewest = null;
        for (int i = 0; i < known.Length; i++)
        {
            if (known[i] is not int member) continue;
            if (!byMember.TryGetValue((i, member), out List<Cell>? sharing)) return [];
            if (fewest is null || sharing.Count < fewest.Count) fewest = sharing;
        }

        if (fewest is null) return membersAt.GetValueOrDefault(position) ?? [];
        return [.. fewest.Where(cell => Agrees(cell.Members, known)).Select(cell => cell.Members[position]).Distinct().Order()];
    }

    /// <summary>The table without the cells that a test refuses.</summary>
    public CellTable Where(Func<int[], bool> keeps) => new(Cells.Where(cell => keeps(cell.Members)));

    private static bool Agrees(int[] members, int?[] known)
    {
        for (int i = 0; i < known.Length; i++)
        {
            if (known[i] is int member && members[i] != member) return false;
        }

        return true;
    }
}
