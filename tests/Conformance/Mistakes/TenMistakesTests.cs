using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Conformance.Mistakes;

/// <summary>Independent mistakes give exactly one message each, on their own lines, in whatever order they stand.</summary>
public class TenMistakesTests
{
    /// <summary>A line with a mistake of its own. Where a mistake takes two lines, the message stands at the first or at the second.</summary>
    private sealed record Mistake(string Code, string[] Lines, bool AtLast = false)
    {
        public Mistake(string code, string line)
            : this(code, [line])
        {
        }
    }

    private static readonly Mistake[] All =
    [
        new("MECH2001", "a_unknown[p] = gift_total[p] * 2"),
        new("MECH3007", "b_index[p] = raised[p] * sum(c: gift[p, c])"),
        new("MECH3001", "c_unit[p] = raised[p] + 3 votes"),
        new("MECH1054", "d_bracket[p] = sum(c: gift[c, p]"),
        new("MECH1006", "parm e_keyword : money"),
        new("MECH2002", ["f_twice[p] = raised[p]", "f_twice[p] = 2 * raised[p]"], AtLast: true),
        new("MECH2023", ["g_up[p] = g_down[p]", "g_down[p] = 2 * g_up[p]"]),
        new("MECH3018", "param h_range : money, at least 10, at most 5"),
        new("MECH2024", "output i_missing[project] : money"),
        new("MECH4013", "param j_role : cost from votes to money = halved"),
        new("MECH3006", "k_count[p] = gift[p]"),
        new("MECH2012", "l_unbound[p] = sum(c: gift[c, q])"),
        new("MECH1050", "m_chain = 1 < 2 < 3"),
        new("MECH2004", "input n_set[giver] : money"),
        new("MECH2003", "param o_unit : euros"),
        new("MECH3004", "accept contributor c when sum(p: gift[c, p])"),
        new("MECH1062", "p_sign = 1 == 2"),
        new("MECH3019", "param q_default : share = 50%, at most 20%"),
    ];

    private static readonly string[] Head =
    [
        "language 1",
        "fn halved(x) = x / 2",
        "mechanism rule is giving {",
        "    raised[p] = sum(c: gift[c, p])",
        "    match[p] = raised[p]",
    ];

    private static readonly string[] Kind =
    [
        "}",
        "kind giving {",
        "    set contributor",
        "    set project",
        "    input gift[contributor, project] : money",
        "    output match[project] : money",
        "}",
    ];

    [Fact]
    public void Each_mistake_alone_gives_its_message()
    {
        foreach (Mistake mistake in All) Check([.. mistake.Lines.Select(line => (mistake, line))]);
    }

    [Fact]
    public void Any_two_mistakes_on_adjacent_lines_give_two_messages()
    {
        foreach (Mistake one in All)
        {
            foreach (Mistake other in All.Where(other => other != one))
                Check([.. one.Lines.Select(line => (one, line)), .. other.Lines.Select(line => (other, line))]);
        }
    }

    [Fact]
    public void Ten_mistakes_in_any_order_give_ten_messages_on_their_lines()
    {
        const int orders = 400;
        for (int seed = 0; seed < orders; seed++)
        {
            var random = new Random(seed);
            Mistake[] ten = seed % 2 == 0 ? All[..10] : [.. All.OrderBy(_ => random.Next()).Take(10)];
            (Mistake Mistake, string Line)[] lines = [.. ten.SelectMany(mistake => mistake.Lines.Select(line => (mistake, line)))];
            random.Shuffle(lines);
            Check(lines);
        }
    }

    private static void Check((Mistake Mistake, string Line)[] lines)
    {
        string text = string.Join('\n', [.. Head, .. lines.Select(line => "    " + line.Line), .. Kind]) + "\n";
        string[] expected =
        [
            .. lines.GroupBy(line => line.Mistake)
                .Select(group => $"{PlaceOf(group.Key, lines)} {group.Key.Code}")
                .Order(StringComparer.Ordinal),
        ];
        IReadOnlyList<Diagnostic> messages = Scripts.Check(text);
        string[] found = [.. messages.Select(message => $"{message.Location.Line:000} {message.Code}").Order(StringComparer.Ordinal)];
        Assert.True(expected.SequenceEqual(found), $"{text}\nexpected {string.Join(", ", expected)}\nfound\n{Scripts.Print(messages)}");
    }

    private static string PlaceOf(Mistake mistake, (Mistake Mistake, string Line)[] lines)
    {
        int[] at = [.. lines.Select((line, i) => (line.Mistake, i)).Where(line => line.Mistake == mistake).Select(line => line.i)];
        return $"{Head.Length + 1 + (mistake.AtLast ? at.Max() : at.Min()):000}";
    }
}
