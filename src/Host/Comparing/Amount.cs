using System.Globalization;
using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Results;

namespace Mechanisms.Host.Comparing;

/// <summary>A value of an output, with what can be done with it: compared, added up, taken from another.</summary>
internal readonly record struct Amount(ValueKind Kind, double Real, BigInteger Whole)
{
    /// <summary>The value of a row.</summary>
    public static Amount Of(ReportTable table, int row) => table.Cells.Wholes is { } wholes
        ? new Amount(ValueKind.Whole, (double)wholes[row], wholes[row])
        : new Amount(table.Kind, table.Cells.Reals![row] + 0.0, default);

    /// <summary>Whether it is a number, so that it can be added up.</summary>
    public bool IsNumber => Kind is ValueKind.Real or ValueKind.Whole;

    /// <summary>As programs read it.</summary>
    public string Text => Kind switch
    {
        ValueKind.Whole => Whole.ToString(CultureInfo.InvariantCulture),
        ValueKind.Truth => Real != 0 ? "yes" : "no",
        _ => NumberText.Exact(Real),
    };

    /// <summary>As people read it.</summary>
    public string Shown => Kind == ValueKind.Real ? NumberText.Shown(Real) : Text;

    /// <summary>How much more it is than another.</summary>
    public Amount Minus(Amount other) => new(Kind, Clean(Real, -other.Real), Whole - other.Whole);

    /// <summary>Both together.</summary>
    public Amount Plus(Amount other) => new(Kind, Clean(Real, other.Real), Whole + other.Whole);

    /// <summary>Whether it is above, at or below 0.</summary>
    public int Sign => Kind == ValueKind.Whole ? Whole.Sign : Math.Sign(Real);

    /// <summary>With a sign, as a change.</summary>
    public string Change => Sign > 0 ? "+" + Shown : Shown;

    // A difference is one of decimals, as people reckon: 0.3 less 0.1 is 0.2. What is less than the last digits of the two is 0.
    private static double Clean(double a, double b)
    {
        double sum = a + b;
        if (!double.IsFinite(sum)) return sum;
        double size = Math.Max(Math.Abs(a), Math.Abs(b));
        if (Math.Abs(sum) <= size * 1e-15) return 0;
        int digits = Math.Clamp(15 - (int)Math.Floor(Math.Log10(size / Math.Abs(sum))), 1, 15);
        return double.Parse(sum.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
