using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>
/// Bounds that are checked before the grammar runs: the grammar and every later pass recurse, and a stack that
/// overflows takes the whole process with it.
/// </summary>
internal static class Limits
{
    public const int ScriptLength = 1_000_000;
    public const int NameLength = 100;
    public const int NumberLength = 400;
    public const int Nesting = 200;
    public const int TreeDepth = 1_000;
    public const int StatementOperators = 5_000;
    public const int StatementTokens = 50_000;

    /// <summary>Reports the first bound that the tokens break and tells whether they keep all.</summary>
    public static bool Hold(IReadOnlyList<Token> tokens, DiagnosticBag bag)
    {
        var meter = new Meter();
        foreach (Token token in tokens)
        {
            if (meter.Count(token.Kind) is not { } broken) continue;
            bag.Add(token.Span, broken);
            return false;
        }

        return true;
    }

    /// <summary>Follows how deep the tree of the present statement gets, without building it.</summary>
    private sealed class Meter
    {
        private readonly Stack<Level> _levels = new();
        private Level _level = new();
        private int _tokens;
        private int _operators;
        private int _nesting;
        private TokenKind _before;

        public Func<Location, Diagnostic>? Count(TokenKind kind)
        {
            if (kind is TokenKind.Separator or TokenKind.OpenBrace or TokenKind.CloseBrace or TokenKind.End) Restart();
            else if (++_tokens > StatementTokens) return at => SyntaxMessages.StatementTooLong(at, StatementTokens);

            switch (kind)
            {
                case TokenKind.OpenRound or TokenKind.OpenSquare:
                    _levels.Push(_level);
                    _level = new Level();
                    if (++_nesting > Nesting) return at => SyntaxMessages.NestedTooDeep(at, Nesting);
                    break;
                case TokenKind.CloseRound or TokenKind.CloseSquare when _levels.Count > 0:
                    int inner = _level.Depth + 1;
                    _nesting -= _level.Run + _level.Choices + 1;
                    _level = _levels.Pop();
                    _level.Nested = Math.Max(_level.Nested, inner);
                    break;
                case TokenKind.Comma or TokenKind.Semicolon or TokenKind.Colon:
                    _nesting -= _level.Run + _level.Choices;
                    _level = new Level { Best = _level.Depth };
                    break;
                case TokenKind.If:
                    _level.Choices++;
                    _level.Operators++;
                    if (++_nesting > Nesting) return at => SyntaxMessages.ChainTooLong(at, Nesting);
                    break;
                default:
                    if (Words.IsOperator(kind) && CountOperator(kind) is { } broken) return broken;
                    break;
            }

            _before = kind;
            return _level.Depth > TreeDepth ? at => SyntaxMessages.FormulaTooDeep(at, TreeDepth) : null;
        }

        private Func<Location, Diagnostic>? CountOperator(TokenKind kind)
        {
            _level.Operators++;
            if (++_operators > StatementOperators) return at => SyntaxMessages.TooManyOperators(at, StatementOperators);
            bool prefix = kind is TokenKind.Not || (kind is TokenKind.Minus && (Words.IsOperator(_before) || _before is TokenKind.OpenRound or TokenKind.Separator));
            if (kind is TokenKind.Caret || prefix)
            {
                _level.Run++;
                if (++_nesting > Nesting) return at => SyntaxMessages.ChainTooLong(at, Nesting);
            }
            else
            {
                _nesting -= _level.Run;
                _level.Run = 0;
            }

            return null;
        }

        private void Restart()
        {
            _levels.Clear();
            _level = new Level();
            _tokens = _operators = _nesting = 0;
        }
    }

    /// <summary>One open bracket: operators in the present part, the deepest closed bracket, pending right operands.</summary>
    private struct Level
    {
        public int Operators;
        public int Nested;
        public int Run;
        public int Choices;
        public int Best;

        public readonly int Depth => Math.Max(Best, Operators + Nested);
    }
}
