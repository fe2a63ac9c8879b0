namespace Mechanisms.Pictures;

/// <summary>A rectangle of the paper.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether two rectangles share some room.</summary>
    public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether another rectangle lies inside.</summary>
    public bool Holds(Box other) => other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom;

    /// <summary>Whether a line from spot to spot passes through: what is left of it after it is cut off at each side.</summary>
    public bool Meets(Spot from, Spot to)
    {
        double start = 0, end = 1, across = to.X - from.X, down = to.Y - from.Y;
        return Cut(-across, from.X - Left, ref start, ref end)
            && Cut(across, Right - from.X, ref start, ref end)
            && Cut(-down, from.Y - Top, ref start, ref end)
            && Cut(down, Bottom - from.Y, ref start, ref end);
    }

    private static bool Cut(double step, double room, ref double start, ref double end)
    {
        if (step == 0) return room >= 0;
        double at = room / step;
        if (step < 0) start = Math.Max(start, at);
        else end = Math.Min(end, at);
        return start <= end;
    }
}
