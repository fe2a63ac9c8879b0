using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;
using Mechanisms.Host.Curves;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Library;

namespace Mechanisms.Host;

/// <content>Curves of costs.</content>
public sealed partial class MechanismHost
{
    /// <summary>What quantities cost, what the next bit costs, what amounts buy, and how much people buy who care so much.</summary>
    /// <param name="request">Which costs, and how far.</param>
    /// <param name="format"><c>table</c>, <c>json</c> or <c>csv</c>.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public ExplorationAnswer Curve(CurveRequest request, string format = "table", CancellationToken cancellation = default)
    {
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        Stretch? range = RangeOf(request.Range, problems), care = request.Care is { } said ? RangeOf(said, problems) : range;
        ImmutableArray<CostChoice> costs = WithSettings([.. request.Costs.SelectMany(cost => CostsOf(cost, problems))], request.Assignments, problems);
        if (problems.Any(it => it.Severity == Severity.Error) || range is null || care is null) return ExplorationAnswer.Refused(problems.ToImmutable());
        return DeepStack.Run(() =>
        {
            ImmutableArray<CostCurve> curves = [.. costs.Select(cost => CurveOf(cost, range, request, problems)).OfType<CostCurve>()];
            if (problems.Any(it => it.Severity == Severity.Error)) return ExplorationAnswer.Refused(problems.ToImmutable());
            if (request.Triangle is { } units) return MarginalArea.Answer(curves, units, OnCommandLine(units), problems.ToImmutable());
            var report = new CurveReport(curves, request, range, care, cancellation);
            return new ExplorationAnswer(report.Text(format), problems.ToImmutable()) { Chart = report.Chart() };
        });
    }

    private static Stretch? RangeOf(string text, ImmutableArray<Diagnostic>.Builder problems)
    {
        if (Stretch.Parse(text) is { From: >= 0 } range) return range;
        problems.Add(CurveMessages.NotARange(OnCommandLine(text), text));
        return null;
    }

    private static CostCurve? CurveOf(CostChoice cost, Stretch range, CurveRequest request, ImmutableArray<Diagnostic>.Builder problems)
    {
        (CostFormula? total, ImmutableArray<Diagnostic> wrong) = CostProbe.Compile(cost, CostProbe.Total);
        problems.AddRange(wrong);
        if (total is null) return null;
        (CostFormula? marginal, ImmutableArray<Diagnostic> noMarginal) = CostProbe.Compile(cost, CostProbe.Marginal);
        (CostFormula? buys, ImmutableArray<Diagnostic> noInverse) = CostProbe.Compile(cost, CostProbe.Buys);
        Say(CurveMeasure.Marginal, "marginal cost", noMarginal);
        Say(CurveMeasure.Buys, "what an amount buys", noInverse);
        return new CostCurve(cost.Call.Trim(), total, marginal, buys, range);

        void Say(CurveMeasure measure, string curve, ImmutableArray<Diagnostic> reasons)
        {
            if (reasons.Length > 0 && CurveReport.IsWanted(measure, request)) problems.Add(CurveMessages.NoCurve(cost.Place, cost.Name, curve, reasons[0].Message));
        }
    }

    // A script stands for all its costs; behind a colon stands one of them.
    private IEnumerable<CostChoice> CostsOf(string choice, ImmutableArray<Diagnostic>.Builder problems)
    {
        Location place = OnCommandLine(choice);
        (string path, string? behind) = ScriptPath.Split(choice);
        string call = behind ?? "";
        bool isPath = behind is not null || choice.EndsWith(ScriptPath.Extension, StringComparison.OrdinalIgnoreCase);
        var files = new FileScripts(_library, _folder);
        if (!isPath) return OfLibrary(choice, files, place, problems);
        FindResult found = Find(path);
        problems.AddRange(found.Diagnostics);
        if (found.Choice is not { } script) return [];
        ImmutableArray<Diagnostic> broken = [.. Check(script).Where(it => it.Severity == Severity.Error)];
        problems.AddRange(broken);
        if (!broken.IsEmpty) return [];
        string[] costs = [.. MechanismCompiler.Outline(script.Script).Where(entry => entry.Kind == DeclarationKind.Cost).Select(entry => entry.Name)];
        if (call.Length == 0 && costs.Length > 0) return [.. costs.Select(cost => new CostChoice(cost, script.Script, script.Files, place))];
        string name = CostChoice.NameOf(call);
        if (costs.Contains(name, StringComparer.Ordinal)) return [new CostChoice(call, script.Script, script.Files, place)];
        string has = costs.Length == 0 ? "" : $"it has {string.Join(", ", costs.Select(cost => $"`{cost}`"))}";
        problems.Add(CurveMessages.NoCost(place, path, name, Spelling.Suggest(name, costs, has)));
        return [];
    }

    private IEnumerable<CostChoice> OfLibrary(string choice, FileScripts files, Location place, ImmutableArray<Diagnostic>.Builder problems)
    {
        string name = CostChoice.NameOf(choice);
        if (_library.FindLibraryScript(name) is not { } script)
        {
            problems.Add(ScriptFileDiagnostics.UnknownScript(place, name, _library.LibraryNames));
            return [];
        }

        string keyword = DeclarationScan.Of(script.Content).First(line => line.Name == name).Keyword;
        if (keyword == "cost") return [new CostChoice(choice, null, files, place)];
        problems.Add(CurveMessages.NotACost(place, name, keyword == "fn" ? "function" : keyword));
        return [];
    }

    private ImmutableArray<CostChoice> WithSettings(ImmutableArray<CostChoice> costs, IReadOnlyList<string> assignments, ImmutableArray<Diagnostic>.Builder problems)
    {
        foreach (string assignment in assignments)
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            string name = (equals < 0 ? assignment : assignment[..equals]).Trim(), value = equals < 0 ? "" : assignment[(equals + 1)..].Trim();
            string[][] settings = [.. costs.Select(SettingsOf)];
            if (value.Length == 0 || !settings.Any(known => known.Contains(name, StringComparer.Ordinal)))
            {
                string[] known = [.. settings.SelectMany(it => it).Distinct(StringComparer.Ordinal)];
                string has = known.Length == 0 ? "they have none" : $"they have {string.Join(", ", known.Select(it => $"`{it}`"))}, set like `{known[0]}=2`";
                problems.Add(CurveMessages.NoSuchSetting(OnCommandLine(assignment), name, Spelling.Suggest(name, known, has)));
                continue;
            }

            costs = [.. costs.Select((cost, at) => settings[at].Contains(name, StringComparer.Ordinal) ? cost.With(name, value) : cost)];
        }

        return costs;
    }

    private string[] SettingsOf(CostChoice cost)
    {
        SourceText? script = cost.Script ?? _library.FindLibraryScript(cost.Name);
        if (script is null) return [];
        FunctionSyntax? function = ScriptParser.Parse(script).Root.Declarations.OfType<FunctionSyntax>().FirstOrDefault(it => it.Name.Text == cost.Name);
        return function is null ? [] : [.. function.Settings.Select(setting => setting.Name.Text)];
    }
}
