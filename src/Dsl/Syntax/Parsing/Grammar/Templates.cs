using System.Collections.Immutable;
using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>Texts with holes: <c>"{c} spent {charge[c]}"</c>. A hole is read where it stands, so its spans are absolute.</summary>
internal static class Templates
{
    public static TemplateSyntax Read(Token token, DiagnosticBag bag)
    {
        string text = bag.Source.Content;
        TextSpan inside = TextLiteral.Inside(token.Span, bag.Source);
        var parts = ImmutableArray.CreateBuilder<TemplatePartSyntax>();
        var words = new StringBuilder();
        int wordsStart = inside.Start;
        int at = inside.Start;
        while (at < inside.End)
        {
            char c = text[at];
            bool doubled = at + 1 < inside.End && text[at + 1] == c;
            if (c is '{' or '}' && doubled)
            {
                words.Append(c);
                at += 2;
            }
            else if (c == '{')
            {
                EndWords();
                at = Hole(at);
                wordsStart = at;
            }
            else if (c == '}')
            {
                bag.Add(new TextSpan(at, 1), SyntaxMessages.StrayBraceInText);
                at++;
            }
            else
            {
                at += TextLiteral.Step(text, at, inside.End, out string? piece);
                words.Append(piece);
            }
        }

        EndWords();
        return new TemplateSyntax(token.Span, parts.ToImmutable());

        void EndWords()
        {
            if (words.Length > 0) parts.Add(new TemplatePartSyntax(TextSpan.FromBounds(wordsStart, at), words.ToString(), null));
            words.Clear();
        }

        int Hole(int open)
        {
            int close = text.IndexOf('}', open, inside.End - open);
            if (close < 0)
            {
                if (!token.IsBroken) bag.Add(new TextSpan(open, 1), SyntaxMessages.UnclosedHole);
                return inside.End;
            }

            var whole = TextSpan.FromBounds(open, close + 1);
            var formula = TextSpan.FromBounds(open + 1, close);
            ExpressionSyntax hole = ScriptParser.ReadFormula(formula, bag);
            parts.Add(new TemplatePartSyntax(whole, "", hole));
            return close + 1;
        }
    }
}
