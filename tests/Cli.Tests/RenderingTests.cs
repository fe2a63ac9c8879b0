using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Cli.Tests;

public class RenderingTests
{
    [Fact]
    public void A_message_shows_its_place_with_carets_and_a_way_out()
    {
        var place = new Location("funding.mech", 12, 17, 3, "raised[p] = sum(c: git[c, p])");
        place = place with { Column = place.LineText.IndexOf("git", StringComparison.Ordinal) + 1 };
        Show(Diagnostic.Error("MECH2003", place, "`git` is not known here; did you mean `gift`?", "write `gift`")).ShouldBe(
            """
            error MECH2003: `git` is not known here; did you mean `gift`?
              --> funding.mech:12:20
               |
            12 | raised[p] = sum(c: git[c, p])
               |                    ^^^
               = help: write `gift`

            """);
    }

    [Fact]
    public void Tabs_move_the_carets_as_they_move_the_text() => CaretLines("\tshare\t= git", "git").ShouldBe(
        ("    share   = git", "              ^^^"));

    [Fact]
    public void Wide_characters_take_two_columns() => CaretLines("票数 = 重み * git", "git").ShouldBe(
        ("票数 = 重み * git", "              ^^^"));

    [Fact]
    public void A_mark_under_wide_characters_is_as_wide_as_they_are() => CaretLines("x = 重み + 1", "重み").ShouldBe(
        ("x = 重み + 1", "    ^^^^"));

    [Fact]
    public void An_emoji_of_several_code_points_is_one_wide_character() => CaretLines("// 👩‍👩‍👧 git", "git").ShouldBe(
        ("// 👩‍👩‍👧 git", "      ^^^"));

    [Fact]
    public void Combining_marks_take_no_column() => CaretLines("cafe\u0301 = git", "git").ShouldBe(
        ("cafe\u0301 = git", "       ^^^"));

    [Fact]
    public void Control_characters_are_shown_and_not_obeyed() => CaretLines("a\u001b[31m git", "git").ShouldBe(
        ("a\\u{1B}[31m git", "            ^^^"));

    [Fact]
    public void Characters_that_turn_the_reading_direction_are_shown() => CaretLines("a\u202eb git", "git").Text.ShouldBe("a\\u{202E}b git");

    [Fact]
    public void A_lone_half_of_a_character_is_shown_escaped() => CaretLines("a\ud83d git", "git").Text.ShouldBe("a\\u{D83D} git");

    [Fact]
    public void A_long_line_is_cut_around_the_mark()
    {
        string line = new string('a', 500) + " git " + new string('b', 500);
        (string text, string mark) = CaretLines(line, "git");
        text.ShouldStartWith("…");
        text.ShouldEndWith("…");
        text.Length.ShouldBeLessThanOrEqualTo(100);
        text.Substring(mark.IndexOf('^', StringComparison.Ordinal), 3).ShouldBe("git");
    }

    [Fact]
    public void A_mark_at_the_end_of_a_long_line_is_in_sight()
    {
        (string text, string mark) = CaretLines(new string('a', 900) + "git", "git");
        text.ShouldEndWith("git");
        mark.Length.ShouldBe(text.Length);
    }

    [Fact]
    public void A_mark_behind_the_end_of_the_line_is_one_caret() =>
        SplitExcerpt(Show(Diagnostic.Error("MECH0000", new Location("a", 1, 4, 1, "abc"), "more is expected"))).ShouldBe(("abc", "   ^"));

    [Fact]
    public void A_file_without_a_line_is_named_alone() =>
        Show(Diagnostic.Error("MECH0000", Location.OfFile("a.mech"), "there is no such file")).ShouldBe(
            "error MECH0000: there is no such file\n  --> a.mech\n");

    [Fact]
    public void A_related_place_follows_with_its_own_line()
    {
        var first = new RelatedPlace(new Location("a.mech", 3, 1, 4, "gift = 1"), "the first one is here");
        Diagnostic twice = Diagnostic.Error("MECH0000", new Location("a.mech", 104, 1, 4, "gift = 2"), "`gift` is there twice") with { Related = [first] };
        Show(twice).ShouldBe(
            """
            error MECH0000: `gift` is there twice
               --> a.mech:104:1
                |
            104 | gift = 2
                | ^^^^
                = note: the first one is here
               --> a.mech:3:1
                |
              3 | gift = 1
                | ----

            """);
    }

    [Fact]
    public void Several_messages_are_in_order_each_once_and_counted()
    {
        Diagnostic late = Diagnostic.Warning("MECH0002", new Location("a.mech", 9, 1, 1, "b"), "late");
        Diagnostic early = Diagnostic.Error("MECH0001", new Location("a.mech", 2, 1, 1, "a"), "early");
        using var writer = new StringWriter();
        new DiagnosticText(Ink.None).WriteAll(writer, [late, early, early]);
        string text = writer.ToString();
        text.IndexOf("early", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("late", StringComparison.Ordinal));
        text.ShouldEndWith("\n\n1 error and 1 warning\n");
    }

    [Fact]
    public void Colours_appear_only_when_asked_for()
    {
        Diagnostic some = Diagnostic.Error("MECH0001", new Location("a.mech", 2, 1, 1, "a"), "early");
        Show(some).ShouldNotContain("\e");
        using var writer = new StringWriter();
        new DiagnosticText(Ink.Ansi).Write(writer, some);
        writer.ToString().ShouldContain("\e[1;31m");
    }

    [Fact]
    public void Json_survives_text_that_is_no_text()
    {
        string json = DiagnosticJson.Render([Diagnostic.Error("MECH0001", Location.OfFile("a"), "half \ud83d of it")]);
        using var parsed = System.Text.Json.JsonDocument.Parse(json);
        parsed.RootElement[0].GetProperty("message").GetString()!.ShouldStartWith("half ");
    }

    private static string Show(Diagnostic diagnostic)
    {
        using var writer = new StringWriter();
        new DiagnosticText(Ink.None).Write(writer, diagnostic);
        return writer.ToString();
    }

    private static (string Text, string Mark) CaretLines(string line, string marked)
    {
        int column = line.IndexOf(marked, StringComparison.Ordinal) + 1;
        return SplitExcerpt(Show(Diagnostic.Error("MECH0000", new Location("a.mech", 1, column, marked.Length, line), "message")));
    }

    private static (string Text, string Mark) SplitExcerpt(string shown)
    {
        string[] lines = shown.Split('\n');
        return (lines[3][5..], lines[4][5..]);
    }
}
