using Mechanisms.Dsl.Lowering;
using Mechanisms.Host;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Cli.Output;

/// <summary>What a mechanism takes and gives, as a page for people.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="ink">Colours.</param>
internal sealed class ScriptPage(TextWriter writer, Ink ink)
{
    /// <summary>Writes the parameters, inputs and outputs of a mechanism.</summary>
    public void Write(LoweredMechanism mechanism)
    {
        Section("Parameters", [.. mechanism.Parameters.Select(Row), .. mechanism.Roles.Select(Row)]);
        Section("Inputs", mechanism.Inputs.SelectMany(input => Rows(mechanism, input)));
        Section("Outputs", mechanism.Outputs.Select(output =>
            (Indexed(output.Name, output.Sets.Select(set => mechanism.Sets[set].Name)), output.Dimension, output.Doc)));
    }

    /// <summary>Writes a heading.</summary>
    public void Heading(string text) => writer.WriteLine(ink.Bold(text));

    private void Section(string title, IEnumerable<(string Name, string Type, string Doc)> rows)
    {
        (string Name, string Type, string Doc)[] all = [.. rows];
        if (all.Length == 0) return;
        Heading(title);
        int names = all.Max(row => DisplayWidth.Of(row.Name));
        int types = all.Max(row => DisplayWidth.Of(row.Type));
        foreach ((string name, string type, string doc) in all)
        {
            string summary = VisibleText.Escape(DocText.FirstSentence(doc));
            writer.WriteLine($"  {DisplayWidth.PadEnd(name, names)}  {DisplayWidth.PadEnd(type, types)}  {summary}".TrimEnd());
        }

        writer.WriteLine();
    }

    private static (string Name, string Type, string Doc) Row(LoweredParameter it) =>
        (it.Name, $"{it.Dimension}{(it.Default is null ? ", must be given" : $" = {it.Default.Text}")}", it.Doc);

    private static (string Name, string Type, string Doc) Row(LoweredRole it) =>
        (it.Name, $"{it.Type}{(it.Default.Length == 0 ? ", must be given" : $" = {it.Default}")}", it.Doc);

    private static IEnumerable<(string Name, string Type, string Doc)> Rows(LoweredMechanism mechanism, LoweredInput input)
    {
        string name = Indexed(input.Name, input.Sets.Select(set => mechanism.Sets[set].Name));
        if (!input.IsColumnar) return [(name, Type(input.Columns[0]), input.Doc)];
        return
        [
            (name, "", input.Doc),
            .. input.Columns.Select(column => ($"  {column.Name}", Type(column), column.Doc)),
        ];
    }

    private static string Type(LoweredColumn column)
    {
        string kind = column.Kind switch
        {
            ValueKind.Truth => "yes/no",
            ValueKind.Text => "text",
            ValueKind.Time => "time",
            _ => column.Dimension,
        };
        if (column.Formula is not null) return $"{kind}, computed";
        return column.Default is null ? kind : $"{kind} = {column.Default.Text}";
    }

    private static string Indexed(string name, IEnumerable<string> sets)
    {
        string inside = string.Join(", ", sets);
        return inside.Length == 0 ? name : $"{name}[{inside}]";
    }
}
