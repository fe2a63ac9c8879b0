using System.Collections.Frozen;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>The words that mean something somewhere, and the questions that lexer, layout and grammar ask of them.</summary>
internal static class Words
{
    private static readonly FrozenDictionary<string, TokenKind> Kinds = Enum.GetValues<TokenKind>()
        .Where(kind => kind > TokenKind.Name)
        .ToFrozenDictionary(Spell, StringComparer.Ordinal);

    /// <summary>What may start a line outside of all braces.</summary>
    public static readonly string[] Declarations = ["language", "import", "kind", "mechanism", "fn", "cost", "saturation"];

    /// <summary>What may start a line of a kind or a mechanism, besides the name of a step.</summary>
    public static readonly string[] Members =
        ["set", "ordered", "unit", "open", "input", "output", "param", "accept", "round", "measure", "picture", "example"];

    /// <summary>What may start a line of an example.</summary>
    public static readonly string[] ExampleStatements = ["given", "expect"];

    /// <summary>What brings many values together.</summary>
    public static readonly string[] Reductions = ["sum", "count", "min", "max", "any", "all", "mean", "median", "rank", "best"];

    public static TokenKind KindOf(string word) => Kinds.GetValueOrDefault(word, TokenKind.Name);

    public static bool IsWord(TokenKind kind) => kind >= TokenKind.Name;

    public static bool IsDeclaration(TokenKind kind) => kind is TokenKind.Language or TokenKind.Import or TokenKind.Kind
        or TokenKind.Mechanism or TokenKind.Fn or TokenKind.Cost or TokenKind.Saturation;

    public static bool IsMember(TokenKind kind) => kind is TokenKind.Set or TokenKind.Ordered or TokenKind.Unit
        or TokenKind.Open or TokenKind.Input or TokenKind.Output or TokenKind.Param or TokenKind.Accept
        or TokenKind.Round or TokenKind.Example or TokenKind.Measure or TokenKind.Picture;

    public static bool IsExampleStatement(TokenKind kind) => kind is TokenKind.Given or TokenKind.Expect;

    /// <summary>Words that join two parts: none of them starts a statement, and none is the name of a value.</summary>
    public static bool IsJoining(TokenKind kind) => kind is TokenKind.Or or TokenKind.And or TokenKind.Div
        or TokenKind.Otherwise or TokenKind.Then or TokenKind.Else;

    /// <summary>Words that never name a value inside a formula.</summary>
    public static bool IsReservedInFormula(TokenKind kind) =>
        IsJoining(kind) || kind is TokenKind.Not or TokenKind.If or TokenKind.Yes or TokenKind.No or TokenKind.Unaffordable;

    /// <summary>Words that continue what stands on the line before, when they begin a line.</summary>
    public static bool IsContinuation(TokenKind kind) => IsJoining(kind) || kind is TokenKind.In or TokenKind.Where
        or TokenKind.Within or TokenKind.Per or TokenKind.Buys or TokenKind.When or TokenKind.Repeats or TokenKind.At
        or TokenKind.Remainder or TokenKind.Ignoring or TokenKind.Is or TokenKind.But or TokenKind.Above or TokenKind.Below
        or TokenKind.Before;

    public static bool IsOperator(TokenKind kind) =>
        kind is >= TokenKind.Plus and <= TokenKind.GreaterOrEqual || IsJoining(kind) || kind is TokenKind.Not;

    public static bool IsComparison(TokenKind kind) => kind is >= TokenKind.Equal and <= TokenKind.GreaterOrEqual;

    private static string Spell(TokenKind kind) =>
        kind == TokenKind.TextWord ? "text" : kind.ToString().ToLowerInvariant();
}
