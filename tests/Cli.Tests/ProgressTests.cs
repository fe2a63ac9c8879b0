using Mechanisms.Cli.Output;
using Mechanisms.Host.Tables;

namespace Mechanisms.Cli.Tests;

/// <summary>The line that tells how long a reading takes.</summary>
public class ProgressTests
{
    private readonly StringWriter _terminal = new() { NewLine = "\n" };
    private TimeSpan _now;

    [Fact]
    public void What_takes_less_than_a_second_shows_nothing()
    {
        var line = new ProgressLine(_terminal, 80, () => _now);
        line.Show(new TableProgress("gifts.csv", 0, 0, 100));
        _now = TimeSpan.FromSeconds(0.9);
        line.Show(new TableProgress("gifts.csv", 50, 50, 100));
        line.Clear();
        _terminal.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void What_takes_longer_shows_its_rate_and_what_is_left_and_goes_away()
    {
        var line = new ProgressLine(_terminal, 80, () => _now);
        line.Show(new TableProgress("gifts.csv", 0, 0, 4000));
        _now = TimeSpan.FromSeconds(2);
        line.Show(new TableProgress("gifts.csv", 5000, 1000, 4000));
        const string shown = "gifts.csv: 5,000 rows (25%), 2,500 rows/s, 6 s left";
        _terminal.ToString().ShouldBe("\r" + shown);
        _now = TimeSpan.FromSeconds(2.1);
        line.Show(new TableProgress("gifts.csv", 6000, 1200, 4000));
        line.Clear();
        _terminal.ToString().ShouldBe("\r" + shown + "\r" + new string(' ', shown.Length) + "\r");
    }

    [Fact]
    public void A_narrow_terminal_is_not_written_over_its_edge()
    {
        var line = new ProgressLine(_terminal, 20, () => _now);
        line.Show(new TableProgress("gifts.csv", 0, 0, 4000));
        _now = TimeSpan.FromSeconds(2);
        line.Show(new TableProgress("gifts.csv", 5000, 1000, 4000));
        _terminal.ToString().Length.ShouldBe(20);
    }
}
