using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Pages;

/// <summary>A mechanism as a page in Markdown: what it is for, its formulas, what it takes and gives, and a worked example.</summary>
/// <param name="written">What the page tells of.</param>
/// <param name="links">Where other pages stand.</param>
internal sealed class MechanismPage(WrittenMechanism written, PageLinks links)
{
    private readonly LoweredMechanism _mechanism = written.Mechanism;
    private readonly MarkdownText _page = new();

    /// <summary>The page; its lines end with \n.</summary>
    public string Write()
    {
        PageProse prose = PageProse.Of(_mechanism.Doc);
        _page.Heading(1, PageProse.Plain(_mechanism.Name.Replace('_', ' ')));
        _page.Block($"**{PageProse.Plain(prose.Summary)}**");
        foreach (string paragraph in prose.Story) _page.Block(PageProse.Plain(paragraph));
        foreach ((string mark, string text) in prose.Marked) _page.Block(text.StartsWith(mark, StringComparison.Ordinal) ? links.In(text) : $"*{mark}.* {links.In(text)}");
        _page.Block(Origin());
        if (written.Parent is { } parent) PageDifference.Write(_page, written.Own, parent, _mechanism, links);
        WriteRule();
        WriteParameters();
        WriteInputs();
        WriteOutputs();
        WriteMeasures();
        WritePictures();
        written.Example?.Write(_page);
        return _page.ToString();
    }

    private string Origin()
    {
        string script = PageLinks.ScriptOf(written.Own.Source.Path);
        string kind = _mechanism.Kind.Length == 0 ? "" : $" · of the kind `{_mechanism.Kind}`";
        return script.Length == 0 ? $"`{_mechanism.Name}`{kind}" : $"[`{_mechanism.Name}`]({script}){kind} · [all pages](../README.md)";
    }

    private void WriteRule()
    {
        _page.Heading(2, "The rule");
        foreach (MemberSyntax member in written.Whole.Syntax.Members)
        {
            if (member is not (StepSyntax { IsMeasure: false } or AcceptSyntax or RoundSyntax)) continue;
            if (DocOf(member) is { Length: > 0 } doc) _page.Block(PageProse.Plain(doc));
            _page.Fenced("mech", written.Whole.TextOf(member));
            if (member is StepSyntax step) _page.Fenced("math", FormulaTeX.Of(step));
        }
    }

    // What an output is, its kind may say instead of the step.
    private string DocOf(MemberSyntax member) =>
        member.Doc.Length == 0 && member is StepSyntax step ? _mechanism.Outputs.FirstOrDefault(output => output.Name == step.Name.Text)?.Doc ?? "" : member.Doc;

    private void WriteParameters()
    {
        if (_mechanism.Parameters.IsEmpty && _mechanism.Roles.IsEmpty) return;
        _page.Heading(2, "Parameters").Table(
            ["parameter", "type", "default", "range", "meaning"],
            [
                .. _mechanism.Parameters.Select(it => (string[])[$"`{it.Name}`", TypeOf(it.Kind, it.Dimension), it.Default is { } value ? $"`{value.Text}`" : "must be given", PageProse.Cell(Range(it.Bounds)), PageProse.Cell(it.Doc)]),
                .. _mechanism.Roles.Select(it => (string[])[$"`{it.Name}`", it.Type, it.Default.Length > 0 ? $"`{it.Default}`" : "must be given", "", PageProse.Cell(it.Doc)]),
            ]);
        foreach (LoweredRole role in _mechanism.Roles)
        {
            if (!written.Roles.TryGetValue(role.Name, out FunctionSyntax? function)) continue;
            _page.Block($"By default `{role.Name}` is `{role.Default}`: {PageProse.Cell(DocText.FirstSentence(function.Doc))}").Fenced("math", FormulaTeX.Of(function, role.Name));
        }
    }

    private void WriteInputs()
    {
        if (_mechanism.Inputs.IsEmpty) return;
        _page.Heading(2, "What it takes").Table(
            ["input", "type", "default", "range", "meaning"],
            _mechanism.Inputs.SelectMany(input => input.Columns.Select(column => (string[])
            [
                $"`{Indexed(input.IsColumnar ? $"{input.Name}.{column.Name}" : input.Name, input.Sets)}`",
                TypeOf(column.Kind, column.Dimension),
                column.Formula is not null ? "computed" : column.Default is { } value ? $"`{value.Text}`" : "",
                PageProse.Cell(Range(column.Bounds)),
                PageProse.Cell(column.Doc.Length > 0 ? column.Doc : input.Doc),
            ])));
    }

    private void WriteOutputs() => _page.Heading(2, "What it gives").Table(
        ["output", "type", "meaning"],
        _mechanism.Outputs.Select(it => (string[])
        [
            $"`{Indexed(it.Name, it.Sets)}`", TypeOf(_mechanism.Steps[it.Step].Kind, it.Dimension), PageProse.Cell(it.Doc.Length > 0 ? it.Doc : _mechanism.Steps[it.Step].Doc),
        ]));

    private void WriteMeasures()
    {
        LoweredStep[] measures = [.. _mechanism.Steps.Where(step => step.IsMeasure)];
        if (measures.Length == 0) return;
        StepSyntax[] all = [.. written.Whole.Syntax.Members.Concat(written.Kind?.Syntax.Members ?? []).OfType<StepSyntax>().Where(step => step.IsMeasure)];
        _page.Heading(2, "Measures").Block("What `mech run --measures` tells of a round besides.").Table(
            ["measure", "formula", "meaning"],
            measures.Select(it => (string[])
            [
                $"`{Indexed(it.Name, it.Indices.Select(index => index.Set))}`",
                all.FirstOrDefault(step => step.Name.Text == it.Name) is { } syntax ? $"$`{FormulaTeX.Of(syntax.Body).Replace("|", "\\vert ", StringComparison.Ordinal)}`$" : "",
                PageProse.Cell(it.Doc),
            ]));
    }

    private void WritePictures()
    {
        if (_mechanism.Pictures.IsEmpty) return;
        _page.Heading(2, "Pictures").Block("What `mech draw` draws of a round.").Table(
            ["picture", "shows"], _mechanism.Pictures.Select(it => (string[])[$"`{it.Text}`", PageProse.Cell(it.Doc)]));
    }

    private string Indexed(string name, IEnumerable<int> sets)
    {
        string inside = string.Join(", ", sets.Select(set => _mechanism.Sets[set].Name));
        return inside.Length == 0 ? name : $"{name}[{inside}]";
    }

    private static string TypeOf(ValueKind kind, string dimension) => kind switch
    {
        ValueKind.Truth => "yes/no",
        ValueKind.Text => "text",
        ValueKind.Time => "time",
        ValueKind.Whole => $"whole {(dimension.Length == 0 ? "number" : dimension)}",
        _ => dimension.Length == 0 ? "number" : dimension,
    };

    private static string Range(IEnumerable<LoweredBound> bounds) => string.Join(", ", bounds.Select(bound => bound.Kind switch
    {
        BoundKind.AtLeast => "at least ",
        BoundKind.AtMost => "at most ",
        BoundKind.Above => "above ",
        _ => "below ",
    } + bound.Value.Text));
}
