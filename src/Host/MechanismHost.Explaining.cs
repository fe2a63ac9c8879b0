using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Comparing;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Explaining;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Results;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host;

/// <content>Explanations of results.</content>
public sealed partial class MechanismHost
{
    /// <summary>How results came about, step by step down to rows and parameters; and why two of them differ.</summary>
    /// <param name="request">The round, and what of it.</param>
    /// <param name="format"><c>text</c>, <c>json</c>, <c>markdown</c> or <c>html</c>.</param>
    /// <param name="ink">Colours for a terminal.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public ExplorationAnswer Explain(ExplainRequest request, string format = "text", Ink ink = default, CancellationToken cancellation = default)
    {
        // A step that is named may be one that only measures.
        request = request with { Round = request.Round with { WantsMeasures = request.Step is not null } };
        PreparedRound prepared = Prepare(request.Round, cancellation);
        if (!prepared.IsReady) return ExplorationAnswer.Refused(prepared.Diagnostics);
        (TracedRun? run, Diagnostic? fault) = Trace(prepared, cancellation);
        if (run is null) return ExplorationAnswer.Refused([.. prepared.Diagnostics, fault!]);
        return DeepStack.Run(() => Explain(request, prepared, run, format, ink, cancellation));
    }

    /// <summary>Explains cells of an example of a mechanism, for tests of explanations.</summary>
    internal static ImmutableArray<Explanation> Explain(LoweredMechanism mechanism, RoundBuildResult built, CancellationToken cancellation)
    {
        (RunResult result, World before, World after) = new Interpreter(mechanism).Trace(built.Round!, cancellation);
        if (result is not Completed completed) return [];
        var run = new TracedRun(mechanism, built, null, completed, before, after);
        var explainer = new Explainer(run);
        return DeepStack.Run(() => mechanism.Outputs.Select(output => output.Step).Concat(Enumerable.Range(0, mechanism.Steps.Length)).Distinct()
            .SelectMany(step => after.Steps[step].Cells.Select(cell => explainer.Explain(new StepCell(step, [.. cell.Members])))).ToImmutableArray());
    }

    private static (TracedRun? Run, Diagnostic? Fault) Trace(PreparedRound prepared, CancellationToken cancellation)
    {
        (LoweredMechanism mechanism, RoundBuildResult built) = (prepared.Mechanism!, prepared.Built!);
        (RunResult result, World before, World after) = new Interpreter(mechanism).Trace(built.Round!, cancellation);
        return result is Completed completed
            ? (new TracedRun(mechanism, built, prepared.Settings, completed, before, after), null)
            : (null, FaultReport.Explain(mechanism, built, (Faulted)result));
    }

    private ExplorationAnswer Explain(ExplainRequest request, PreparedRound prepared, TracedRun run, string format, Ink ink, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        found.AddRange(prepared.Diagnostics);
        ImmutableArray<ChosenMember> members = Members("--for", request.For, run, found);
        ImmutableArray<ChosenMember> others = Members("--against", request.Against is { } against ? [against] : [], run, found);
        if (HasErrors(found)) return ExplorationAnswer.Refused(found.ToImmutable());
        (ExplainedCells? cells, Diagnostic? problem) = ExplainedCells.Of(run, members, request.Step, OnCommandLine(string.Join(' ', request.For)));
        if (cells is null) return ExplorationAnswer.Refused([.. found, problem!]);
        var told = ImmutableArray.CreateBuilder<ToldDifference>();
        foreach (ChosenMember other in others)
        {
            if (members.FirstOrDefault(member => member.Set == other.Set) is not { } one)
            {
                found.Add(ExplanationMessages.NothingAgainst(OnCommandLine(request.Against!), request.Against!));
                return ExplorationAnswer.Refused(found.ToImmutable());
            }

            foreach (StepCell cell in cells.Cells) told.Add(DifferenceTelling.Between(run, cell, one, other));
        }

        if (request.If.Count > 0 || request.Without.Count > 0)
        {
            TracedRun? again = Again(request, run, members, found, cancellation);
            if (again is null) return ExplorationAnswer.Refused(found.ToImmutable());
            string[] left = [.. request.Without.Select(it => it[(it.IndexOf('=', StringComparison.Ordinal) + 1)..])];
            string change = (request.If.Count, left.Length) switch
            {
                (0, _) => $"Without {string.Join(" and ", left)}",
                (_, 0) => $"With {string.Join(" and ", request.If)}",
                _ => $"With {string.Join(" and ", request.If)} and without {string.Join(" and ", left)}",
            };
            foreach (StepCell cell in cells.Cells) told.Add(DifferenceTelling.After(run, cell, again, change));
        }

        var explainer = new Explainer(run, request.Depth);
        ImmutableArray<Explanation> explanations = [.. cells.Cells.Select(explainer.Explain)];
        return new ExplorationAnswer(new ExplainReport(run.Mechanism.Name, explanations, told.ToImmutable(), cells.Others).Text(format, ink), found.ToImmutable());
    }

    private static ImmutableArray<ChosenMember> Members(string option, IEnumerable<string> named, TracedRun run, ImmutableArray<Diagnostic>.Builder found)
    {
        var members = ImmutableArray.CreateBuilder<ChosenMember>();
        foreach (string name in named)
        {
            (ChosenMember? member, Diagnostic? problem) = ChosenMember.Find(option, name, run.Mechanism, run.Round);
            if (member is not null) members.Add(member);
            if (problem is not null) found.Add(problem);
        }

        return members.ToImmutable();
    }

    // The same round with other settings, or without somebody.
    private TracedRun? Again(
        ExplainRequest request, TracedRun run, ImmutableArray<ChosenMember> explained, ImmutableArray<Diagnostic>.Builder found, CancellationToken cancellation)
    {
        PreparedRound prepared = Prepare(request.Round with { Assignments = [.. request.Round.Assignments, .. request.If] }, cancellation);
        if (!prepared.IsReady) found.AddRange(prepared.Diagnostics.Where(it => !found.Contains(it)));
        if (!prepared.IsReady) return null;
        RoundBuildResult built = prepared.Built!;
        foreach (string name in request.Without)
        {
            (ChosenMember? member, Diagnostic? problem) = ChosenMember.Find("--without", name, prepared.Mechanism!, built.Round!);
            if (member is not null && explained.Any(it => it.Set == member.Set && it.Id == member.Id)) problem = ExplanationMessages.NotThere(OnCommandLine(name), name);
            if (problem is not null) found.Add(problem);
            if (problem is not null) return null;
            built = SplitRound.Of(prepared.Mechanism!, built, member!.Set, member.Member, 0);
        }

        (TracedRun? again, Diagnostic? fault) = Trace(prepared with { Built = built }, cancellation);
        if (fault is not null) found.Add(fault);
        return again;
    }

    private static bool HasErrors(IEnumerable<Diagnostic> found) => found.Any(it => it.Severity == Severity.Error);
}
