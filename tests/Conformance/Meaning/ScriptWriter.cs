using System.Globalization;
using System.Text.RegularExpressions;
using Mechanisms.Conformance.Generated;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Meaning;

/// <summary>
/// Writes scripts by chance, as text. Sets have one letter and an index begins with the letter of its set, so that whoever
/// reads the text needs no inference; the script itself says the set of an index only where its use does not.
/// </summary>
internal sealed class ScriptWriter(Dice dice)
{
    /// <summary>The inputs of every script: name, sets, kind.</summary>
    public static readonly IReadOnlyList<(string Name, string Sets, ValueKind Kind)> Inputs =
    [
        ("u", "ab", ValueKind.Real), ("w", "a", ValueKind.Real), ("v", "b", ValueKind.Real),
        ("q", "aa", ValueKind.Real), ("n", "ab", ValueKind.Whole), ("k", "a", ValueKind.Truth),
    ];

    private const string Head = """
        language 1
        fn blend(g, h) = (g * h) + min(g, 2)
        fn tamed(g, h) = g / (1 + (h * h))
        mechanism written {
            set a
            set b
            input u[a, b] : number, repeats add
            input w[a] : number
            input v[b] : number = 2
            input q[a, a] : number, repeats add
            input n[a, b] : whole number, repeats add
            input k[a] : yes/no
            param c : number = 1.5

        """;

    private readonly List<(string Name, string Sets, ValueKind Kind)> readable = [.. Inputs];
    private int names;

    public string Write()
    {
        var lines = new List<string>();
        int steps = dice.Between(2, 6);
        for (int i = 0; i < steps; i++)
        {
            string sets = dice.Pick<string>(["", "a", "b", "ab", "ba", "aa", "a", "ab"]);
            ValueKind kind = dice.Pick<ValueKind>([ValueKind.Real, ValueKind.Real, ValueKind.Real, ValueKind.Whole, ValueKind.Truth]);
            string[] indices = [.. sets.Select(Index)];
            string body = Formula(kind, 3, indices);
            string name = $"s{i}";
            lines.Add($"{name}{Brackets(indices.Select(index => Bound(index, body, dice.Chance(20))))} = {body}");
            readable.Add((name, sets, kind));
        }

        if (dice.Chance(50)) lines.Add(Rule('a'));
        if (dice.Chance(40)) lines.Add(Rule('b'));

        // The order of the text does not matter.
        for (int i = lines.Count - 1; i > 0; i--)
        {
            int j = dice.Below(i + 1);
            (lines[i], lines[j]) = (lines[j], lines[i]);
        }

        return Head + string.Concat(lines.Select(line => $"    {line}\n")) + "}\n";
    }

    private static string Brackets(IEnumerable<string> inner)
    {
        string text = string.Join(", ", inner);
        return text.Length == 0 ? "" : $"[{text}]";
    }

    private string Rule(char set)
    {
        string index = Index(set);

        // Rules that read a step about their member are what acceptance is for; chance alone writes few of them.
        string[] steps = [.. readable.Where(it => it.Sets == set.ToString() && it.Kind == ValueKind.Real && it.Name[0] == 's').Select(it => it.Name)];
        if (steps.Length > 0 && dice.Chance(60)) return $"accept {set} {index} when {dice.Pick(steps)}[{index}] {dice.Pick<string>(["<", ">="])} 1.5";
        return $"accept {set} {index} when {Formula(ValueKind.Truth, 2, [index])}";
    }

    private string Index(char set) => string.Create(CultureInfo.InvariantCulture, $"{set}{++names}");

    // The use of an index in an element says its set.
    private static bool IsUsed(string index, string text) => Regex.IsMatch(text, $@"[\[ ]{index}[\],]", RegexOptions.CultureInvariant);

    private static string Bound(string index, string text, bool alsoSaid) => alsoSaid || !IsUsed(index, text) ? $"{index} in {index[0]}" : index;

    private string Formula(ValueKind kind, int depth, string[] scope) => kind switch
    {
        ValueKind.Real => Real(depth, scope),
        ValueKind.Whole => Whole(depth, scope),
        _ => Truth(depth, scope),
    };

    private string? Read(ValueKind kind, string[] scope)
    {
        (string Name, string Sets, ValueKind Kind)[] fitting =
            [.. readable.Where(it => it.Kind == kind && it.Sets.All(set => scope.Any(index => index[0] == set)))];
        if (fitting.Length == 0) return null;
        (string name, string sets, _) = dice.Pick(fitting);
        return name + Brackets(sets.Select(set => dice.Pick<string>([.. scope.Where(index => index[0] == set)])));
    }

