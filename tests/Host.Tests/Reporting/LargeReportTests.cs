using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Mechanisms.Host.Tests.Reporting;

/// <summary>A report of a round with 80,000 gifts to 1,000 projects.</summary>
public sealed class LargeReportTests : IDisposable
{
    private const int Gifts = 80_000, Projects = 1_000, Contributors = 20_000;
    private readonly ReportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_stays_under_five_megabytes_takes_no_minute_and_explains_every_project()
    {
        _folder.Write("gifts.csv", Table());
        _folder.Write("round.json", """{ "mechanism": "quadratic_funding", "params": { "pool": 100000 }, "inputs": { "gift": "gifts.csv" } }""");
        var watch = Stopwatch.StartNew();
        string page = _folder.Page();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
        Encoding.UTF8.GetByteCount(page).ShouldBeLessThan(5_000_000);
        XElement tree = ReportFolder.TreeOf(page);
        tree.ShouldBeASoundPage();
        XElement why = tree.Descendants("section").Single(it => it.Attribute("aria-labelledby")!.Value == "why");
        why.Elements("details").Count().ShouldBe(Projects);
        why.Value.ShouldContain("This is a large round. The 20 largest ones are explained down to the rows");
        why.Elements("details").Last().Descendants("dt").Select(it => it.Value).ShouldContain("numbers");
        tree.Descendants("section").First().Descendants("tbody").First().Elements("tr").Count().ShouldBe(Projects);
    }

    // The n-th project gets about 1/n of the gifts.
    private static string Table()
    {
        var text = new StringBuilder("contributor,project,gift\n");
        uint state = 1;
        for (int row = 0; row < Gifts; row++)
        {
            int project = row < Projects ? row : (int)(Projects / (1 + (Next() % Projects))) % Projects;
            text.Append(CultureInfo.InvariantCulture, $"c{((row * 7) + (row / Contributors)) % Contributors},p{project},{1 + (Next() % 500)}\n");
        }

        return text.ToString();

        uint Next() => (state = unchecked((state * 1664525u) + 1013904223u)) >> 8;
    }
}
