using Mechanisms.Dsl.Syntax;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Formatting;

/// <summary>What only the tree knows of a token: a minus may be a sign, a colon may stand before a type.</summary>
internal sealed class TokenRoles
{
    private readonly HashSet<int> _signs = [];
    private readonly HashSet<int> _types = [];
    private readonly HashSet<int> _calls = [];
    private readonly bool[] _insideUnit;

    private TokenRoles(int length) => _insideUnit = new bool[length];

    /// <summary>Reads the roles off a tree.</summary>
    public static TokenRoles Of(SyntaxTree tree)
    {
        var roles = new TokenRoles(tree.Source.Content.Length);
        foreach (SyntaxNode node in TreeShape.NodesOf(tree.Root)) roles.Add(node);
        return roles;
    }

    /// <summary>Whether a minus is the sign of what follows.</summary>
    public bool IsSign(Token token) => token.Kind == TokenKind.Minus && _signs.Contains(token.Span.Start);

    /// <summary>Whether a type begins with the token.</summary>
    public bool StartsType(Token token) => _types.Contains(token.Span.Start);

    /// <summary>Whether the token names what the round bracket behind it calls.</summary>
    public bool IsCalled(Token token) => _calls.Contains(token.Span.Start);

    /// <summary>Whether the token belongs to the one before as if both were one word: <c>yes/no</c>, <c>votes^(1/2)</c>, a date.</summary>
    public bool IsGlued(Token token) => token.Span.Start < _insideUnit.Length && _insideUnit[token.Span.Start];

    private void Add(SyntaxNode node)
    {
        switch (node)
        {
            case UnarySyntax { Operator: UnaryOperator.Negate }:
                _signs.Add(node.Span.Start);
                break;
            case CallSyntax call:
                _calls.Add((call.Member ?? call.Function).Span.Start);
                break;
            case ReductionSyntax reduction:
                _calls.Add(reduction.Operator.Span.Start);
                break;
            case CellSyntax or DimensionFactorSyntax or TruthTypeSyntax:
                for (int at = node.Span.Start + 1; at < node.Span.End; at++) _insideUnit[at] = true;
                break;
        }

        if (node is TypeSyntax) _types.Add(node.Span.Start);
    }
}
