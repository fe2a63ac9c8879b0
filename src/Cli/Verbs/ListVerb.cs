using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
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
        var group = new Argument<string?>("GROUP") { Description = "A folder of the library, such as voting; everything where none is named", Arity = ArgumentArity.ZeroOrOne };
        Option<string> format = CommonOptions.Format("text", "json");
        var command = new Command("list", "Shows the library: mechanisms by group, kinds, costs, saturations and functions") { group, format };
        command.SetAction(parsed => Execute(context, parsed.GetValue(group), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Execute(VerbContext context, string? group, string format)
    {
        IReadOnlyList<ListedDeclaration> all = context.Host.Library();
        string[] known = [.. all.Select(FolderOf).Distinct().Order(StringComparer.Ordinal)];
        if (group is not null && !known.Contains(group, StringComparer.Ordinal))
            return context.Usage($"the library has no group `{group}`; {Spelling.Suggest(group, known, $"it has {string.Join(", ", known)}")}", "list");
        if (group is not null) all = [.. all.Where(it => FolderOf(it) == group)];
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
            foreach (var folder in group.GroupBy(it => kind == DeclarationKind.Mechanism ? FolderOf(it) : "").OrderBy(folder => folder.Key, StringComparer.Ordinal))
            {
                context.Results.WriteLine(context.Console.OutInk.Bold(folder.Key.Length == 0 ? title : $"{title}: {folder.Key}"));
                foreach (ListedDeclaration it in folder) WriteLine(context, it, width);
                context.Results.WriteLine();
            }
        }

        context.Results.WriteLine("`mech show NAME` shows one of them with its parameters and an example.");
    }

    // Scripts of the library are called library/voting/….mech.
    private static string FolderOf(ListedDeclaration it) => it.Script.Path.Split('/') is [_, var folder, _] ? folder : "";

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
                json.WriteString("group", FolderOf(it));
                json.WriteString("script", it.Script.Path);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }));
}
