using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Curves;
using Mechanisms.Host.Drawing;
using Mechanisms.Host.Tests.Pictures;
using Mechanisms.Pictures;

namespace Mechanisms.Host.Tests.Drawing;

/// <summary>Pictures of rounds as their scripts declare them, from tables to marks.</summary>
public sealed class DrawTests : IDisposable
{
    private const string Gifts = "contributor,project,gift\nada,park,4\nben,park,9\nada,garden,1\ncem,well,16\n";

    // One of each form.
    private const string Everything =
        """
        language 1

        mechanism trial {
            set giver
            set project
            param most : number = 10
            input gift[giver, project] : number = 0
            input limit[giver] : number = 20
            paid[g] = sum(p: gift[g, p])
            speed[g] = 1 / (1 + paid[g])
            doubled[g] = 2 * paid[g]
            height = largest(h in 0..most: sqrt(h) + 2 >= h)
            wide = largest(h in 0..most: 2 * h <= 5)
            output paid[giver] : number
            picture bars of paid beside doubled
            picture shares of paid beside doubled
            picture points of doubled against paid
            picture squares of gift
            picture tower of paid under limit by speed
            picture cobweb of height
            picture arrivals of paid under most
            picture network of gift
            /// This one compares something else.
            picture cobweb of wide
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Forms => [.. PictureForms.All.Select(form => form.Name)];

    private MechanismHost Host => MechanismHost.Create(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_is_drawn_the_same_by_both_backends(string form)
    {
        _folder.Write("ours.mech", Everything);
        _folder.Write("gifts.csv", "giver,project,gift\nada,park,4\nben,park,9\nada,garden,1\ncem,well,16\n");
        DrawRequest request = Trial(form == "cobweb" ? "6" : form);
        Picture kernel = Drawing(request with { Backend = BackendChoice.Kernel }), interpreter = Drawing(request with { Backend = BackendChoice.Interpreter });
        SvgWriter.Write(kernel).ShouldBe(SvgWriter.Write(interpreter));
        PaperChecks.NothingLiesOutside(kernel);
        PaperChecks.NoTextStandsOnAnother(kernel);
        PaperChecks.EveryNumberIsOne(kernel);
    }

    [Fact]
    public void A_cobweb_of_a_search_that_compares_something_else_is_refused_where_it_is_declared()
    {
        _folder.Write("ours.mech", Everything);
        _folder.Write("gifts.csv", "giver,project,gift\nada,park,4\n");
        Diagnostic message = Host.Draw(Trial("cobweb of wide"), TestContext.Current.CancellationToken).Diagnostics.Single(it => it.Severity == Severity.Error);
        message.Code.ShouldBe("MECH8466");
        message.Location.Line.ShouldBe(24);
    }

    [Fact]
    public void The_pictures_are_listed_without_a_table()
    {
        ExplorationAnswer answer = Host.Draw(new DrawRequest { Round = new RunRequest { Mechanism = "quadratic_funding" }, OnlyLists = true }, TestContext.Current.CancellationToken);
        answer.Diagnostics.ShouldBeEmpty();
        answer.Drawing.ShouldBeNull();
        answer.Text.Split('\n').Length.ShouldBe(6);
        answer.Text.ShouldContain("squares of say");
    }

    [Fact]
    public void What_a_kind_declares_and_a_mechanism_cannot_have_is_left_out()
    {
        string Listed(string mechanism) => Host.Draw(new DrawRequest { Round = new RunRequest { Mechanism = mechanism }, OnlyLists = true }, TestContext.Current.CancellationToken).Text;
        Listed("quadratic_funding").ShouldContain("shares of raised beside match");
        Listed("the_pool_votes_against").ShouldNotContain("raised");
        Listed("the_pool_votes_against").ShouldContain("bars of match");
    }

    [Fact]
    public void A_mechanism_that_declares_none_has_bars_of_what_comes_out()
    {
        _folder.Write("plain.mech", "language 1\nmechanism plain {\n    set giver\n    input gift[giver] : money\n    output twice[giver] : money\n    twice[g] = 2 * gift[g]\n}\n");
        _folder.Write("gifts.csv", "giver,gift\nada,4\nben,-9\n");
        var request = new DrawRequest { Round = new RunRequest { Mechanism = "plain.mech", Inputs = ["gift=gifts.csv"] } };
        TextsOf(Drawing(request)).Order(StringComparer.Ordinal).ShouldBe(["-18", "8", "ada", "ben"]);
    }

    [Fact]
    public void The_shaded_part_of_a_square_is_what_the_rule_adds()
    {
        Picture picture = Drawing(Funding("squares", Gifts));
        string[] texts = [.. picture.Marks.OfType<TextMark>().Select(text => text.Text)];
        texts.ShouldContain("pieces 13");
        texts.ShouldContain("shaded 12");
        texts.ShouldContain("in all 25");
    }

    [Fact]
    public void Nobody_who_is_refused_is_drawn()
    {
        _folder.Write("trust.csv", "contributor,trust\nben,0%\n");
        DrawRequest request = Funding("network", Gifts);
        Picture picture = Drawing(request with { Round = request.Round with { Inputs = [.. request.Round.Inputs, "trust=trust.csv"] } });
        string[] texts = [.. picture.Marks.OfType<TextMark>().Select(text => text.Text)];
        texts.ShouldContain("ada");
        texts.ShouldNotContain("ben");
    }

    [Fact]
    public void Arrivals_stand_in_the_order_of_their_table_and_are_runs_with_those_who_are_there()
    {
        _folder.Write("limits.csv", "agent,limit\nzoe,10\nben,10\nada,10\n");
        var request = new DrawRequest { Round = new RunRequest { Mechanism = "coordinated_funding", Inputs = ["limit=limits.csv"], Assignments = ["pace=0.5"] }, Picture = "arrivals" };
        string[] texts = [.. Drawing(request).Marks.OfType<TextMark>().Select(text => text.Text)];
        string[] names = [.. texts.Where(text => text is "ada" or "ben" or "zoe")];
        names.ShouldBe(["zoe", "zoe", "ben", "zoe", "ben", "ada"]);
        RunOutcome alone = RunOf("agent,limit\nzoe,10\n");
        alone.Results.ShouldNotBeNull();
        texts.ShouldContain($"in all {Quantity.SayNumber(alone.Report!.Outputs[0].Cells.Reals![0])}");
    }

    [Theory]
    [InlineData("contributor,project,gift\nada,park,0\n", "squares", "MECH8465")]
    [InlineData("contributor,project,gift\nada,park,0\n", "network", "MECH8465")]
    [InlineData("contributor,project,gift\nada,park,0\n", "shares", "MECH8465")]
    [InlineData("contributor,project,gift\nada,park,4\n", "tower", "MECH8460")]
    [InlineData("contributor,project,gift\nada,park,1e150\n", "network", "MECH8463")]
    public void What_cannot_be_drawn_is_a_message(string table, string picture, string code)
    {
        ExplorationAnswer answer = Host.Draw(Funding(picture, table), TestContext.Current.CancellationToken);
        answer.Drawing.ShouldBeNull();
        answer.Diagnostics.Where(it => it.Severity == Severity.Error).Select(it => it.Code).ShouldBe([code]);
    }

    [Theory]
    [InlineData("bars")]
    [InlineData("shares")]
    [InlineData("squares")]
    [InlineData("network")]
    public void Long_names_names_from_right_to_left_and_huge_ratios_stay_on_the_paper(string picture)
    {
        string table = $"contributor,project,gift\n{new string('W', 300)},علي حسن محمود عبد الرحمن,1e-12\nben,{new string('م', 300)},1e12\nada,park,1\nben,park,1\n";
        Picture drawn = Drawing(Funding(picture, table));
        PaperChecks.NothingLiesOutside(drawn);
        PaperChecks.NoTextStandsOnAnother(drawn);
        PaperChecks.EveryNumberIsOne(drawn);
    }

    [Fact]
    public void A_single_member_is_drawn()
    {
        foreach (string picture in (string[])["bars", "squares", "network"])
            PaperChecks.NothingLiesOutside(Drawing(Funding(picture, "contributor,project,gift\nada,park,4\n")));
    }

    [Theory]
    [InlineData("1e")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("NaN")]
    public void A_triangle_needs_a_number_of_units(string units)
    {
        ExplorationAnswer answer = Host.Curve(new CurveRequest { Costs = ["quadratic"], Triangle = units }, cancellation: TestContext.Current.CancellationToken);
        answer.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MECH8468");
    }

    [Fact]
    public void The_triangle_of_half_the_square_has_the_area_of_the_cost()
    {
        _folder.Write("ours.mech", "language 1\ncost halved(n) = n^2 / 2\n");
        ExplorationAnswer answer = Host.Curve(new CurveRequest { Costs = ["ours.mech:halved"], Triangle = "3" }, cancellation: TestContext.Current.CancellationToken);
        answer.Text.ShouldBe("3 units of halved cost 4.5\n");
        TextsOf(answer.Drawing!).ShouldContain("cost 4.5");
        answer.Drawing!.Marks.OfType<AreaMark>().ShouldHaveSingleItem();
    }

    private RunOutcome RunOf(string limits)
    {
        _folder.Write("alone.csv", limits);
        PreparedRound prepared = Host.Prepare(new RunRequest { Mechanism = "coordinated_funding", Inputs = ["limit=alone.csv"], Assignments = ["pace=0.5"] }, TestContext.Current.CancellationToken);
        return Host.Run(prepared, BackendChoice.Interpreter, TestContext.Current.CancellationToken);
    }

    private static DrawRequest Trial(string picture) => new() { Round = new RunRequest { Mechanism = "ours.mech", Inputs = ["gift=gifts.csv"] }, Picture = picture };

    private DrawRequest Funding(string picture, string table)
    {
        _folder.Write("gifts.csv", table);
        return new DrawRequest { Round = new RunRequest { Mechanism = "quadratic_funding", Inputs = ["gift=gifts.csv"], Assignments = ["pool=100"] }, Picture = picture };
    }

    private Picture Drawing(DrawRequest request)
    {
        ExplorationAnswer answer = Host.Draw(request, TestContext.Current.CancellationToken);
        answer.Diagnostics.Where(it => it.Severity == Severity.Error).Select(it => it.Message).ShouldBeEmpty();
        return answer.Drawing.ShouldNotBeNull();
    }

    // What stands beside bars and in the plot, without the axes.
    private static ImmutableArray<string> TextsOf(Picture picture)
    {
        TextMark[] texts = [.. picture.Marks.OfType<TextMark>()];
        return [.. texts.Where(text => !text.IsUpright && (text.IsBold || text.Anchor != Anchor.Middle) && text.Text != picture.Title).Select(text => text.Text)];
    }
}
