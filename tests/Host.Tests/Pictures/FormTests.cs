using System.Collections.Immutable;
using CsCheck;
using Mechanisms.Pictures;
using Mechanisms.Pictures.Forms;

namespace Mechanisms.Host.Tests.Pictures;

/// <summary>What holds for every form of pictures, whatever is drawn and whatever members are called.</summary>
public class FormTests
{
    private static readonly PictureFrame Frame = new("A picture of what came out, with a title that goes on for a while", ["And a note below it."]);
    private static readonly Quantity Money = new("payment", "money"), Share = new("part", Quantity.Share), Number = new("a step with a rather long name of its own", "");

    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz_ <>&\"'()=.0123456789"], 1, 40],
        Gen.Int[0, 5].Select(at => new[] { "投票の価格", new string('W', 300), "علي حسن محمود عبد الرحمن", "\u0001\ud800", "é", "🏡🏡🏡" }[at]));

    private static readonly Gen<double> Amounts = Gen.OneOf(
        Gen.Double[0, 100], Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 1e-9], Gen.Double[0, 1e12], Gen.Const(1e100), Gen.Const(1e-100));

    private static Gen<ImmutableArray<Entry>> Entries(int values, Gen<double> numbers, int most = 40) =>
        Gen.Select(Names, numbers.Array[values], (name, all) => new Entry(name, [.. all])).Array[1, most].Select(all => all.ToImmutableArray());

    private static Gen<ImmutableArray<Entry>> SomeAmounts(int values) =>
        Entries(values, Amounts).Where(all => all.Any(entry => entry.Values[0] > 0 || entry.Values[1] > 0));

    private static void HoldsForAll(Gen<Picture> pictures) => Check.Sample(
        pictures,
        picture =>
        {
            PaperChecks.NothingLiesOutside(picture);
            PaperChecks.NoTextStandsOnAnother(picture);
            PaperChecks.EveryNumberIsOne(picture);
        },
        iter: 200, threads: 1);

    [Fact]
    public void Bars_are_whole_and_legible() =>
        HoldsForAll(Entries(1, Gen.OneOf(Amounts, Gen.Double[-50, 50], Gen.Const(-1e100))).Select(entries => BarsPicture.Draw(Frame, [Money], entries)));

    [Fact]
    public void Pairs_of_bars_are_whole_and_legible() =>
        HoldsForAll(Entries(2, Gen.OneOf(Amounts, Gen.Double[-50, 50])).Select(entries => BarsPicture.Draw(Frame, [Share, Share with { Name = "another" }], entries)));

    [Fact]
    public void Shares_are_whole_and_legible() => HoldsForAll(SomeAmounts(2).Select(entries => SharesPicture.Draw(Frame, Number, Money, entries)));

    [Fact]
    public void Points_are_whole_and_legible() =>
        HoldsForAll(Entries(2, Gen.OneOf(Amounts, Gen.Double[-50, 50])).Select(entries => PointsPicture.Draw(Frame, Number, Share, entries)));

    [Fact]
    public void Squares_are_whole_and_legible() => HoldsForAll(
        Gen.Select(Names, Amounts.Array[1, 20], (name, sides) => new PiecedSquare(name, [.. sides])).Array[1, 12].Where(all => all.Any(square => square.Side > 0))
            .Select(all => SquaresPicture.Draw(Frame, Number, [.. all])));

    [Fact]
    public void Towers_are_whole_and_legible() =>
        HoldsForAll(SomeAmounts(3).Select(entries => TowerPicture.Draw(Frame, new TowerQuantities(Money, Money with { Name = "limit" }, Number), entries)));

    [Fact]
    public void Networks_are_whole_and_legible() => HoldsForAll(
        Gen.Select(
            Names.Array[1, 60],
            Names.Array[1, 30],
            Gen.Select(Gen.Int[0, 59], Gen.Int[0, 29], Gen.OneOf(Amounts, Gen.Double[-5, 5])).Array[1, 80],
            (left, right, lines) => NetworkPicture.Draw(
                Frame, Money, ("contributor", "project"), [.. left], [.. right], [.. lines.Select(line => new NetworkLine(line.Item1 % left.Length, line.Item2 % right.Length, line.Item3)), new NetworkLine(0, 0, 1e101)])));

    [Fact]
    public void Arrivals_are_whole_and_legible() => HoldsForAll(
        Entries(2, Amounts, 24).Select(entries => ArrivalsPicture.Draw(
            Frame, Money, Share, [.. Enumerable.Range(1, Math.Min(8, entries.Length)).Select(count => new ArrivalFrame(entries[..count])), new ArrivalFrame(entries)], entries.Length)));

    [Fact]
    public void Cobwebs_are_whole_and_legible() => HoldsForAll(
        Gen.Select(Gen.Double[0.1, 100], Gen.Double[0.2, 3], Gen.Double[0.1, 1], (to, factor, power) =>
        {
            double Formula(double x) => factor * Math.Pow(x, power);
            ImmutableArray<ChartPoint> curve = [.. Enumerable.Range(0, 50).Select(i => to * i / 49).Select(x => new ChartPoint(x, Formula(x)))];
            double first = Formula(to);
            return CobwebPicture.Draw(Frame, new Quantity("height", "height"), new FixedPoint(curve, first <= to ? [to, first] : [to], to / 2));
        }));

    [Fact]
    public void The_same_picture_is_the_same_bytes() => Check.Sample(
        SomeAmounts(3),
        entries =>
        {
            string Svg() => SvgWriter.Write(TowerPicture.Draw(Frame, new TowerQuantities(Money, Money, Number), entries));
            Svg().ShouldBe(Svg());
        },
        iter: 30, threads: 1);
}
