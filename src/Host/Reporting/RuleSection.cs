using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;
using Mechanisms.Host.Explaining;
using Mechanisms.Host.Pages;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Results;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Reporting;

/// <summary>The rule in words and formulas, and the parameters with which it was in force.</summary>
/// <param name="html">Where to.</param>
/// <param name="round">The round.</param>
internal sealed class RuleSection(HtmlWriter html, ReportedRound round)
{
    private LoweredMechanism Mechanism => round.Run.Mechanism;

    /// <summary>What it is for, and each of its formulas.</summary>
    public void WriteRule()
    {
        PageProse prose = PageProse.Of(Mechanism.Doc);
        html.Paragraph(prose.Summary, "lead");
        foreach (string paragraph in prose.Story) html.Paragraph(paragraph);
        foreach ((string mark, string text) in prose.Marked)
        {
            html.Open("p");
            if (!text.StartsWith(mark, StringComparison.Ordinal)) html.Element("strong", mark + ".").Text(" ");
            html.Prose(text).Close().Line();
        }

        foreach (MemberSyntax member in round.Written.Whole.Syntax.Members) Write(member);
        foreach (LoweredRole role in Mechanism.Roles)
        {
            if (!round.Written.Roles.TryGetValue(role.Name, out FunctionSyntax? function)) continue;
            html.Open("h3").Element("code", role.Name).Text(" is ").Element("code", role.Chosen).Close().Line();
            html.Paragraph(OneLine(DocText.FirstSentence(function.Doc)));
            Formula(Printing.Of(function, role.Name));
        }
    }

    /// <summary>Each parameter with its value, and who set it.</summary>
    public void WriteParameters()
    {
        if (!round.Report.ByDefault.IsEmpty)
        {
            html.Open("p").Text("In force because nobody said otherwise: ");
            foreach ((int at, ReportedParameter parameter) in round.Report.ByDefault.Index())
                html.Text(at == 0 ? "" : ", ").Element("code", $"{parameter.Name} = {parameter.Text}");
            html.Text(".").Close().Line();
        }

        ImmutableDictionary<string, (string Unit, string Doc)> declared = Mechanism.Parameters.Select(it => (it.Name, Dimension: it.Kind == ValueKind.Truth ? "yes or no" : it.Dimension is "number" ? "" : it.Dimension, it.Doc))
            .Concat(Mechanism.Roles.Select(it => (it.Name, Dimension: it.Type, it.Doc)))
            .ToImmutableDictionary(it => it.Name, it => (it.Dimension, it.Doc), StringComparer.Ordinal);
        html.Table(
            "Parameters, their values, and who set them",
            [
                new HtmlColumn("parameter") { IsCode = true }, new HtmlColumn("value") { IsName = true }, new HtmlColumn("unit"), new HtmlColumn("set by"),
                new HtmlColumn("where") { IsName = true }, new HtmlColumn("meaning"),
            ],
            [.. round.Report.Parameters.Select(it => (string[])[it.Name, it.Text, declared[it.Name].Unit, .. SetBy(it.Name), OneLine(declared[it.Name].Doc)])]);
        html.Table(
            "Set outside of the round file",
            [new HtmlColumn("what") { IsCode = true }, new HtmlColumn("value") { IsName = true }, new HtmlColumn("by") { IsName = true }],
            [.. round.Report.Outside.Select(it => (string[])[it.Key, it.Text, it.From])]);
    }

    private string[] SetBy(string name) => round.Run.Settings.Parameters.GetValueOrDefault(name) is { } setting
        ? [SettingWords.Of(setting.Layer), SettingWords.PlaceOf(setting)]
        : [SettingWords.Of(SettingLayer.Script), ""];

    private void Write(MemberSyntax member)
    {
        if (member is not (StepSyntax { IsMeasure: false } or AcceptSyntax or RoundSyntax)) return;
        string text = round.Written.Whole.TextOf(member);
        html.Open("h3").Text(member is StepSyntax ? "" : member is AcceptSyntax ? "Accepted: " : "Rounded: ");
        html.Element("code", member switch { StepSyntax it => it.Name.Text, AcceptSyntax it => it.Target.Text, var it => ((RoundSyntax)it).Target.Text }).Close().Line();
        foreach (string paragraph in DocOf(member).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)) html.Paragraph(OneLine(paragraph));
        if (member is StepSyntax step) Formula(Printing.Of(step));
        html.Open("pre").Element("code", text).Close().Line();
    }

    // What an output is, its kind may say instead of the step.
    private string DocOf(MemberSyntax member) =>
        member.Doc.Length == 0 && member is StepSyntax step ? Mechanism.Outputs.FirstOrDefault(output => output.Name == step.Name.Text)?.Doc ?? "" : member.Doc;

    private void Formula(Printed formula)
    {
        html.Open("div", ("class", "formula"));
        FormulaMathML.Write(html, formula);
        html.Close().Line();
    }

    private static string OneLine(string words) => ExplanationText.OneLine(words);
}
