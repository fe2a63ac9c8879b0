using System.Diagnostics;
using System.Globalization;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Tables;

namespace Mechanisms.Cli.Output;

/// <summary>
/// One line on a terminal that tells how a long reading goes on, and goes away when it is over. What takes less than a
/// second shows none.
/// </summary>
/// <param name="writer">The terminal.</param>
/// <param name="columns">How wide it is.</param>
/// <param name="elapsed">The time since the beginning.</param>
internal sealed class ProgressLine(TextWriter writer, int columns, Func<TimeSpan> elapsed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private string _file = "";
    private TimeSpan _begun;
    private TimeSpan _shown;
    private int _width;

    /// <summary>A line that goes by the clock of this machine.</summary>
    public static ProgressLine Start(TextWriter writer, int columns)
    {
        long start = Stopwatch.GetTimestamp();
        return new ProgressLine(writer, columns, () => Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Shows how far it is.</summary>
    public void Show(TableProgress progress)
    {
        TimeSpan now = elapsed();
        if (progress.File != _file) (_file, _begun) = (progress.File, now);
        if (now < Patience || now - _shown < Interval || now == _begun) return;
        _shown = now;
        double seconds = (now - _begun).TotalSeconds;
        double part = progress.TotalBytes == 0 ? 1 : Math.Min(1, (double)progress.Bytes / progress.TotalBytes);
        string left = part > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Math.Ceiling(seconds * (1 - part) / part):0} s left") : "";
        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{VisibleText.Escape(_file)}: {progress.Rows:N0} rows ({part:0%}), {progress.Rows / seconds:N0} rows/s{left}"));
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_width == 0) return;
        Write("");
        writer.Write('\r');
        writer.Flush();
    }

    private void Write(string line)
    {
        if (line.Length >= columns) line = line[..Math.Max(0, columns - 1)];
        writer.Write('\r' + line.PadRight(_width));
        writer.Flush();
        _width = line.Length;
    }
}
