using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Comparing;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Curves;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Results;
using Mechanisms.Host.Running;
using Mechanisms.Host.Scripting;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host;

/// <content>Rounds over the values of a parameter.</content>
public sealed partial class MechanismHost
{
    /// <summary>Runs a round at values of a parameter from one end of a range to the other.</summary>
    /// <param name="request">The round, and which parameter moves.</param>
    /// <param name="format"><c>table</c>, <c>json</c> or <c>csv</c>.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public ExplorationAnswer Sweep(SweepRequest request, string format = "table", CancellationToken cancellation = default)
    {
        Location place = OnCommandLine(request.Over);
        int equals = request.Over.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? "" : request.Over[..equals].Trim();
        if (name.Length == 0 || Stretch.Parse(request.Over[(equals + 1)..]) is not { } stretch) return ExplorationAnswer.Refused([ComparisonMessages.NotASweep(place, request.Over)]);

        // The first value stands in the round from the start, so that a parameter without a default is not missed.
        string[] values = [.. stretch.Places(request.Steps, request.IsLogarithmic).Select(NumberText.Exact)];
        var start = new RoundOverlay { Parameters = ImmutableDictionary<string, Setting>.Empty.Add(name, Said(values[0])) };
        (SettingsRead read, ImmutableArray<Diagnostic> messages) = ReadSettings(request.Round);
        if (read.Settings is not { } said) return ExplorationAnswer.Refused(messages);
        LoweredMechanism? known = CompileRound(said, read.Home, read.Source, messages, request.Round).Round.Mechanism;
        if (known is not null && ProblemOf(known, name, place) is { } problem) return ExplorationAnswer.Refused([problem]);
        PreparedRound first = Prepare(request.Round with { Overlay = start, WantsKernel = true }, cancellation);
        if (!first.IsReady) return ExplorationAnswer.Refused(first.Diagnostics);
        (LoweredMechanism mechanism, RoundBuildResult built, RoundSettings settings) = (first.Mechanism!, first.Built!, first.Settings!);
        LoweredParameter parameter = mechanism.Parameters.First(it => it.Name == name);
        if (parameter.Kind == ValueKind.Whole) values = [.. values.Select(RoundedToWhole).Distinct(StringComparer.Ordinal)];
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        found.AddRange(first.Diagnostics);
        var points = ImmutableArray.CreateBuilder<SweepPoint>();
        using var kernel = new KernelBackend(mechanism, first.Kernel);
        foreach (string value in values)
        {
            RoundSettings moved = settings with { Parameters = settings.Parameters.SetItem(name, Said(value)) };
            var log = new BuildLog(dropBadRows: false);
            ImmutableArray<ParameterValue> parameters = ParameterReader.Read(mechanism, moved.Parameters, settings.Mechanism?.Place, log);
            if (!log.IsFine) return ExplorationAnswer.Refused([.. found, .. log.Errors]);
            RoundBuildResult there = built with { Round = built.Round! with { Parameters = parameters } };
            RunResult result = kernel.Run(there.Round!, cancellation);
            if (result is not Completed completed)
            {
                RunOutcome outcome = Run(first with { Built = there, Settings = moved }, BackendChoice.Interpreter, cancellation);
                return ExplorationAnswer.Refused(outcome.Diagnostics);
            }

            points.Add(new SweepPoint(Plain(value), double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture), RunReport.Of(mechanism, there, completed, moved)));
        }

        var report = new SweepReport(name, parameter.Dimension, request.Over.Contains('%', StringComparison.Ordinal), request.IsLogarithmic, points.ToImmutable());
        return new ExplorationAnswer(report.Text(format), found.ToImmutable()) { Chart = report.Chart() };

        Setting Said(string value) => new(Plain(value), place) { Layer = SettingLayer.Argument };
    }

    private static string RoundedToWhole(string number) =>
        Math.Round(double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture);

    private static string Plain(string number) => number.Replace("E+", "e", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal);

    private static Diagnostic? ProblemOf(LoweredMechanism mechanism, string name, Location place)
    {
        if (mechanism.Roles.Any(role => role.Name == name)) return ComparisonMessages.NotANumber(place, name, "a cost or a saturation");
        if (mechanism.Parameters.FirstOrDefault(it => it.Name == name) is not { } parameter) return null;
        return parameter.Kind switch
        {
            ValueKind.Real or ValueKind.Whole => null,
            ValueKind.Truth => ComparisonMessages.NotANumber(place, name, "yes or no"),
            ValueKind.Time => ComparisonMessages.NotANumber(place, name, "a time"),
            _ => ComparisonMessages.NotANumber(place, name, "a text"),
        };
    }
}
