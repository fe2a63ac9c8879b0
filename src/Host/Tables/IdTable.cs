using System.Text;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tables;

/// <summary>What an id in a table turned out to be.</summary>
internal enum IdKind
{
    /// <summary>A member, or one that would be new.</summary>
    Fine,

    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>Not on the roster.</summary>
    Unknown,

    /// <summary>What a spreadsheet writes where a formula has no value.</summary>
    Failed,
}

/// <summary>
/// The members of a set while tables are read. An id is normalised (NFC, white space around it dropped) once for each
/// spelling, not for each row; members get their final numbers when all tables are read.
/// </summary>
internal sealed class IdTable
{
    private const int LongestOnStack = 256;

    private readonly Dictionary<string, KnownSpelling> _spellings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownSpelling>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<string, int> _numbers;
    private readonly List<string> _ids = [];
    private readonly bool _isOrdered;
    private bool _isClosed;

    /// <summary>An empty set.</summary>
    public IdTable(string name, bool ignoresCase, bool isOrdered)
    {
        _isOrdered = isOrdered;
        Name = name;
        IgnoresCase = ignoresCase;
        _lookup = _spellings.GetAlternateLookup<ReadOnlySpan<char>>();
        _numbers = new(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
    }

    /// <summary>The set's name.</summary>
    public string Name { get; }

    /// <summary>Whether capital and small letters count as the same.</summary>
    public bool IgnoresCase { get; }

    /// <summary>The ids so far, for suggestions.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>No member comes in any more: the roster is read.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Looks at an id without taking it in.</summary>
    public IdKind Look(ReadOnlySpan<byte> utf8, out StagedId staged)
    {
        char[]? rented = utf8.Length > LongestOnStack ? new char[utf8.Length] : null;
        Span<char> chars = rented ?? stackalloc char[LongestOnStack];
        ReadOnlySpan<char> written = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        if (_lookup.TryGetValue(written, out KnownSpelling? known))
        {
            staged = new StagedId(known.Member, "", known.HadWhiteSpace);
            return IdKind.Fine;
        }

        return LookNew(written.ToString(), out staged);
    }

    /// <summary>The provisional number of an id that <see cref="Look"/> found fine.</summary>
    public int Take(StagedId staged)
    {
        if (staged.Member >= 0) return staged.Member;
        string id = Normalise(staged.Written);
        if (!_numbers.TryGetValue(id, out int member))
        {
            member = _ids.Count;
            _ids.Add(id);
            _numbers.Add(id, member);
        }
        else if (!_isClosed && string.CompareOrdinal(id, _ids[member]) < 0)
        {
            _ids[member] = id;
        }

        _spellings.TryAdd(staged.Written, new KnownSpelling(member, staged.HadWhiteSpace));
        return member;
    }

    /// <summary>The set in its final order (see <see cref="MemberOrder"/>), and for each provisional number the final one.</summary>
    public FrozenSet Freeze()
    {
        int[] order = _isOrdered ? MemberOrder.OfOrdered(_ids, isListed: _isClosed) : MemberOrder.OfNames(_ids);
        var final = new int[order.Length];
        for (int i = 0; i < order.Length; i++) final[order[i]] = i;
        return new FrozenSet(new MemberSet(Name, [.. Array.ConvertAll(order, member => _ids[member])]), final);
    }

    /// <summary>An id as members are compared: NFC, without white space around it.</summary>
    public static string Normalise(string written)
    {
        string trimmed = written.Trim();
        return trimmed.IsNormalized(NormalizationForm.FormC) ? trimmed : trimmed.Normalize(NormalizationForm.FormC);
    }

    private IdKind LookNew(string written, out StagedId staged)
    {
        string id = Normalise(written);
        bool hadWhiteSpace = written.Length > 0 && (char.IsWhiteSpace(written[0]) || char.IsWhiteSpace(written[^1]));
        staged = new StagedId(-1, written, hadWhiteSpace);
        if (id.Length == 0) return IdKind.Empty;
        if (SpreadsheetErrors.Has(id)) return IdKind.Failed;
        return _isClosed && !_numbers.ContainsKey(id) ? IdKind.Unknown : IdKind.Fine;
    }

    private sealed record KnownSpelling(int Member, bool HadWhiteSpace);
}

/// <summary>A set in its final order, and for each provisional number the final one.</summary>
internal sealed record FrozenSet(MemberSet Set, int[] Final);

/// <summary>An id that was looked at: a member's provisional number, or −1 and the new spelling.</summary>
internal readonly record struct StagedId(int Member, string Written, bool HadWhiteSpace);
