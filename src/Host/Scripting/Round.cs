using System.Collections;
using System.Runtime.CompilerServices;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;

namespace Mechanisms.Host.Scripting;

/// <summary>
/// A mechanism with parameters and tables, ready to run. Immutable: each call gives another round and leaves this one as it
/// is, so that one round can be the start of many.
/// </summary>
public sealed class Round
{
    private readonly Experiment _experiment;
    private readonly MechanismHost _host;
    private readonly RunRequest _request;

    internal Round(Experiment experiment, MechanismHost host, RunRequest request) => (_experiment, _host, _request) = (experiment, host, request);

    private RoundOverlay Said => _request.Overlay!;

    /// <summary>The same round with a parameter set.</summary>
    /// <param name="parameter">The name of a parameter, or of a cost to choose.</param>
    /// <param name="value">A number, a bool, a date, or a text as scripts write it: <c>"20%"</c>, <c>"power(exponent = 1.5)"</c>.</param>
    /// <param name="file">Given by the compiler.</param>
    /// <param name="line">Given by the compiler.</param>
    public Round Set(string parameter, object value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(value);
        Location place = _experiment.Places.Of(file, line, $"\"{parameter}\"");
        string text = Columns.TextOf(value) ?? throw new MechanismException([ExperimentMessages.NoValue(place, parameter, RowsAsTable.Found(value))]);
        return With(Said with { Parameters = Said.Parameters.SetItem(parameter, RoundOverlay.Said(text, place)) });
    }

    /// <summary>The same round with a table from a file: CSV, CSV in gzip, or Parquet.</summary>
    /// <param name="input">The name of an input.</param>
    /// <param name="path">The file, seen from the folder of the script.</param>
    /// <param name="file">Given by the compiler.</param>
    /// <param name="line">Given by the compiler.</param>
    public Round Table(string input, string path, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(path);
        Location place = _experiment.Places.Of(file, line, $"\"{path}\"");
        return With(Said with { Inputs = Said.Inputs.SetItem(input, RoundOverlay.TableOf(_experiment.FullPath(path), place)) });
    }

    /// <summary>The same round with a table of rows that the script made.</summary>
    /// <param name="input">The name of an input.</param>
    /// <param name="rows">Records, anonymous objects or dictionaries; their properties are called like the sets and columns of the input.</param>
    /// <param name="file">Given by the compiler.</param>
    /// <param name="line">Given by the compiler.</param>
    public Round Table(string input, IEnumerable rows, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(rows);
        Location place = _experiment.Places.Of(file, line, $"\"{input}\"");
        byte[] content = RowsAsTable.Write(input, rows, place);
        return With(Said with { Inputs = Said.Inputs.SetItem(input, RoundOverlay.TableOf($"the rows for {input}", content, place)) });
    }

    /// <summary>The same round with a roster from a file: who is in a set, whether or not a table speaks of them.</summary>
    /// <param name="set">The name of a set.</param>
    /// <param name="path">The file, seen from the folder of the script.</param>
    /// <param name="file">Given by the compiler.</param>
    /// <param name="line">Given by the compiler.</param>
    public Round Members(string set, string path, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(path);
        Location place = _experiment.Places.Of(file, line, $"\"{path}\"");
        return With(Said with { Members = Said.Members.SetItem(set, RoundOverlay.TableOf(_experiment.FullPath(path), place)) });
    }

    /// <summary>The same round with a roster that the script made.</summary>
    /// <param name="set">The name of a set.</param>
    /// <param name="rows">Records, anonymous objects or dictionaries with a property called like the set.</param>
    /// <param name="file">Given by the compiler.</param>
    /// <param name="line">Given by the compiler.</param>
    public Round Members(string set, IEnumerable rows, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(rows);
        Location place = _experiment.Places.Of(file, line, $"\"{set}\"");
        return With(Said with { Members = Said.Members.SetItem(set, RoundOverlay.TableOf($"the roster of {set}", RowsAsTable.Write(set, rows, place), place)) });
    }

    /// <summary>Runs the round.</summary>
    /// <exception cref="MechanismException">The round or its data is at fault; every message names its place.</exception>
    /// <exception cref="OperationCanceledException">Somebody wants the script to end.</exception>
    public Outcome Run()
    {
        PreparedRound prepared = _host.Prepare(_request with { WantsKernel = true }, _experiment.Cancellation);
        RunOutcome outcome = _host.Run(prepared, BackendChoice.Kernel, _experiment.Cancellation);
        return outcome.Report is { } report ? new Outcome(report, _experiment.Places) : throw new MechanismException(outcome.Diagnostics);
    }

    private Round With(RoundOverlay said) => new(_experiment, _host, _request with { Overlay = said });
}
