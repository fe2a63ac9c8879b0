using Mechanisms.Host.Records;

namespace Mechanisms.Host.Results;

/// <summary>The files of a run, written into a folder one after the other; the record last, since it knows the others.</summary>
/// <param name="folder">Where they go.</param>
internal sealed class ResultFiles(string folder)
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly List<(string Output, string File)> _outputs = [];

    /// <summary>The names of the files so far.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Writes results.</summary>
    public void Write(RunReport report, bool withSteps)
    {
        Add("results.json", stream => JsonResults.Write(report, stream, withSteps));
        Add("dropped.csv", stream => CsvResults.WriteDropped(report, stream));
        foreach (ReportTable output in report.Outputs) _outputs.Add((output.Name, Add(output.Name + ".csv", stream => CsvResults.Write(output, stream))));
    }

    /// <summary>Writes the rows, the members and the record of the run.</summary>
    /// <param name="finished">The run.</param>
    /// <param name="report">Its report.</param>
    /// <param name="withSteps">Whether every named step was written too.</param>
    /// <param name="target">The folder in which the files will stand in the end.</param>
    /// <param name="options">How to write the record.</param>
    public void WriteRecord(FinishedRun finished, RunReport report, bool withSteps, string target, RecordOptions options)
    {
        FinishedRun run = finished.WithComputed();
        var members = new MemberVerdicts(run);
        var rows = new Dictionary<string, RowsSummary>(StringComparer.Ordinal);
        for (int slot = 0; slot < run.Mechanism.Inputs.Length; slot++)
        {
            string name = run.Mechanism.Inputs[slot].Name;
            int input = slot;
            // Rows come from a table, or from a roster, which has no entry among the inputs.
            if (run.Settings.Inputs.ContainsKey(name) || run.Round.Inputs[input].Count > 0) Add(RowsFile.NameOf(name), stream => rows[name] = RowsFile.Write(run, input, members, stream, options.Cancellation));
        }

        for (int slot = 0; slot < run.Mechanism.Sets.Length; slot++)
        {
            int set = slot;
            Add(MembersFile.NameOf(run.Mechanism.Sets[slot].Name), stream => MembersFile.Write(run, set, members, stream));
        }

        var record = new RecordWriter(run, report, withSteps, options);
        Add(RecordWriter.Name, stream => record.Write(stream, target, new Dictionary<string, string>(_hashes), _outputs, rows));
    }

    // An output may be called like a file of ours, or like another output on a disk that ignores case.
    private string Add(string name, Action<Stream> write)
    {
        while (_names.Contains(name, StringComparer.OrdinalIgnoreCase)) name = "output-" + name;
        _names.Add(name);
        using var stream = new HashedWriting(File.Create(Path.Combine(folder, name), bufferSize: 1 << 16));
        write(stream);
        stream.Flush();
        _hashes.Add(name, stream.Hash());
        return name;
    }
}
