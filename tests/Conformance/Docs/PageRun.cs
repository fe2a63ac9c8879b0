using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;
using Mechanisms.Host.Examples;
using Mechanisms.Host.Results;

namespace Mechanisms.Conformance.Docs;

/// <summary>Does what the blocks of a page show: writes its files to a folder of their own and carries out its command.</summary>
internal static class PageRun
{
    /// <summary>
    /// All messages. A <c>mech</c> block without a name is a whole script that is checked; blocks with names are files for
    /// the command in the <c>console</c> block.
    /// </summary>
    public static ImmutableArray<Diagnostic> Messages(IReadOnlyCollection<PageBlock> blocks)
    {
        string folder = Directory.CreateTempSubdirectory("page-").FullName;
        try
        {
            var host = MechanismHost.Create(folder);
            foreach (PageBlock file in blocks.Where(block => block.IsFile)) File.WriteAllText(Path.Combine(folder, file.Name), file.Text);
            var found = ImmutableArray.CreateBuilder<Diagnostic>();
            foreach (PageBlock script in blocks.Where(block => block is { Language: "mech", Name: "" }))
            {
                const string name = "page.mech";
                File.WriteAllText(Path.Combine(folder, name), script.Text);
                found.AddRange(host.Check([name]));
            }

            foreach (PageBlock command in blocks.Where(block => block is { Language: "console", Name: "" }))
            {
                found.AddRange(CarryOut(host, folder, command.Text));
            }

            return found.ToImmutable();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<Diagnostic> CarryOut(MechanismHost host, string folder, string command)
    {
        string[] all = command.Trim().Split(' ');
        string[] words = [all[0], .. all[1..].SkipWhile(word => word.Contains('=', StringComparison.Ordinal))];
        words[..2].ShouldBe(["$", "mech"]);
        string[] arguments = words[3..];
        Dictionary<string, string> variables = all[1..].Take(all.Length - words.Length)
            .Select(word => word.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        switch (words[2])
        {
            case "check":
                return host.Check(arguments);
            case "test":
                TestReport report = host.Test(arguments, TestContext.Current.CancellationToken);
                return report.Diagnostics.Concat(report.Examples.SelectMany(example => example.Diagnostics));
            case "run":
                return Run(host, folder, arguments, variables);
            case "new":
                return host.Start(arguments[0], arguments[2]).Diagnostics;
            case "verify":
                return host.Verify(arguments[0], key: null, asJson: false, TestContext.Current.CancellationToken).Diagnostics;
            case "script":
                return host.RunExperiment(arguments[0], arguments[1..], TextWriter.Null, TestContext.Current.CancellationToken).Diagnostics;
            default:
                if (ExploringPage.Answer(host, words[2], arguments) is { } answer) return answer.Diagnostics;
                Assert.Fail($"a page may show `mech check`, `mech test`, `mech run`, `mech new`, `mech verify`, `mech script` and what {nameof(ExploringPage)} knows, not `{command}`");
                return [];
        }
    }

    private static List<Diagnostic> Run(MechanismHost host, string folder, string[] arguments, Dictionary<string, string> variables)
    {
        List<string> assignments = [], inputs = [];
        string? results = null, overrides = null;
        for (int i = 1; i + 1 < arguments.Length; i += 2)
        {
            string value = arguments[i + 1];
            if (arguments[i] == "--set") assignments.Add(value);
            else if (arguments[i] == "--input") inputs.Add(value);
            else if (arguments[i] == "--out") results = value;
            else if (arguments[i] == "--round-overrides") overrides = value;
            else inputs.Add($"{arguments[i][2..]}={value}");
        }

        bool isRound = MechanismHost.IsRoundFile(arguments[0]);
        PreparedRound prepared = host.Prepare(new RunRequest
        {
            RoundFile = isRound ? arguments[0] : null,
            Mechanism = isRound ? null : arguments[0],
            Assignments = assignments,
            Inputs = inputs,
            Overrides = overrides,
            Environment = variables,
        });
        RunOutcome outcome = host.Run(prepared, BackendChoice.Interpreter, TestContext.Current.CancellationToken);
        List<Diagnostic> found = [.. outcome.Diagnostics];
        if (prepared.Built is { } built) found.AddRange(built.Notes);
        if (outcome.Report is { } report && results is not null && ResultFolder.Write(report, Path.Combine(folder, results), false) is { } problem)
        {
            found.Add(problem);
        }

        return found;
    }
}
