using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>
/// Collects messages up to a bound. Places are worked out only for those that are kept: in a file of one endless line
/// each place costs a pass over it.
/// </summary>
internal sealed class DiagnosticBag(SourceText source)
{
    public const int Most = 100;

    private readonly List<(int Offset, Diagnostic Diagnostic)> _kept = [];
    private TextSpan? _firstLeftOut;

    public SourceText Source => source;

    public int Count => _kept.Count;

    public void Add(TextSpan span, Func<Location, Diagnostic> make)
    {
        if (_kept.Count < Most) _kept.Add((span.Start, make(source.LocationOf(span))));
        else _firstLeftOut ??= span;
    }

    public RelatedPlace Related(TextSpan span, string message) => new(source.LocationOf(span), message);

    public ImmutableArray<Diagnostic> InOrderOfText()
    {
        var ordered = _kept.OrderBy(kept => kept.Offset).Select(kept => kept.Diagnostic);
        if (_firstLeftOut is { } span) ordered = ordered.Append(SyntaxMessages.MoreFollow(source.LocationOf(span), Most));
        return [.. ordered];
    }
}
