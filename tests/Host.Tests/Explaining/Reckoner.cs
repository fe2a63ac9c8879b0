using System.Text.RegularExpressions;

namespace Mechanisms.Host.Tests.Explaining;

/// <summary>
/// Reckons out what an explanation prints, knowing nothing of mechanisms: numbers, brackets, operators and a few functions.
/// A value is a <see cref="Range"/>, a truth, a text, or null for what cannot be told from the digits that are shown.
/// </summary>
internal sealed partial class Reckoner
{
    private readonly string[] _words;
    private int _at;

    private Reckoner(string expression) => _words = [.. Word().Matches(expression).Select(match => match.Value)];

    public static object? Value(string expression)
    {
        var reckoner = new Reckoner(expression);
        object? value = reckoner.Loose();
        reckoner._at.ShouldBe(reckoner._words.Length, $"`{expression}` goes on behind its end");
        return value;
    }

    private string Here => _at < _words.Length ? _words[_at] : "";

    private bool Take(string word)
    {
        if (Here != word) return false;
        _at++;
        return true;
    }

    private object? Loose()
    {
        if (Take("undefined") && Take("otherwise")) return Loose();
        if (!Take("if")) return Or();
        object? condition = Or();
        Take("then").ShouldBeTrue();
        object? yes = Loose();
        Take("else").ShouldBeTrue();
        object? no = Loose();
        return condition switch { true => yes, false => no, _ => null };
    }

    private object? Or()
    {
        object? left = And();
        while (Take("or"))
        {
            object? right = And();
            left = left is true || right is true ? true : left is false && right is false ? false : null;
        }

        return left;
    }

    private object? And()
    {
        object? left = Not();
        while (Take("and"))
        {
            object? right = Not();
            left = left is false || right is false ? false : left is true && right is true ? true : null;
        }

        return left;
    }

    private object? Not() => Take("not") ? Not() is bool truth ? !truth : null : Comparison();

    private object? Comparison()
    {
        object? left = Sum();
        string sign = Here;
        if (sign is not ("=" or "!=" or "<" or "<=" or ">" or ">=")) return left;
        _at++;
        object? right = Sum();
        if (left is string or bool || right is string or bool) return sign switch { "=" => Equals(left, right), "!=" => !Equals(left, right), _ => null };
        if (left is not Range a || right is not Range b) return null;
        return sign switch
        {
            "<" or "<=" => a.Most < b.Least ? true : a.Least > b.Most ? false : null,
            ">" or ">=" => a.Least > b.Most ? true : a.Most < b.Least ? false : null,
            _ => a.Meets(b) ? null : sign == "!=",
        };
    }

    private object? Sum()
    {
        object? left = Product();
        while (Here is "+" or "-")
        {
            bool isPlus = _words[_at++] == "+";
            object? right = Product();
            left = left is Range a && right is Range b ? Range.OfCorners(a, b, (x, y) => isPlus ? x + y : x - y) : null;
        }

        return left;
    }

    private object? Product()
    {
        object? left = Signed();
        while (Here is "*" or "/" or "div")
        {
            string sign = _words[_at++];
            object? right = Signed();
            left = (left, right) switch
            {
                (Range a, Range b) when sign == "*" => Range.OfCorners(a, b, (x, y) => x == 0 || y == 0 ? 0 : x * y),
                (Range a, Range b) when b.Least > 0 || b.Most < 0 => Range.OfCorners(a, b, (x, y) => sign == "/" ? x / y : Math.Floor(x / y)),
                _ => null,
            };
        }

        return left;
    }

    private object? Signed()
    {
        if (!Take("-")) return Power();
        return Signed() is Range value ? new Range(-value.Most, -value.Least) : null;
    }

    private object? Power()
    {
        object? bottom = Atom();
        if (!Take("^")) return bottom;
        object? exponent = Signed();
        if (bottom is not Range a || exponent is not Range b) return null;

        // What is below 0 is raised to whole numbers only.
        return Range.OfCorners(a, b, (x, y) => x < 0 ? Math.Pow(x, Math.Round(y)) : Math.Pow(x, y));
    }

    private object? Atom()
    {
        string word = Here;
        _at++;
        if (word == "(")
        {
            object? inner = Loose();
            Take(")").ShouldBeTrue();
            return inner;
        }

        if (word == "≈")
        {
            bool isNegative = Take("-");
            var about = Range.Of(_words[_at++], isAbout: true);
            return isNegative ? new Range(-about.Most, -about.Least) : about;
        }

        if (char.IsAsciiDigit(word[0])) return Range.Of(word, isAbout: false);
        if (word[0] == '"') return word;
        return word switch
        {
            "yes" => true,
            "no" => false,
            "unaffordable" => new Range(double.PositiveInfinity, double.PositiveInfinity),
            "…" => null,
            _ => Function(word),
        };
    }

    private object? Function(string name)
    {
        Take("(").ShouldBeTrue($"`{name}` is no word that stands in explanations");
        List<object?> arguments = [Loose()];
        while (Take(",")) arguments.Add(Loose());
        Take(")").ShouldBeTrue();
        if (arguments.Any(argument => argument is not Range)) return null;
        Range[] x = [.. arguments.Select(argument => (Range)argument!)];
        return name switch
        {
            "min" => new Range(x.Min(it => it.Least), x.Min(it => it.Most)),
            "max" => new Range(x.Max(it => it.Least), x.Max(it => it.Most)),
            "sqrt" => x[0].Through(value => Math.Sqrt(Math.Max(0, value))),
            "exp" => x[0].Through(Math.Exp),
            "log" => x[0].Through(Math.Log),
            "arctan" => x[0].Through(Math.Atan),
            "floor" => x[0].Through(Math.Floor),
            "ceiling" => x[0].Through(Math.Ceiling),
            "abs" => x[0].Absolute(),
            _ => throw new InvalidOperationException($"nobody knows what {name} does"),
        };
    }

    [GeneratedRegex("""[0-9]+(\.[0-9]+)?(e-?[0-9]+)?|"[^"]*"|\p{L}+|<=|>=|!=|[-+*/^(),<>=≈…]""", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
