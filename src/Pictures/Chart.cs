using System.Collections.Immutable;

namespace Mechanisms.Pictures;

/// <summary>Several panels under one title, side by side.</summary>
/// <param name="Title">What the chart shows.</param>
/// <param name="Panels">At least one.</param>
public sealed record Chart(string Title, ImmutableArray<Panel> Panels);

/// <summary>Lines over one pair of axes.</summary>
/// <param name="Title">What the panel shows.</param>
/// <param name="Across">The axis below.</param>
/// <param name="Up">The axis at the left.</param>
/// <param name="Series">The lines.</param>
public sealed record Panel(string Title, Axis Across, Axis Up, ImmutableArray<Series> Series)
{
    /// <summary>Surfaces below the lines.</summary>
    public ImmutableArray<ShadedArea> Areas { get; init; } = [];

    /// <summary>Points with names, above the lines.</summary>
    public ImmutableArray<NamedPoint> Dots { get; init; } = [];
}

/// <summary>A surface between the axes.</summary>
/// <param name="Corners">Its corners, at least three.</param>
/// <param name="Label">What stands in it, in lines.</param>
public sealed record ShadedArea(ImmutableArray<(double X, double Y)> Corners, ImmutableArray<string> Label);

/// <summary>A point with a name.</summary>
public sealed record NamedPoint(string Name, double X, double Y);

/// <summary>An axis.</summary>
/// <param name="Label">What it measures.</param>
/// <param name="Unit">In what; empty for a plain number.</param>
/// <param name="IsLogarithmic">Whether equal steps are equal factors.</param>
public sealed record Axis(string Label, string Unit, bool IsLogarithmic = false)
{
    /// <summary>Whether values are shares and read as percentages.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Whether an axis below begins and ends with round numbers, and shows 0, as one at the left does.</summary>
    public bool IsLoose { get; init; }

    /// <summary>The label with its unit.</summary>
    public string Text => Unit.Length == 0 || IsPercent ? Label : $"{Label} ({Unit})";
}

/// <summary>A line with a name.</summary>
/// <param name="Name">What stands at its end.</param>
/// <param name="Points">From left to right. A value of +∞ ends the line in a wall: from there on nothing can be had.</param>
public sealed record Series(string Name, ImmutableArray<ChartPoint> Points);

/// <summary>A point of a line; <paramref name="Y"/> is null where there is no value.</summary>
public readonly record struct ChartPoint(double X, double? Y);
