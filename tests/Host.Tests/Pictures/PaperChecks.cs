using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mechanisms.Pictures;

namespace Mechanisms.Host.Tests.Pictures;

/// <summary>What holds for every drawing, reckoned here from its marks.</summary>
internal static partial class PaperChecks
{
    private const double Close = 0.01;

    public static void NothingLiesOutside(Picture picture)
    {
        foreach (Mark mark in picture.Marks)
        {
            foreach (Spot spot in CornersOf(mark))
            {
                spot.X.ShouldBeInRange(-Close, picture.Width + Close, mark.ToString());
                spot.Y.ShouldBeInRange(-Close, picture.Height + Close, mark.ToString());
            }
        }
    }

    public static void NoTextStandsOnAnother(Picture picture)
    {
        (TextMark Text, Box Box)[] texts = [.. picture.Marks.OfType<TextMark>().Where(text => text.Text.Trim().Length > 0).Select(text => (text, BoxOf(text)))];
        for (int i = 0; i < texts.Length; i++)
        {
            for (int j = 0; j < i; j++) texts[i].Box.Meets(texts[j].Box).ShouldBeFalse($"`{texts[i].Text.Text}` stands on `{texts[j].Text.Text}`");
        }
    }

    // In attributes, since names of members may be what they will.
    public static void EveryNumberIsOne(Picture picture)
    {
        string svg = SvgWriter.Write(picture);
        foreach (XElement element in XDocument.Parse(svg).Descendants())
        {
            foreach (XAttribute attribute in element.Attributes().Where(attribute => attribute.Name.LocalName is not ("aria-label" or "font-family" or "fill" or "stroke")))
                NoNumber().IsMatch(attribute.Value).ShouldBeFalse($"{attribute}");
        }
    }

    private static IEnumerable<Spot> CornersOf(Mark mark)
    {
        switch (mark)
        {
            case LineMark line:
                return line.Spots;
            case AreaMark area:
                return area.Spots;
            case DotMark dot:
                return [new Spot(dot.Centre.X - dot.Radius, dot.Centre.Y - dot.Radius), new Spot(dot.Centre.X + dot.Radius, dot.Centre.Y + dot.Radius)];
            case SectorMark sector:
                return [sector.Centre, .. Enumerable.Range(0, 19).Select(i => sector.At(sector.From + ((sector.To - sector.From) * i / 18)))];
            default:
                Box box = BoxOf((TextMark)mark);
                return [new Spot(box.Left, box.Top), new Spot(box.Right, box.Bottom)];
        }
    }

    // Letters of the height of capitals; what hangs below the line counts too.
    private static Box BoxOf(TextMark text)
    {
        double width = TextWidth.Of(text.Text, text.Size);
        double start = text.Anchor switch { Anchor.Start => 0, Anchor.Middle => -width / 2, _ => -width };
        return text.IsUpright
            ? new Box(text.At.X - (text.Size * 0.75), text.At.Y - start - width, text.At.X + (text.Size * 0.2), text.At.Y - start)
            : new Box(text.At.X + start, text.At.Y - (text.Size * 0.75), text.At.X + start + width, text.At.Y + (text.Size * 0.2));
    }

    [GeneratedRegex("NaN|Infinity|∞|[eE][+-]?[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex NoNumber();
}
