using Mechanisms.Host.Explaining;
using Mechanisms.Host.Library;
using Mechanisms.Host.Pages;
using Mechanisms.Host.Records;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Reporting;

/// <summary>
/// The report of a round as one page: what came out, the rule, which rows counted, why each result is what it is, and how to
/// do all of it again. The same round gives the same bytes, whenever and wherever.
/// </summary>
/// <param name="round">What the page tells of.</param>
internal sealed class RoundPage(ReportedRound round)
{
    private const string Results = "results", Measures = "measures", Rule = "rule", Parameters = "parameters", Rows = "rows", Why = "why", Again = "again";
    private readonly FinishedRun _run = round.Run;

    /// <summary>The page.</summary>
    public string Write() => HtmlPage.Write($"{round.Report.Mechanism}: {round.Name}", WriteHeader, WriteMain, html => html.Paragraph($"Written by {Maker}."));

    private static string Maker => "mech " + typeof(RoundPage).Assembly.GetName().Version?.ToString(3);

    private bool HasMeasures => !round.Report.Measures.IsEmpty;

    private void WriteHeader(HtmlWriter html)
    {
        html.Open("header").Line().Element("h1", round.Report.Mechanism.Replace('_', ' ')).Line();
        html.Open("p", ("class", "soft")).Text("The round ").Element("bdi", round.Name).Close().Line();
        html.Paragraph(PageProse.Of(round.Report.Doc).Summary, "lead");
        html.Close().Line().Open("nav", ("aria-label", "On this page")).Open("ul").Line();
        foreach ((string id, string heading) in Headings()) html.Open("li").Element("a", heading, ("href", "#" + id)).Close().Line();
        html.Close().Close();
    }

    private IEnumerable<(string Id, string Heading)> Headings()
    {
        yield return (Results, "Results");
        if (HasMeasures) yield return (Measures, "Measures");
        yield return (Rule, "The rule");
        yield return (Parameters, "Parameters");
        yield return (Rows, "What counts");
        yield return (Why, "Why each result is what it is");
        yield return (Again, "Running it again");
    }

    private void WriteMain(HtmlWriter html)
    {
        var tables = new ResultTables(html, round);
        var rule = new RuleSection(html, round);
        foreach ((string id, string heading) in Headings())
        {
            html.Section(id, heading, id switch
            {
                Results => tables.WriteOutputs,
                Measures => tables.WriteMeasures,
                Rule => rule.WriteRule,
                Parameters => rule.WriteParameters,
                Rows => new RowSection(html, _run).Write,
                Why => () => WriteWhy(html),
                _ => () => WriteAgain(html),
            });
        }
    }

    private void WriteWhy(HtmlWriter html)
    {
        html.Paragraph("Each line unfolds: the formula, the numbers in it, who set the parameters, and the steps below it. On paper all of it is unfolded, where the browser can do that.", "soft");
        foreach (ExplainedOutput output in round.Explanations)
        {
            html.Open("h3").Element("code", output.Output).Close().Line();
            if (output.InFull < output.Cells.Length)
            {
                html.Paragraph($"This is a large round. The {Plural.Of(output.InFull, "largest one")} are explained down to the rows, the others by their formula and its numbers; `mech explain` goes further for each of them.", "soft");
            }

            foreach (Explanation cell in output.Cells) ExplanationHtml.Write(html, cell, isOpen: false);
            if (output.Others > 0) html.Paragraph($"{Plural.Of(output.Others, "smaller one")} not explained here; `mech explain` takes any of them.", "soft");
        }
    }

    private void WriteAgain(HtmlWriter html)
    {
        html.Paragraph("In the folder of the round:");
        html.Open("pre").Element("code", string.Join('\n', new[] { "run", "report" }.Select(Line))).Close().Line();
        html.Paragraph("The same scripts and the same tables give the same numbers, on any machine. These are theirs:");
        html.Table(
            "Scripts and tables, and their SHA-256",
            [new HtmlColumn("what"), new HtmlColumn("name") { IsName = true }, new HtmlColumn("SHA-256") { IsCode = true }],
            [.. Hashes()]);
    }

    private string Line(string verb)
    {
        string output = verb == "run" ? "results" : "report.html";
        return string.Join(' ', new[] { "mech", verb }.Concat(round.Command).Append("--out").Append(output).Select(CommandLineText.Quoted));
    }

    private IEnumerable<string[]> Hashes()
    {
        string home = _run.Settings.BaseDirectory;
        foreach (UsedScript script in _run.Prepared.Scripts)
            yield return [script.IsOfLibrary ? "script of the library" : "script", script.IsOfLibrary ? script.Path : RecordPaths.From(home, script.Path), FileHashes.OfText(script.Text)];
        foreach ((string input, TableSettings table) in _run.Settings.Inputs) yield return [input, table.File.Text, HashOf(table)];
        foreach ((string set, TableSettings table) in _run.Settings.Members) yield return [set, table.File.Text, HashOf(table)];

        string HashOf(TableSettings table) => _run.Prepared.Hashes!.Of(Path.Combine(home, table.File.Text));
    }
}
