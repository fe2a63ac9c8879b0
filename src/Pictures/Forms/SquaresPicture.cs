using System.Collections.Immutable;

namespace Mechanisms.Pictures.Forms;

/// <summary>A square of pieces: its name, and the sides that add up to its own.</summary>
public sealed record PiecedSquare(string Name, ImmutableArray<double> Sides)
{
    /// <summary>The side of the whole.</summary>
    public double Side => Sides.Sum();

    /// <summary>The area of all pieces.</summary>
    public double Pieces => Sides.Sum(side => side * side);
}

/// <summary>
/// For each member a square whose side is the sum of the sides of its pieces. These stand along the diagonal; all else in the
/// square is shaded: what many small pieces have and one large piece has not.
/// </summary>
public static class SquaresPicture
{
    private const int MostSquares = 6, MostPieces = 250;
    private const double Largest = 250, Room = 660, Gap = 26;

    /// <summary>Draws it.</summary>
    /// <param name="frame">What stands around it.</param>
    /// <param name="sides">What the sides are.</param>
    /// <param name="squares">The squares; no side below 0, and one at least above.</param>
    public static Picture Draw(PictureFrame frame, Quantity sides, ImmutableArray<PiecedSquare> squares)
    {
        PiecedSquare[] shown = [.. squares.Where(square => square.Side > 0).OrderByDescending(square => square.Side).Take(MostSquares)];
        double all = shown.Sum(square => square.Side), most = shown[0].Side;
        double scale = Math.Min(Largest / most, Room / all), ground = most * scale, left = 0;
        var sheet = new Sheet();
        int small = 0;
        foreach (PiecedSquare square in shown)
        {
            string[] label = [$"pieces {Quantity.SayNumber(square.Pieces)}", $"shaded {Quantity.SayNumber(Math.Max(0, (square.Side * square.Side) - square.Pieces))}", $"in all {Quantity.SayNumber(square.Side * square.Side)}"];
            string name = Lines.Shown(square.Name, 16);
            double width = Math.Max(square.Side * scale, Math.Max(label.Max(line => TextWidth.Of(line, Sheet.SmallSize)), TextWidth.Of(name, Sheet.Size) * 1.08));
            small += DrawSquare(sheet, square, left + ((width - (square.Side * scale)) / 2), ground, scale);
            double y = ground + (Sheet.Size * 1.6), middle = left + (width / 2);
            sheet.Text(name, middle, y, Anchor.Middle, Sheet.Size, isBold: true);
            foreach (string line in label) sheet.Text(line, middle, y += Sheet.SmallSize * 1.4, Anchor.Middle);
            left += width + Gap;
        }

        int others = squares.Length - shown.Length;
        return sheet.Cut(frame
            .With(FormattableString.Invariant($"A side is the sum of {sides.Text} of its pieces, and the area of a piece is the square of its own side. All squares have one scale."))
            .With(others == 0 ? "" : FormattableString.Invariant($"{others} smaller squares are not shown."))
            .With(small == 0 ? "" : FormattableString.Invariant($"{small} of the smallest pieces are not drawn.")));
    }

    // How many of its pieces are too many to be drawn.
    private static int DrawSquare(Sheet sheet, PiecedSquare square, double left, double ground, double scale)
    {
        double[] sides = [.. square.Sides.Where(side => side > 0).OrderDescending()];
        sheet.Rectangle(left, ground - (square.Side * scale), left + (square.Side * scale), ground, Palette.SurfaceOf(0), Palette.ColourOf(0));
        double at = 0;
        foreach (double side in sides.Take(MostPieces))
        {
            double start = left + (at * scale), bottom = ground - (at * scale);
            sheet.Rectangle(start, bottom - (side * scale), start + (side * scale), bottom, Palette.Paper, Palette.ColourOf(0));
            at += side;
        }

        return Math.Max(0, sides.Length - MostPieces);
    }
}
