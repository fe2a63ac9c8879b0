using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>Inputs: one value a row, or several columns between braces.</summary>
internal static class InputGrammar
{
    private static readonly Parser<ImmutableArray<NameSyntax>> NoSets = Give(ImmutableArray<NameSyntax>.Empty);

    private static readonly Parser<ImmutableArray<NameSyntax>> Bracketed =
        from open in Here
        from bracket in Want(TokenKind.OpenSquare, SyntaxMessages.MissingOpenSquare)
        from names in CommaList(Rule.Name("a set"))
        from close in Closing(TokenKind.CloseSquare, open)
        select names;

    /// <summary><c>[contributor, project]</c>, or nothing.</summary>
    public static readonly Parser<ImmutableArray<NameSyntax>> Sets = When(
        here => here.Kind == TokenKind.OpenSquare || MissesOpening(here), Bracketed, NoSets);

    private static readonly Parser<ColumnSyntax> Typed =
        from start in Here
        from name in Rule.Name("a column")
        from type in TypeGrammar.Annotation
        from first in TypeGrammar.Default
        from tail in TypeGrammar.Tail
        from end in Here
        select new ColumnSyntax(start.To(end), Docs.Of(start), name, type, first ?? tail.Default, TypeGrammar.WithSurplus(tail.Clauses, first is null ? null : tail.Default), null);

    private static readonly Parser<ColumnSyntax> Computed =
        from start in Here
        from name in Rule.Name("a column")
        from sign in Any
        from formula in Recovery.Formula(ExpressionGrammar.Expression, _ => false)
        from end in Here
        select new ColumnSyntax(start.To(end), Docs.Of(start), name, null, null, [], formula);

    private static readonly Parser<ColumnSyntax> Column =
        When(here => here.KindAhead(1) == TokenKind.Equal || here.Kind == TokenKind.Equal, Computed, Typed);

    private static Parser<MemberSyntax> Columns(Mark start, NameSyntax name, ImmutableArray<NameSyntax> sets) =>
        from columns in Recovery.Block(Column)
        from tail in TypeGrammar.Tail
        from end in Here
        select new InputSyntax(start.To(end), Docs.Of(start), name, sets, null, null, columns, TypeGrammar.WithSurplus(tail.Clauses, tail.Default));

    private static Parser<MemberSyntax> Single(Mark start, NameSyntax name, ImmutableArray<NameSyntax> sets) =>
        from type in TypeGrammar.Annotation
        from first in TypeGrammar.Default
        from tail in TypeGrammar.Tail
        from end in Here
        select new InputSyntax(start.To(end), Docs.Of(start), name, sets, type, first ?? tail.Default, [], TypeGrammar.WithSurplus(tail.Clauses, first is null ? null : tail.Default));

    /// <summary>After a broken bracket, the type or the columns are still worth reading: others use them.</summary>
    private static readonly Parser<bool> Resume = input =>
    {
        if (!At(input).Session.IsSilent) return Result.Success(false, input);
        IInput rest = input;
        while (!Recovery.EndsStatement(At(rest).Kind) && At(rest).Kind is not (TokenKind.Colon or TokenKind.OpenBrace)) rest = rest.Advance();
        return Result.Success(true, At(rest).Kind is TokenKind.Colon or TokenKind.OpenBrace ? rest : input);
    };

    /// <summary><c>input gift[contributor, project] : money</c></summary>
    public static readonly Parser<MemberSyntax> Input =
        from start in Here
        from word in Any
        from name in Rule.Name("an input")
        from sets in Sets
        from resumed in Resume
        from input in When(here => here.Kind == TokenKind.OpenBrace, Columns(start, name, sets), Single(start, name, sets))
        select input;

    /// <summary>Names up to a closing square bracket that nothing opened.</summary>
    public static bool MissesOpening(TokenInput here)
    {
        int at = 0;
        while (Words.IsWord(here.KindAhead(at)) || here.KindAhead(at) == TokenKind.Comma) at++;
        return at > 0 && here.KindAhead(at) == TokenKind.CloseSquare;
    }
}
