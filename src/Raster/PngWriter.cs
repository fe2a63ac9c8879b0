using Mechanisms.Pictures;
using SkiaSharp;

namespace Mechanisms.Raster;

/// <summary>Writes pictures as PNG, two dots for each pixel. The only code that knows the library that draws them.</summary>
public static class PngWriter
{
    private const int Scale = 2;
    private static readonly string[] Families = ["DejaVu Sans", "Verdana", "Segoe UI", "Helvetica", "Arial", "Liberation Sans", "Noto Sans"];

    /// <summary>The picture; null on a machine without any font.</summary>
    public static byte[]? Write(Picture picture)
    {
        SKFontManager fonts = SKFontManager.Default;
        if (fonts.FontFamilyCount == 0) return null;
        var info = new SKImageInfo((int)Math.Ceiling(picture.Width) * Scale, (int)Math.Ceiling(picture.Height) * Scale, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(info);
        SKCanvas canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(Scale);
        foreach (Mark mark in picture.Marks) Draw(canvas, mark, fonts);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Draw(SKCanvas canvas, Mark mark, SKFontManager fonts)
    {
        switch (mark)
        {
            case LineMark line:
                DrawLine(canvas, line);
                break;
            case DotMark dot:
                using (var ink = new SKPaint { Color = SKColor.Parse(dot.Colour), IsAntialias = true })
                    canvas.DrawCircle((float)dot.Centre.X, (float)dot.Centre.Y, (float)dot.Radius, ink);
                break;
            case AreaMark area:
                using (var path = new SKPath())
                {
                    path.AddPoly([.. area.Spots.Select(spot => new SKPoint((float)spot.X, (float)spot.Y))], close: true);
                    DrawSurface(canvas, path, area.Fill, area.Outline, area.Opacity);
                }

                break;
            case SectorMark sector:
                using (var path = new SKPath())
                {
                    (float x, float y, float radius) = ((float)sector.Centre.X, (float)sector.Centre.Y, (float)sector.Radius);
                    path.MoveTo(x, y);
                    path.ArcTo(new SKRect(x - radius, y - radius, x + radius, y + radius), (float)-sector.From, (float)(sector.From - sector.To), forceMoveTo: false);
                    path.Close();
                    DrawSurface(canvas, path, sector.Fill, sector.Outline, sector.Opacity);
                }

                break;
            case TextMark text:
                DrawText(canvas, text, fonts);
                break;
            default:
                throw new InvalidOperationException($"A mark of type {mark.GetType().Name} does not exist.");
        }
    }

    private static void DrawSurface(SKCanvas canvas, SKPath path, string fill, string outline, double opacity)
    {
        if (fill.Length > 0)
        {
            using var inside = new SKPaint { Color = SKColor.Parse(fill).WithAlpha((byte)Math.Round(opacity * byte.MaxValue)), IsAntialias = true };
            canvas.DrawPath(path, inside);
        }

        if (outline.Length == 0) return;
        using var edge = new SKPaint { Color = SKColor.Parse(outline), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 1, StrokeJoin = SKStrokeJoin.Round };
        canvas.DrawPath(path, edge);
    }

    private static void DrawLine(SKCanvas canvas, LineMark line)
    {
        using var ink = new SKPaint
        {
            Color = SKColor.Parse(line.Colour),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = (float)line.Thickness,
            StrokeJoin = SKStrokeJoin.Round,
        };
        using SKPathEffect? dashes = line.Dashes.IsEmpty ? null : SKPathEffect.CreateDash([.. line.Dashes.Select(length => (float)length)], 0);
        ink.PathEffect = dashes;
        using var path = new SKPath();
        path.AddPoly([.. line.Spots.Select(spot => new SKPoint((float)spot.X, (float)spot.Y))], close: false);
        canvas.DrawPath(path, ink);
    }

    private static void DrawText(SKCanvas canvas, TextMark text, SKFontManager fonts)
    {
        using var ink = new SKPaint { Color = SKColor.Parse(text.Colour), IsAntialias = true };
        SKFontStyle style = text.IsBold ? SKFontStyle.Bold : SKFontStyle.Normal;
        SKTypeface usual = Families.Select(family => fonts.MatchFamily(family, style)).FirstOrDefault(face => face is not null) ?? SKTypeface.Default;
        List<(string Text, SKFont Font)> runs = [.. Runs(text, usual, fonts)];
        float width = runs.Sum(run => run.Font.MeasureText(run.Text));
        double start = text.Anchor switch { Anchor.Start => 0, Anchor.Middle => -width / 2, _ => -width };
        canvas.Save();
        canvas.Translate((float)text.At.X, (float)text.At.Y);
        if (text.IsUpright) canvas.RotateDegrees(-90);
        var x = (float)start;
        foreach ((string part, SKFont font) in runs)
        {
            canvas.DrawText(part, x, 0, SKTextAlign.Left, font, ink);
            x += font.MeasureText(part);
            font.Dispose();
        }

        canvas.Restore();
    }

    // Letters that the usual font does not have are taken from one that has them.
    private static IEnumerable<(string Text, SKFont Font)> Runs(TextMark text, SKTypeface usual, SKFontManager fonts)
    {
        string run = "";
        SKTypeface current = usual;
        foreach (System.Text.Rune rune in text.Text.EnumerateRunes())
        {
            SKTypeface face = usual.ContainsGlyph(rune.Value) ? usual : fonts.MatchCharacter(rune.Value) ?? usual;
            if (face.Handle != current.Handle && run.Length > 0)
            {
                yield return (run, Font(current));
                run = "";
            }

            current = face;
            run += rune.ToString();
        }

        if (run.Length > 0) yield return (run, Font(current));

        SKFont Font(SKTypeface face) => new(face, (float)text.Size) { Edging = SKFontEdging.Antialias, Subpixel = true };
    }
}
