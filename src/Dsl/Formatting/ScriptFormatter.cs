using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax;
using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Formatting;

/// <summary>
/// Gives a script its canonical layout. Every token and every comment is printed exactly once and in order; only the
/// white space between them changes, and a proof of that comes with every text that is handed out.
/// </summary>
public static class ScriptFormatter
{
    /// <summary>The formatted script; a script with mistakes stays as it is.</summary>
    public static FormatResult Format(SourceText source)
    {
        SyntaxTree tree = ScriptParser.Parse(source);
        if (tree.Diagnostics.Any(message => message.Severity == Severity.Error)) return new FormatResult(null, tree.Diagnostics);

        string text = Print(tree);
        if (FormattingProof.Objection(tree, text) is not { } objection) return new FormatResult(text, tree.Diagnostics);
        return new FormatResult(null, [FormattingMessages.Unproven(Location.OfFile(source.Path), objection)]);
    }

    /// <summary>The text alone, without its proof.</summary>
    internal static string Print(SyntaxTree tree)
    {
        var pieces = PieceList.Of(tree.Source);
        return new ScriptWriter(tree.Source, pieces, TokenRoles.Of(tree)).Write();
    }
}
