using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Host;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech list</c></summary>
internal static class ListVerb
{
    private static readonly (DeclarationKind Kind, string Title)[] Groups =
    [
        (DeclarationKind.Mechanism, "Mechanisms"),
        (DeclarationKind.Kind, "Kinds"),
        (DeclarationKind.Cost, "Costs"),
        (DeclarationKind.Saturation, "Saturations"),
        (DeclarationKind.Function, "Functions"),
    ];

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        Option<string> format = CommonOptions.Format("text", "json");
        var command = new Command("list", "Shows the library: mechanisms, kinds, costs, saturations and functions") { format };
        command.SetAction(parsed => Execute(context, parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Execute(VerbContext context, string format)
    {
        IReadOnlyList<ListedDeclaration> all = context.Host.Library();
        if (format == "json") WriteJson(context, all);
        else WriteText(context, all);
        return ExitStatus.Done;
    }

    private static void WriteText(VerbContext context, IReadOnlyList<ListedDeclaration> all)
    {
        int width = all.Count == 0 ? 0 : all.Max(it => DisplayWidth.Of(it.Entry.Name));
        foreach ((DeclarationKind kind, string title) in Groups)
        {
            ListedDeclaration[] group = [.. all.Where(it => it.Entry.Kind == kind).OrderBy(it => it.Entry.Name, StringComparer.Ordinal)];
            if (group.Length == 0) continue;
            context.Results.WriteLine(context.Console.OutInk.Bold(title));
            foreach (ListedDeclaration it in group) WriteLine(context, it, width);
            context.Results.WriteLine();
        }

        context.Results.WriteLine("`mech show NAME` shows one of them with its parameters and an example.");
    }

    private static void WriteLine(VerbContext context, ListedDeclaration it, int width)
    {
        string line = $"  {DisplayWidth.PadEnd(it.Entry.Name, width)}  {VisibleText.Escape(it.Summary)}";
        context.Results.WriteLine(line.TrimEnd());
    }

    private static void WriteJson(VerbContext context, IReadOnlyList<ListedDeclaration> all) =>
        context.Results.Write(JsonText.Render(json =>
        {
            json.WriteStartArray();
            foreach (ListedDeclaration it in all)
            {
                json.WriteStartObject();
                json.WriteString("declaration", ShowVerb.Word(it.Entry.Kind));
                json.WriteString("name", it.Entry.Name);
                json.WriteString("is", it.Entry.Parent);
                json.WriteString("summary", it.Summary);
                json.WriteString("script", it.Script.Path);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }));
}
