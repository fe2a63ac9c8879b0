using System.Xml.Linq;
using CsCheck;
using Mechanisms.Pictures;

namespace Mechanisms.Host.Tests.Pictures;

/// <summary>What holds for every drawing, whatever is drawn and whatever it is called.</summary>
public class ChartTests
{
    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz_ <>&\"'()=.0123456789"], 1, 30],
        Gen.Int[0, 3].Select(at => new[] { "投票の価格", "a very long name of a cost that somebody wrote down in full", "\u0001\ud800", "é" }[at]));

    private static readonly Gen<ChartPoint[]> Points = Gen.Select(
        Gen.Int[2, 30],
        Gen.OneOf(Gen.Double[-5, 5], Gen.Double[0, 1e9], Gen.Double[0, 1e-6], Gen.Const(0.0)).Array[30],
        Gen.OneOf(Gen.Double[0, 1e5], Gen.Double[-3, 3], Gen.Const(1.0), Gen.Const(double.PositiveInfinity)).Array[30],
        (count, xs, ys) => xs.Take(count).Order().Select((x, at) => new ChartPoint(x, at % 11 == 10 ? null : ys[at])).ToArray());

    private static readonly Gen<Chart> Charts = Gen.Select(
        Gen.Select(Names, Points, (name, points) => new Series(name, [.. points])).Array[1, 12].Array[1, 3],
        Gen.Bool,
        Gen.Bool,
        Names,
        (panels, isLogAcross, isLogUp, title) => new Chart(title, [.. panels.Select(series => new Panel(title, new Axis("across", "money", isLogAcross), new Axis("up", "", isLogUp), [.. series]))]));

    [Fact]
    public void Nothing_lies_outside_of_the_paper() =>
        Check.Sample(
            Charts,
            chart =>
            {
                PaperChecks.NothingLiesOutside(ChartLayout.Draw(chart));
            },
            iter: 300, threads: 1);

    [Fact]
    public void No_text_stands_on_another() =>
        Check.Sample(
            Charts,
            chart =>
            {
                PaperChecks.NoTextStandsOnAnother(ChartLayout.Draw(chart));
            },
            iter: 300, threads: 1);

    [Fact]
    public void Every_drawing_is_well_formed_and_the_same_each_time() =>
        Check.Sample(
            Charts,
            chart =>
            {
                string svg = SvgWriter.Write(ChartLayout.Draw(chart));
                XDocument.Parse(svg).Root!.Name.LocalName.ShouldBe("svg");
                // Words of a chart may hold "nan" in small letters.
                svg.ShouldNotContain("NaN", Case.Sensitive);
                svg.ShouldNotContain("∞");
                SvgWriter.Write(ChartLayout.Draw(chart)).ShouldBe(svg);
            },
            iter: 200, threads: 1);

    [Theory]
    [InlineData(0, 100, "0 20 40 60 80 100")]
    [InlineData(0, 0.35, "0.00 0.05 0.10 0.15 0.20 0.25 0.30 0.35")]
    [InlineData(-3, 7, "-4 -2 0 2 4 6 8")]
    [InlineData(0, 25000, "0 5,000 10,000 15,000 20,000 25,000")]
    [InlineData(0, 0, "0.0 0.2 0.4 0.6 0.8 1.0")]
    public void Ticks_are_round_numbers(double from, double to, string expected)
    {
        Scale scale = Scale.Of(new Axis("x", ""), [from, to], isTight: false, mostTicks: 7);
        string.Join(' ', scale.Ticks.Select(tick => tick.Text)).ShouldBe(expected);
    }

    [Fact]
    public void Ticks_of_factors_are_powers_of_ten()
    {
        Scale scale = Scale.Of(new Axis("x", "", IsLogarithmic: true), [0.5, 2000, 0, -1], isTight: false, mostTicks: 6);
        string.Join(' ', scale.Ticks.Select(tick => tick.Text)).ShouldBe("0.1 1 10 100 1,000 10,000");
    }
}
