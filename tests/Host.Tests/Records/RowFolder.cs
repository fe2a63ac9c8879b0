using Mechanisms.Host.Records;
using Mechanisms.Host.Results;

namespace Mechanisms.Host.Tests.Records;

/// <summary>A round in a folder of its own, written with rows, members and record.</summary>
internal sealed class RowFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    public void Dispose() => _folder.Dispose();

    public string Write(string name, string text) => _folder.Write(name, text);

    public RunReport Run(string target = "results", BackendChoice backend = BackendChoice.Interpreter, PseudonymKey? key = null, params string[] assignments)
    {
        var host = MechanismHost.Create(Path);
        PreparedRound prepared = host.Prepare(new RunRequest { RoundFile = "round.json", Assignments = assignments, WantsRecord = true }, TestContext.Current.CancellationToken);
        RunOutcome outcome = host.Run(prepared, backend, TestContext.Current.CancellationToken);
        outcome.Diagnostics.Select(it => it.Message).ShouldBeEmpty();
        FinishedRun run = outcome.Finished.ShouldNotBeNull();
        if (key is not null) run = run.Under(key);
        ResultFolder.Write(run.Report(), target, withSteps: false, Path, run, new RecordOptions { Key = key }).ShouldBeNull();
        return run.Report();
    }

    public string Read(string name, string target = "results") => File.ReadAllText(System.IO.Path.Combine(Path, target, name));

    /// <summary>The rows of a table of results, without its headers; cells must have no commas.</summary>
    public string[][] Rows(string name, string target = "results") =>
        [.. Read(name, target).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
}
