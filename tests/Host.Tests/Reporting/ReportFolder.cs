using System.Xml.Linq;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Explaining;
using Mechanisms.Host.Reporting;

namespace Mechanisms.Host.Tests.Reporting;

/// <summary>A folder with a round, and the page about it.</summary>
internal sealed class ReportFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A round of quadratic funding in which a member is refused.</summary>
    public static ReportFolder WithGifts()
    {
        var folder = new ReportFolder();
        folder.Write("gifts.csv", "contributor,project,gift\nada,park,1\nben,park,1\ncem,park,1\ndan,park,1\nada,garden,2\nben,garden,2\neve,well,4\nbot,well,9\n");
        folder.Write("trust.csv", "contributor,trust\nbot,0\n");
        folder.Write("round.json", """
            {
              "mechanism": "quadratic_funding",
              "params": { "pool": 12 },
              "inputs": { "gift": "gifts.csv", "trust": "trust.csv" },
              "currency": { "code": "EUR", "unit": 0.01 }
            }
            """);
        return folder;
    }

    public static RunRequest Round => new() { RoundFile = "round.json" };

    public void Write(string name, string content) => _folder.Write(name, content);

    public string Page(RunRequest? request = null)
    {
        TextResult report = Host().Report(request ?? Round, TestContext.Current.CancellationToken);
        report.Diagnostics.Where(it => it.Severity == Severity.Error).ShouldBeEmpty();
        return report.Text!;
    }

    public ReportedRound Reported() => Host().Reported(Round, TestContext.Current.CancellationToken).Round!;

    public string Explained(ExplainRequest request, string format)
    {
        ExplorationAnswer answer = Host().Explain(request with { Round = Round }, format, cancellation: TestContext.Current.CancellationToken);
        answer.Diagnostics.Where(it => it.Severity == Severity.Error).ShouldBeEmpty();

        // Whoever stands in the folder sees its files without it.
        return answer.Text.Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    /// <summary>A page as the tree that it is.</summary>
    public static XElement TreeOf(string page)
    {
        page.ShouldStartWith("<!DOCTYPE html>\n");
        return XElement.Parse(page["<!DOCTYPE html>\n".Length..], LoadOptions.PreserveWhitespace);
    }

    public void Dispose() => _folder.Dispose();

    private MechanismHost Host() => MechanismHost.Create(_folder.Path);
}
