using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Comparing;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host;

/// <content>Rounds side by side.</content>
public sealed partial class MechanismHost
{
    /// <summary>Runs a round under several mechanisms, with several settings, or with a member who poses as several.</summary>
    /// <param name="request">What to put side by side; what comes first is what the others are compared with.</param>
    /// <param name="format"><c>table</c>, <c>json</c> or <c>csv</c>.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public ExplorationAnswer Compare(CompareRequest request, string format = "table", CancellationToken cancellation = default)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var variants = ImmutableArray.CreateBuilder<Variant>();
        foreach ((string name, RunRequest round) in Orders(request))
        {
            PreparedRound prepared = PrepareFor(round, found, cancellation);
            found.AddRange(prepared.Diagnostics.Where(it => !found.Contains(it)));
            if (!prepared.IsReady) return ExplorationAnswer.Refused(found.ToImmutable());
            if (Add(variants, name, prepared, found, cancellation) && request.Split is not null && AddSplit(variants, prepared, request, found, cancellation)) continue;
            if (request.Split is not null || found.Any(it => it.Severity == Severity.Error)) return ExplorationAnswer.Refused(found.ToImmutable());
        }

        ImmutableArray<Variant> all = variants.ToImmutable();
        ImmutableArray<ComparedOutput> outputs = ComparedOutput.Of(all);
        string names = string.Join(" and ", all.Select(variant => $"`{variant.Name}`"));
        if (outputs.IsEmpty) found.Add(ComparisonMessages.NothingInCommon(OnCommandLine(all[^1].Name), names));
        return outputs.IsEmpty ? ExplorationAnswer.Refused(found.ToImmutable()) : new ExplorationAnswer(new CompareReport(all, outputs, ComparedOutput.MeasuresOf(all)).Text(format), found.ToImmutable());
    }

    // Several mechanisms as they are; of one, and of that of the round, first the round as it is and then each variation.
    private static IEnumerable<(string Name, RunRequest Round)> Orders(CompareRequest request)
    {
        if (request.Mechanisms.Count > 1 && request.Variations.Count == 0) return request.Mechanisms.Select(it => (it, request.Round with { Mechanism = it }));
        string?[] mechanisms = request.Mechanisms.Count == 0 ? [request.Round.Mechanism] : [.. request.Mechanisms];
        return mechanisms.SelectMany(mechanism =>
        {
            RunRequest round = request.Round with { Mechanism = mechanism };
            string start = request.Mechanisms.Count > 1 ? mechanism + " " : "";
            return request.Variations.Select(it => (start + it, round with { Assignments = [.. round.Assignments, it] })).Prepend((request.Mechanisms.Count > 1 ? mechanism! : "as it is", round));
        });
    }

    private bool Add(
        ImmutableArray<Variant>.Builder variants, string name, PreparedRound prepared, ImmutableArray<Diagnostic>.Builder found, CancellationToken cancellation)
    {
        RunOutcome outcome = Run(prepared, BackendChoice.Kernel, cancellation);
        found.AddRange(outcome.Diagnostics.Where(it => !found.Contains(it)));
        if (outcome.Report is { } report) variants.Add(new Variant(name, report));
        return outcome.Report is not null;
    }

    private bool AddSplit(
        ImmutableArray<Variant>.Builder variants, PreparedRound prepared, CompareRequest request, ImmutableArray<Diagnostic>.Builder found, CancellationToken cancellation)
    {
        (LoweredMechanism mechanism, RoundBuildResult built) = (prepared.Mechanism!, prepared.Built!);
        (ChosenMember? chosen, Diagnostic? problem) = ChosenMember.Find("--split", request.Split!, mechanism, built.Round!);
        if (problem is not null) found.Add(problem);
        if (chosen is not { } person) return false;
        string before = variants[^1].Name, start = request.Mechanisms.Count > 1 || request.Variations.Count > 0 ? before + ", " : "";
        foreach (int count in request.Into)
        {
            RoundBuildResult split = SplitRound.Of(mechanism, built, person.Set, person.Member, count);
            if (!Add(variants, FormattableString.Invariant($"{start}{person.Id} as {count}"), prepared with { Built = split }, found, cancellation)) return false;
            variants[^1] = variants[^1] with
            {
                SplitSet = mechanism.Sets[person.Set].Name,
                Identities = SplitRound.Names(person.Id, count).ToImmutableDictionary(name => name, _ => person.Id, StringComparer.Ordinal),
            };
        }

        return true;
    }

    // What the round file says for its own mechanism and another one does not know is no mistake of anybody.
    private PreparedRound PrepareFor(RunRequest request, ImmutableArray<Diagnostic>.Builder found, CancellationToken cancellation)
    {
        request = request with { WantsKernel = true };
        (SettingsRead read, ImmutableArray<Diagnostic> messages) = ReadSettings(request);
        if (read.Settings is not { } settings) return new PreparedRound(null, null, null, messages);
        if (request.RoundFile is not null && request.Mechanism is { } named && Compile(named).Mechanism is { } mechanism)
        {
            foreach ((string name, Setting setting) in settings.Parameters.Where(it => it.Value.Layer != SettingLayer.Argument && !Knows(mechanism, it.Key)))
            {
                found.Add(ComparisonMessages.PassedOver(setting.NamePlace, $"`{name}`", mechanism.Name));
                settings = settings with { Parameters = settings.Parameters.Remove(name) };
            }

            foreach ((string name, TableSettings table) in settings.Inputs.Where(it => mechanism.Inputs.All(input => input.Name != it.Key)))
            {
                found.Add(ComparisonMessages.PassedOver(table.Place, $"The table of `{name}`", mechanism.Name));
                settings = settings with { Inputs = settings.Inputs.Remove(name) };
            }
        }

        return Prepare(settings, read.Home, read.Source, messages, request, cancellation);
    }

    private static bool Knows(LoweredMechanism mechanism, string name) => mechanism.Parameters.Any(it => it.Name == name) || mechanism.Roles.Any(it => it.Name == name);
}
