using System.Collections.Immutable;
using Mechanisms.Dsl.Syntax;

namespace Mechanisms.Dsl.Diagnostics;

/// <summary>
/// Collects messages. One that says the same at the same place is kept once; one about a statement that the parser could
/// not read, or about the use of what such a statement declares, is an echo and is not kept.
/// </summary>
internal sealed class MessageSink
{
    /// <summary>Messages of the passes behind the parser; who has more of them does not read them.</summary>
    public const int Most = 100;

    private readonly List<Diagnostic> _messages = [];
    private readonly HashSet<(string Code, Location Place, string Message)> _seen = [];
    private readonly Dictionary<string, List<Stretch>> _damaged = new(StringComparer.Ordinal);
    private readonly HashSet<Location> _doubtful = [];
    private int _added;

    public bool HasErrors { get; private set; }

    /// <summary>How many are kept.</summary>
    public int Count => _messages.Count;

    /// <summary>Nothing more is kept: whoever looks for mistakes only spends time.</summary>
    public bool IsFull => _added > Most;

    /// <summary>Takes over what the parser says, and where it says something.</summary>
    public void AddTree(SyntaxTree tree)
    {
        foreach (Diagnostic message in tree.Diagnostics) Keep(message);
        if (tree.Damaged.IsEmpty) return;
        if (!_damaged.TryGetValue(tree.Source.Path, out List<Stretch>? stretches)) _damaged[tree.Source.Path] = stretches = [];
        foreach (TextSpan span in tree.Damaged) stretches.Add(new Stretch(PositionOf(tree.Source, span.Start), PositionOf(tree.Source, span.End)));
        stretches.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    public void Add(Diagnostic message)
    {
        if (IsFull || IsInDoubt(message.Location) || message.Related.Any(related => IsInDoubt(related.Location))) return;
        if (message.Related.Any(related => _doubtful.Contains(related.Location))) return;
        if (!_seen.Add((message.Code, message.Location, message.Message))) return;
        if (++_added <= Most) Keep(message);
        else Keep(SyntaxMessages.MoreFollow(message.Location, Most));
    }

    /// <summary>What was said last; there must be something.</summary>
    public Diagnostic Last => _messages[^1];

    /// <summary>Says otherwise what was kept since so many messages; null takes it back.</summary>
    public void Reconsider(int since, Func<Diagnostic, Diagnostic?> reconsidered)
    {
        for (int at = _messages.Count - 1; at >= since; at--)
        {
            if (reconsidered(_messages[at]) is { } message) _messages[at] = message;
            else _messages.RemoveAt(at);
        }

        HasErrors = _messages.Any(message => message.Severity == Severity.Error);
    }

    /// <summary>What is declared here is in doubt from now on: messages that refer to the place are echoes.</summary>
    public void Doubt(Location declared) => _doubtful.Add(declared);

    public void AddRange(IEnumerable<Diagnostic> messages)
    {
        foreach (Diagnostic message in messages) Add(message);
    }

    /// <summary>Whether a place lies in a statement that the parser has complained about.</summary>
    public bool IsInDoubt(Location place)
    {
        if (!_damaged.TryGetValue(place.File, out List<Stretch>? stretches)) return false;
        (int, int) position = (place.Line, place.Column);
        int low = 0, high = stretches.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (stretches[middle].Start.CompareTo(position) <= 0) low = middle + 1;
            else high = middle;
        }

        // Stretches do not overlap: heads end where their braces begin.
        return low > 0 && position.CompareTo(stretches[low - 1].End) < 0;
    }

    /// <summary>Whether a damaged statement lies between two places of a script.</summary>
    public bool IsDamagedWithin(SourceText source, TextSpan span)
    {
        if (!_damaged.TryGetValue(source.Path, out List<Stretch>? stretches)) return false;
        (int, int) start = PositionOf(source, span.Start), end = PositionOf(source, span.End);
        return stretches.Any(stretch => stretch.Start.CompareTo(start) >= 0 && stretch.Start.CompareTo(end) < 0);
    }

    /// <summary>All messages by file and place.</summary>
    public ImmutableArray<Diagnostic> InOrder() =>
    [
        .. _messages.OrderBy(m => m.Location.File, StringComparer.Ordinal).ThenBy(m => m.Location.Line).ThenBy(m => m.Location.Column),
    ];

    private static (int Line, int Column) PositionOf(SourceText source, int offset) => (source.LineOf(offset) + 1, source.ColumnOf(offset) + 1);

    private void Keep(Diagnostic message)
    {
        _messages.Add(message);
        HasErrors |= message.Severity == Severity.Error;
    }

    private readonly record struct Stretch((int Line, int Column) Start, (int Line, int Column) End);
}