    private string Real(int depth, string[] scope)
    {
        if (depth == 0 || dice.Chance(15))
        {
            return dice.Below(6) switch
            {
                0 => dice.Pick<string>(["0", "1", "2", "0.5", "1.25", "25%", "3"]),
                1 => "c",
                _ => Read(ValueKind.Real, scope) ?? "c",
            };
        }

        // What most rules are made of: the sum of one member's rows.
        if (scope.Length > 0 && dice.Chance(12))
        {
            string own = dice.Pick(scope), other = Index(own[0] == 'a' ? 'b' : 'a');
            return own[0] == 'a' ? $"sum({other}: u[{own}, {other}])" : $"sum({other}: u[{other}, {own}])";
        }

        string Part() => Real(depth - 1, scope);
        return dice.Below(20) switch
        {
            0 or 1 => $"({Part()} + {Part()})",
            2 => $"({Part()} - {Part()})",
            3 or 4 => $"({Part()} * {Part()})",
            5 => $"({Part()} / (1 + abs({Part()})))",
            6 => dice.Chance(50) ? $"({Part()} / {Part()})" : $"tamed({Part()}, {Part()})",
            7 => $"{dice.Pick<string>(["min", "max"])}({Part()}, {Part()})",
            8 => $"sqrt(abs({Part()}))",
            9 => dice.Pick<string>([$"(-{Part()})", $"abs({Part()})", $"({Part()} ^ 2)", $"floor({Part()})"]),
            10 or 11 => $"(if {Truth(depth - 1, scope)} then {Part()} else {(dice.Chance(50) ? "0" : Part())})",
            12 => $"blend({Part()}, {Part()})",
            13 => $"(1 * {Whole(depth - 1, scope)})",
            14 => Reduction(dice.Pick<string>(["min", "max", "mean", "median"]), ValueKind.Real, depth, scope),
            _ => Reduction("sum", ValueKind.Real, depth, scope),
        };
    }

    private string Whole(int depth, string[] scope)
    {
        if (depth == 0 || dice.Chance(15)) return (dice.Chance(70) ? Read(ValueKind.Whole, scope) : null) ?? dice.Pick<string>(["0", "1", "2", "7"]);
        string Part() => Whole(depth - 1, scope);
        return dice.Below(9) switch
        {
            0 => $"({Part()} + {Part()})",
            1 => $"({Part()} - {Part()})",
            2 => $"({Part()} * {Part()})",
            3 => $"({Part()} div {(dice.Chance(80) ? "3" : Part())})",
            4 => $"{dice.Pick<string>(["min", "max"])}({Part()}, {Part()})",
            5 => $"(if {Truth(depth - 1, scope)} then {Part()} else {Part()})",
            6 => Reduction("count", ValueKind.Truth, depth, scope),
            _ => Reduction("sum", ValueKind.Whole, depth, scope),
        };
    }

    private string Truth(int depth, string[] scope)
    {
        if (depth == 0 || dice.Chance(10)) return Read(ValueKind.Truth, scope) ?? Comparison(0, scope);
        switch (dice.Below(12))
        {
            case 0:
                return $"({Truth(depth - 1, scope)} {dice.Pick<string>(["and", "or"])} {Truth(depth - 1, scope)})";
            case 1:
                return $"(not {Truth(depth - 1, scope)})";
            case 2:
                return Reduction(dice.Pick<string>(["any", "all"]), ValueKind.Truth, depth, scope);
            case 3 or 4:
                string[] a = [.. scope.Where(index => index[0] == 'a')], b = [.. scope.Where(index => index[0] == 'b')];
                if (a.Length > 0 && b.Length > 0 && dice.Chance(60)) return $"(present u[{dice.Pick(a)}, {dice.Pick(b)}])";
                return a.Length > 1 ? $"({dice.Pick(a)} {dice.Pick<string>(["=", "!="])} {dice.Pick(a)})" : Comparison(depth - 1, scope);
            default:
                return Comparison(depth - 1, scope);
        }
    }

    private string Comparison(int depth, string[] scope)
    {
        string sign = dice.Pick<string>(["<", "<=", ">", ">=", "=", "!="]);
        string right = dice.Chance(50) ? dice.Pick<string>(["0", "1", "0.5", "2"]) : Real(depth, scope);
        return $"({Real(depth, scope)} {sign} {right})";
    }

    private string Reduction(string name, ValueKind kind, int depth, string[] scope)
    {
        string[] bound = [.. dice.Pick<string>(["a", "b", "a", "b", "ab", "aa"]).Select(Index)];
        string[] inside = [.. scope, .. bound];
        string condition = dice.Chance(25) ? " where " + Truth(depth - 1, inside) : "";
        bool isBare = name == "count" && condition.Length > 0 && dice.Chance(20);
        string said = isBare ? condition : $"{condition}: {Formula(kind, depth - 1, inside)}";

        // A set that is said holds for the indices before it too.
        bool all = dice.Chance(20) || bound.Any(index => !IsUsed(index, said));
        return $"{name}({string.Join(", ", bound.Select(index => Bound(index, said, all)))}{said})";
    }
}
