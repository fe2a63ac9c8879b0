using System.Collections.Immutable;

namespace Mechanisms.Dsl.Diagnostics;

/// <summary>Collects messages; one that says the same at the same place is kept once.</summary>
internal sealed class MessageSink
{
    private readonly List<Diagnostic> _messages = [];
    private readonly HashSet<(string Code, Location Place, string Message)> _seen = [];

    public bool HasErrors { get; private set; }

    public void Add(Diagnostic message)
    {
        if (!_seen.Add((message.Code, message.Location, message.Message))) return;
        _messages.Add(message);
        HasErrors |= message.Severity == Severity.Error;
    }

    public void AddRange(IEnumerable<Diagnostic> messages)
    {
        foreach (Diagnostic message in messages) Add(message);
    }

    /// <summary>All messages by file and place.</summary>
    public ImmutableArray<Diagnostic> InOrder() =>
    [
        .. _messages.OrderBy(m => m.Location.File, StringComparer.Ordinal).ThenBy(m => m.Location.Line).ThenBy(m => m.Location.Column),
    ];
}
