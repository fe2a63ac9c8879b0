using System.Collections.Immutable;
using System.Globalization;

namespace Mechanisms.Pictures;

/// <summary>What a picture shows of each member: its name and unit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; empty for a plain number.</param>
public sealed record Quantity(string Name, string Unit)
{
    /// <summary>The unit of shares, which are shown as percentages.</summary>
    public const string Share = "share";

    /// <summary>The name with the unit.</summary>
    public string Text => Unit.Length == 0 || IsShare ? Name : $"{Name} ({Unit})";

    /// <summary>Whether values are shown as percentages.</summary>
    public bool IsShare => Unit == Share;

    /// <summary>The axis of it.</summary>
    public Axis Axis => new(Name, Unit) { IsPercent = IsShare };

    /// <summary>A value with four digits that count, and with its unit.</summary>
    public string Say(double value) => IsShare ? SayNumber(value * 100) + "%" : Unit.Length == 0 ? SayNumber(value) : $"{SayNumber(value)} {Unit}";

    /// <summary>A value with four digits that count; without its unit.</summary>
    public string SayShort(double value) => IsShare ? SayNumber(value * 100) + "%" : SayNumber(value);

    /// <summary>A number with four digits that count.</summary>
    public static string SayNumber(double value)
    {
        const double largest = 1e9, smallest = 1e-4;
        const int digits = 4, most = 7;
        double size = Math.Abs(value);
        if (size == 0) return "0";
        if (size >= largest || size < smallest) return value.ToString("0.###e0", CultureInfo.InvariantCulture);
        int decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, most);
        return value.ToString("#,##0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }
}

/// <summary>A member with its values, one for each quantity of the picture.</summary>
public sealed record Entry(string Name, ImmutableArray<double> Values);
