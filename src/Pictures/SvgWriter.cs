using System.Globalization;
using System.Text;

namespace Mechanisms.Pictures;

/// <summary>Writes pictures as SVG: the same bytes for the same picture, nothing in it that runs or is fetched.</summary>
public static class SvgWriter
{
    private const string Fonts = "'DejaVu Sans', Verdana, 'Segoe UI', Helvetica, Arial, sans-serif";

    /// <summary>The picture as a document.</summary>
    public static string Write(Picture picture)
    {
        var svg = new StringBuilder();
        string width = Number(picture.Width), height = Number(picture.Height), title = Escape(picture.Title);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{title}\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{title}</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<g font-family=\"{Fonts}\" stroke-linejoin=\"round\" stroke-linecap=\"butt\">\n");
        foreach (Mark mark in picture.Marks) Append(svg, mark);
        return svg.Append("</g>\n</svg>\n").ToString();
    }

    private static void Append(StringBuilder svg, Mark mark)
    {
        switch (mark)
        {
            case LineMark line:
                string spots = string.Join(' ', line.Spots.Select(spot => $"{Number(spot.X)},{Number(spot.Y)}"));
                string dashes = line.Dashes.IsEmpty ? "" : $" stroke-dasharray=\"{string.Join(' ', line.Dashes.Select(Number))}\"";
                svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{spots}\" fill=\"none\" stroke=\"{line.Colour}\" stroke-width=\"{Number(line.Thickness)}\"{dashes}/>\n");
                break;
            case DotMark dot:
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Number(dot.Centre.X)}\" cy=\"{Number(dot.Centre.Y)}\" r=\"{Number(dot.Radius)}\" fill=\"{dot.Colour}\"/>\n");
                break;
            case AreaMark area:
                string corners = string.Join(' ', area.Spots.Select(spot => $"{Number(spot.X)},{Number(spot.Y)}"));
                svg.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{corners}\"{Surface(area.Fill, area.Outline, area.Opacity)}/>\n");
                break;
            case SectorMark sector:
                (Spot start, Spot end) = (sector.At(sector.From), sector.At(sector.To));
                string radius = Number(sector.Radius);
                string path = $"M{Number(sector.Centre.X)},{Number(sector.Centre.Y)} L{Number(start.X)},{Number(start.Y)} A{radius},{radius} 0 0 0 {Number(end.X)},{Number(end.Y)} Z";
                svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\"{Surface(sector.Fill, sector.Outline, sector.Opacity)}/>\n");
                break;
            case TextMark text:
                (string x, string y) = (Number(text.At.X), Number(text.At.Y));
                string anchor = text.Anchor switch { Anchor.Start => "start", Anchor.Middle => "middle", _ => "end" };
                string weight = text.IsBold ? " font-weight=\"bold\"" : "";
                string turned = text.IsUpright ? $" transform=\"rotate(-90 {x} {y})\"" : "";
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" font-size=\"{Number(text.Size)}\" text-anchor=\"{anchor}\" fill=\"{text.Colour}\"{weight}{turned}>{Escape(text.Text)}</text>\n");
                break;
            default:
                throw new InvalidOperationException($"A mark of type {mark.GetType().Name} does not exist.");
        }
    }

    private static string Surface(string fill, string outline, double opacity)
    {
        string inside = fill.Length == 0 ? " fill=\"none\"" : $" fill=\"{fill}\"";
        string edge = outline.Length == 0 ? "" : $" stroke=\"{outline}\"";
        return inside + edge + (opacity < 1 ? $" fill-opacity=\"{Number(opacity)}\"" : "");
    }

    private static string Number(double number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);

    // What XML cannot hold at all, such as control characters and halves of pairs, is shown as the sign for what is missing.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isAllowed = rune.Value >= 0x20 && rune.Value is not (0xFFFE or 0xFFFF or (>= 0x7F and < 0xA0));
            escaped.Append(rune.Value switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => isAllowed ? rune.ToString() : "\uFFFD",
            });
        }

        return escaped.ToString();
    }
}
