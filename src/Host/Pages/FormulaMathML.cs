using System.Collections.Immutable;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Pages;

/// <summary>Printed formulas in MathML, the part of it that browsers set by themselves (MathML Core).</summary>
/// <param name="html">Where to.</param>
internal sealed class FormulaMathML(HtmlWriter html)
{
    private const string ThinSpace = "0.1667em", WordSpace = "0.3em";

    /// <summary>A formula, on a line of its own.</summary>
    public static void Write(HtmlWriter html, Printed formula)
    {
        html.Open("math", ("display", "block"));
        new FormulaMathML(html).Write(formula);
        html.Close();
    }

    private void Write(Printed formula)
    {
        switch (formula)
        {
            case PrintedName it:
                html.Element("mi", it.Name);
                break;
            case PrintedWords it:
                Words(it.Words);
                break;
            case PrintedDigits it:
                html.Element("mn", it.Digits);
                break;
            case PrintedSymbol { Symbol: Symbol.Pi }:
                html.Element("mi", "π");
                break;
            case PrintedSymbol { Symbol: Symbol.Infinity }:
                html.Element("mn", "∞");
                break;
            case PrintedSymbol it:
                Sign(it.Symbol switch { Symbol.HowMany => "#", Symbol.Exists => "∃", Symbol.ForAll => "∀", _ => "…" });
                break;
            case PrintedFunction it:
                html.Element("mi", it.Name);
                break;
            case PrintedRow it:
                html.Open("mrow");
                Join(it.Parts, it.Gap);
                html.Close();
                break;
            case PrintedOperation it:
                html.Open("mrow");
                Write(it.Left);
                Sign(SignOf(it.Sign));
                Write(it.Right);
                html.Close();
                break;
            case PrintedPrefix it:
                html.Open("mrow");
                Sign(SignOf(it.Sign));
                Write(it.Operand);
                html.Close();
                break;
            case PrintedFraction it:
                Around("mfrac", it.Above, it.Below);
                break;
            case PrintedPower it:
                Around("msup", it.Base, it.Exponent);
                break;
            case PrintedRoot it:
                Around("msqrt", it.Inner);
                break;
            case PrintedIndexed it:
                Around("msub", new PrintedName(it.Name), new PrintedRow(it.Indices, Gap.Index));
                break;
            case PrintedFence it:
                Fenced(it.Fence, () => Write(it.Inner));
                break;
            case PrintedReduction it:
                Reduction(it);
                break;
            case PrintedCall it:
                Call(it);
                break;
            case PrintedSuchThat it:
                html.Open("mrow");
                Write(it.What);
                Sign(":");
                Write(it.Condition);
                html.Close();
                break;
            case PrintedCases it:
                Cases(it);
                break;
            case PrintedDerivative it:
                Derivative(it);
                break;
            default:
                throw new InvalidOperationException($"A printed formula of type {formula.GetType().Name} does not exist.");
        }
    }

    private void Around(string element, params ReadOnlySpan<Printed> parts)
    {
        html.Open(element);
        foreach (Printed part in parts) Write(part);
        html.Close();
    }

    // A browser drops the white space at the ends of a text.
    private void Words(string words) => html.Element("mtext", words.Replace(' ', '\u00A0'));

    private void Sign(string sign) => html.Element("mo", sign);

    private void Space(string width) => html.Element("mspace", "", ("width", width));

    private void Join(ImmutableArray<Printed> parts, Gap gap)
    {
        for (int at = 0; at < parts.Length; at++)
        {
            if (at > 0) Write(gap);
            Write(parts[at]);
        }
    }

    private void Write(Gap gap)
    {
        if (gap is Gap.Index or Gap.Argument or Gap.Member) Sign(",");
        else if (gap == Gap.Word) Space(WordSpace);
        else if (gap != Gap.None) Space(ThinSpace);
    }

    private void Fenced(Fence fence, Action inside)
    {
        (string open, string close) = fence switch
        {
            Fence.Round => ("(", ")"),
            Fence.Square => ("[", "]"),
            Fence.Floor => ("⌊", "⌋"),
            Fence.Ceiling => ("⌈", "⌉"),
            Fence.Size => ("|", "|"),
            _ => ("{", "}"),
        };
        html.Open("mrow");
        html.Element("mo", open, ("form", "prefix"), ("fence", "true"), ("stretchy", "true"));
        inside();
        html.Element("mo", close, ("form", "postfix"), ("fence", "true"), ("stretchy", "true"));
        html.Close();
    }

    private void Reduction(PrintedReduction it)
    {
        html.Open("mrow").Open("munder");
        if (it.Operator == "sum") Sign("∑");
        else html.Element("mi", it.Operator);
        Write(it.Below);
        html.Close();
        Space(ThinSpace);
        if (it.Body is { } body) Write(body);
        html.Close();
    }

    private void Call(PrintedCall it)
    {
        html.Open("mrow");
        if (it.Member is "buys") Around("msup", it.Function, new PrintedDigits("−1"));
        else if (it.Member is "marginal") html.Open("msup").Element("mi", Named(it.Function)).Element("mo", "′").Close();
        else Write(it.Function);
        if (it.Member is not (null or "buys" or "marginal")) html.Element("mo", ".").Element("mi", it.Member);
        Fenced(Fence.Round, () =>
        {
            Join(it.Arguments, Gap.Argument);
            if (!it.Settings.IsEmpty) Sign(";");
            Join(it.Settings, Gap.Argument);
        });
        html.Close();
    }

    private static string Named(Printed function) => function is PrintedFunction it ? it.Name : ((PrintedName)function).Name;

    private void Cases(PrintedCases it)
    {
        html.Open("mrow").Element("mo", "{", ("form", "prefix"), ("fence", "true"), ("stretchy", "true")).Open("mtable");
        foreach (PrintedCase one in it.Cases)
        {
            html.Open("mtr").Open("mtd");
            Write(one.Value);
            html.Close().Open("mtd");
            Words(one.Words);
            if (one.Condition is { } condition) Write(condition);
            html.Close().Close();
        }

        html.Close().Close();
    }

    private void Derivative(PrintedDerivative it)
    {
        html.Open("msub").Open("mrow").Open("mfrac").Element("mo", "∂").Open("mrow").Element("mo", "∂").Element("mi", it.Variable).Close().Close();
        Space(ThinSpace);
        Write(it.Body);
        html.Element("mo", "|", ("form", "postfix"), ("fence", "true"), ("stretchy", "true")).Close();
        html.Open("mrow").Element("mi", it.Variable);
        Sign("=");
        Write(it.At);
        html.Close().Close();
    }

    private static string SignOf(Sign sign) => sign switch
    {
        Pages.Sign.Or => "∨",
        Pages.Sign.And => "∧",
        Pages.Sign.Not => "¬",
        Pages.Sign.Plus => "+",
        Pages.Sign.Minus => "−",
        Pages.Sign.Times => "·",
        Pages.Sign.Equal => "=",
        Pages.Sign.NotEqual => "≠",
        Pages.Sign.Less => "<",
        Pages.Sign.AtMost => "≤",
        Pages.Sign.Greater => ">",
        Pages.Sign.AtLeast => "≥",
        Pages.Sign.Precedes => "≺",
        _ => "∈",
    };
}
