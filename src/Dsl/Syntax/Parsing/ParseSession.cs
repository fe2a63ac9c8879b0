using Mechanisms.Dsl.Diagnostics;
using Sprache;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>
/// One run of the grammar over laid-out tokens. After the first message of a statement it stays silent until the next
/// one: what follows a mistake is its echo.
/// </summary>
internal sealed class ParseSession
{
    private readonly IReadOnlyList<Token> _tokens;
    private readonly TokenInput?[] _inputs;
    private bool _silent;
    private string _strayBefore = "";
    private string _stray = "";
    private int _lastComplaint = -1;

    public ParseSession(IReadOnlyList<Token> tokens, DiagnosticBag bag)
    {
        _tokens = tokens;
        _inputs = new TokenInput?[tokens.Count];
        Bag = bag;
        Kinds = string.Create(tokens.Count, tokens, (kinds, all) =>
        {
            for (int i = 0; i < kinds.Length; i++) kinds[i] = (char)all[i].Kind;
        });
    }

    public DiagnosticBag Bag { get; }

    /// <summary>The text that Sprache reads: one character a token.</summary>
    public string Kinds { get; }

    /// <summary>How many mistakes have made a part unreadable; a part that saw it grow is not to be trusted.</summary>
    public int Damage { get; private set; }

    /// <summary>Whether <c>language</c> with a number stands anywhere; then its place is wrong, and it is not missing.</summary>
    public bool LanguageIsGiven => Kinds.Contains((char)TokenKind.Language);

    /// <summary>Whether the present statement has been complained about.</summary>
    public bool IsSilent => _silent;

    public Token TokenAt(int position) => _tokens[Math.Min(position, _tokens.Count - 1)];

    public TokenKind KindAt(int position) => TokenAt(position).Kind;

    public string TextAt(int position) => Bag.Source.Slice(TokenAt(position).Span);

    public TokenInput AtTheEnd => InputAt(_inputs.Length - 1);

    public TokenInput InputAt(int position)
    {
        int at = Math.Clamp(position, 0, _inputs.Length - 1);
        return _inputs[at] ??= new TokenInput(this, at);
    }

    /// <summary>The statements that were complained about, as far as their first brace.</summary>
    public List<TextSpan> Damaged { get; } = [];

    /// <summary>The words before the first <c>=</c>, <c>:</c> or brace of those statements.</summary>
    public HashSet<string> LostNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts the next statement with a clean slate.</summary>
    public void Calm() => _silent = false;

    /// <summary>Starts a statement, perhaps inside another one, and tells how that one stood.</summary>
    public bool Begin()
    {
        bool outer = _silent;
        _silent = false;
        (_strayBefore, _stray) = (_stray, "");
        return outer;
    }

    /// <summary>Ends a statement and goes back to how the outer one stood.</summary>
    public void End(bool outer, int start, int end)
    {
        if (_silent) NoteDamage(start, end);
        _silent = outer;
    }

    /// <summary>The present statement begins like none that can stand here. A run of such statements of a sort is one mistake.</summary>
    public void GoAstray(string sort)
    {
        if (_strayBefore == sort) _silent = true;
        _stray = sort;
    }

    /// <summary>Layout or lexer have complained about the present statement already: it is damaged without a further message.</summary>
    public void Distrust() => _silent = true;

    /// <summary>A block whose last line broke off at its closing brace leaves in doubt what follows the brace.</summary>
    public void LeaveBlock(int brace)
    {
        if (_lastComplaint == brace && !StartsLine(brace)) _silent = true;
    }

    private void NoteDamage(int start, int end)
    {
        int brace = start;
        while (brace < end && KindAt(brace) != TokenKind.OpenBrace) brace++;
        Damaged.Add(SpanOf(start, brace));
        for (int at = start; at < brace && KindAt(at) is not (TokenKind.Equal or TokenKind.Colon); at++)
        {
            if (Words.IsWord(KindAt(at))) LostNames.Add(TextAt(at));
        }
    }

    /// <summary>Reports what makes the present part unreadable. What the lexer could not read it has reported itself.</summary>
    public void Break(int position, Func<Location, Diagnostic> message)
    {
        Damage++;
        Complain(position, message);
    }

    /// <summary>Reports a slip that leaves no doubt what was meant; the parts keep their worth.</summary>
    public void Complain(int position, Func<Location, Diagnostic> message)
    {
        _lastComplaint = position;
        Token token = TokenAt(position);
        bool alreadySaid = token.Kind == TokenKind.Bad || token.IsBroken;
        if (!_silent && !alreadySaid) Bag.Add(PlaceOf(position), message);
        _silent = true;
    }

    /// <summary>The token in words, for "found …".</summary>
    public string Describe(int position)
    {
        Token token = TokenAt(position);
        const int longest = 40;
        return token.Kind switch
        {
            TokenKind.End => "the end of the script",
            TokenKind.Separator when token.IsVirtual => "the end of the line",
            TokenKind.CloseBrace or TokenKind.OpenBrace when token.IsVirtual || StartsLine(position) => "the end of the line",
            _ when token.Span.Length > longest => "`" + Bag.Source.Slice(new TextSpan(token.Span.Start, longest)) + "…`",
            _ => "`" + Bag.Source.Slice(token.Span) + "`",
        };
    }

    /// <summary>From the first to the last token of a stretch, without what layout made up at its end.</summary>
    public TextSpan SpanOf(int start, int end)
    {
        int last = Math.Min(end, _tokens.Count) - 1;
        while (last > start && _tokens[last].Span.Length == 0) last--;
        TextSpan first = TokenAt(start).Span;
        return last < start ? new TextSpan(first.Start, 0) : first.Through(_tokens[last].Span);
    }

    private bool StartsLine(int position) => position > 0 && TokenAt(position).Line > TokenAt(position - 1).Line;

    /// <summary>A missing thing at the end of a line is shown at the last thing written there.</summary>
    private TextSpan PlaceOf(int position)
    {
        Token token = TokenAt(position);
        bool endsLine = token.Kind == TokenKind.CloseBrace && StartsLine(position);
        if ((token.Span.Length > 0 && !endsLine) || position == 0) return token.Span;
        int before = position - 1;
        while (before > 0 && _tokens[before].Span.Length == 0) before--;
        return _tokens[before].Span;
    }
}

/// <summary>A position in the token kinds, as Sprache wants it.</summary>
internal sealed class TokenInput(ParseSession session, int position) : IInput
{
    public ParseSession Session => session;

    public string Source => session.Kinds;

    public char Current => session.Kinds[position];

    public TokenKind Kind => (TokenKind)session.Kinds[position];

    public bool AtEnd => position >= session.Kinds.Length - 1;

    public int Position => position;

    public int Line => session.TokenAt(position).Line + 1;

    public int Column => session.TokenAt(position).Column + 1;

    public IDictionary<object, object> Memos { get; } = System.Collections.Frozen.FrozenDictionary<object, object>.Empty;

    public IInput Advance() => session.InputAt(position + 1);

    public TokenKind KindAhead(int count) => session.KindAt(position + count);

    public bool Equals(IInput? other) => other is TokenInput input && input.Position == position && input.Session == session;

    public override bool Equals(object? obj) => Equals(obj as IInput);

    public override int GetHashCode() => position;
}
