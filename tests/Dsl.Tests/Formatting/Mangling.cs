using System.Collections.Immutable;
using CsCheck;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Tests.Formatting;

/// <summary>Scripts with other white space and more comments. A change that the parser understands otherwise is left out.</summary>
internal static class Mangling
{
    private static readonly string[] Blanks = ["", " ", "   ", "\t", " \t ", "\u00A0", "\u3000"];

    private static readonly string[] Breaks =
    [
        "\n", "\r\n", "\n\n", "\n \n\t\n", "\n        ", "\r\n  ", "\n                                        ",
        " // a remark\n", "\n// a remark of its own  \n    ", "\n\n  // two\r\n\n// remarks\n\n", " /// no doc\n", "\n    // 日本語\t\n",
    ];

    private static readonly Gen<string> Text = Gen.Int[0, LibraryTexts.All.Length + Syntax.Samples.All.Length - 1]
        .Select(i => i < LibraryTexts.All.Length ? LibraryTexts.All[i] : Syntax.Samples.All[i - LibraryTexts.All.Length]);

    /// <summary>A script, and the same with other blanks inside its lines.</summary>
    public static readonly Gen<(string Original, string Mangled)> BlanksOnly =
        Gen.Select(Text, Gen.Int[0, int.MaxValue]).Select((text, seed) => (text, WithOtherBlanks(text, new Random(seed))));

    /// <summary>A script with blanks, line breaks and comments anywhere.</summary>
    public static readonly Gen<string> Anything = Gen.Select(Text, Gen.Int[0, int.MaxValue]).Select((text, seed) =>
    {
        var random = new Random(seed);
        text = WithOtherBlanks(text, random);
        string meaning = Formatted.Meaning(text)!;
        for (int i = random.Next(12); i > 0; i--) text = WithOneBreak(text, meaning, random);
        if (random.Next(4) == 0) text = text.ReplaceLineEndings("\r\n");
        return random.Next(4) == 0 ? "\uFEFF" + text : text;
    });

    /// <summary>Blanks where there are some already, and in a few places where there are none.</summary>
    private static string WithOtherBlanks(string text, Random random)
    {
        string meaning = Formatted.Meaning(text)!;
        ImmutableArray<Token> tokens = ScriptParser.Tokens(new SourceText("t", text));
        string mangled = text;
        for (int i = tokens.Length - 1; i > 0; i--)
        {
            bool isGap = tokens[i].Span.Start > tokens[i - 1].Span.End;
            bool isAnywhere = random.Next(40) == 0;
            if (!tokens[i].Leading.IsEmpty || tokens[i].Line != tokens[i - 1].Line || (!isAnywhere && (!isGap || random.Next(3) > 0))) continue;
            int start = tokens[i - 1].Span.End;
            string blanks = Blanks[random.Next(isAnywhere ? 0 : 1, Blanks.Length)];
            string tried = mangled.Remove(start, tokens[i].Span.Start - start).Insert(start, blanks);
            if (!isAnywhere || Formatted.Meaning(tried) == meaning) mangled = tried;
        }

        return Formatted.Meaning(mangled) == meaning ? mangled : text;
    }

    private static string WithOneBreak(string text, string meaning, Random random)
    {
        ImmutableArray<Token> tokens = ScriptParser.Tokens(new SourceText("t", text));
        string tried = text.Insert(tokens[random.Next(tokens.Length)].Span.Start, Breaks[random.Next(Breaks.Length)]);
        return Formatted.Meaning(tried) == meaning ? tried : text;
    }
}
