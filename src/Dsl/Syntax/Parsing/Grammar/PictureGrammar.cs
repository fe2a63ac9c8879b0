using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>
/// <c>picture tower of payment under limit by tempo</c>. The words between the names are no words of the language anywhere
/// else, so that steps may have them as names.
/// </summary>
internal static class PictureGrammar
{
    private static readonly Parser<NameSyntax> Form = When(
        here => IsJoint(here, 0) && Words.IsWord(here.KindAhead(1)) && !IsJoint(here, 1), Absent("a form of pictures"), Rule.Name("a form of pictures"));

    private static readonly Parser<NameSyntax> Word = When(
        here => !IsJoint(here, 0) && (!Words.IsWord(here.KindAhead(1)) || IsJoint(here, 1)),
        input => Result.Success(Missing(At(input)), input),
        Rule.Name("a part of the picture"));

    private static readonly Parser<NameSyntax> Subject = When(
        here => IsJoint(here, 0) && Words.IsWord(here.KindAhead(1)) && !IsJoint(here, 1), Absent("what is drawn"), Rule.Name("what is drawn"));

    private static readonly Parser<PicturePartSyntax> Part =
        from start in Here
        from word in Word
        from name in Subject
        from end in Here
        select new PicturePartSyntax(start.To(end), word, name);

    /// <summary>A picture.</summary>
    public static readonly Parser<MemberSyntax> Picture =
        from start in Here
        from word in Any
        from form in Form
        from parts in While(here => Words.IsWord(here.Kind), Part)
        from end in Here
        select new PictureSyntax(start.To(end), Docs.Of(start), form, parts);

    private static bool IsJoint(TokenInput here, int ahead) =>
        Words.IsWord(here.KindAhead(ahead)) && PictureForms.Words.Contains(here.Session.TextAt(here.Position + ahead), StringComparer.Ordinal);

    private static Parser<NameSyntax> Absent(string what) => input =>
    {
        Break(input, (at, found) => SyntaxMessages.MissingName(at, found, what));
        return Result.Success(Missing(At(input)), input);
    };
}
