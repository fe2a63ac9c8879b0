using System.CommandLine;
using Mechanisms.Cli.Output;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech show NAME</c></summary>
internal static class ShowVerb
{
    private const string Markdown = "markdown";

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var name = new Argument<string?>("NAME") { Description = "A name of the library, or a script", Arity = ArgumentArity.ZeroOrOne };
        var flat = new Option<bool>("--flat") { Description = "Writes a mechanism out with all that it takes over from others, as a script" };
        var diff = new Option<string?>("--diff")
        {
            Description = "Shows what the mechanism, written out, says otherwise than another one",
            HelpName = "other",
        };
        var format = new Option<string>("--format")
        {
            Description = "text is for this window, markdown is a page of a mechanism with its formulas and an example worked out",
            HelpName = "text|markdown",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", Markdown);
        var command = new Command("show", "Shows one declaration: what it is for, what it takes and gives, how to run it, its source") { name, flat, diff, format };
        command.SetAction(parsed => (parsed.GetValue(name), parsed.GetValue(diff)) switch
        {
            (null, _) => context.Usage("mech show needs a name; `mech list` shows them", "show"),
            _ when parsed.GetValue(format) == Markdown && (parsed.GetValue(flat) || parsed.GetValue(diff) is not null) =>
                context.Usage("--format markdown makes the page of a mechanism; --flat and --diff write scripts: give one of them", "show"),
            (_, not null) when parsed.GetValue(flat) => context.Usage("--flat writes a mechanism out and --diff compares two; give one of them", "show"),
            (var shown, null) when parsed.GetValue(format) == Markdown => Write(context, context.Host.Page(shown)),
            (var shown, { } other) => Compare(context, other, shown),
            (var shown, _) when parsed.GetValue(flat) => Write(context, context.Host.Flatten(shown)),
            (var shown, _) => Execute(context, shown),
        });
        return command;
    }

    /// <summary>The word for what a declaration is.</summary>
    public static string Word(DeclarationKind kind) => kind switch
    {
        DeclarationKind.Kind => "kind",
        DeclarationKind.Mechanism => "mechanism",
        DeclarationKind.Cost => "cost",
        DeclarationKind.Saturation => "saturation",
        _ => "function",
    };

    private static int Write(VerbContext context, TextResult made)
    {
        if (made.Text is { } text) context.Results.Write(VisibleText.EscapeLines(text));
        return context.Report(made.Diagnostics);
    }

    private static int Compare(VerbContext context, string before, string after)
    {
        TextResult earlier = context.Host.Flatten(before, rulesOnly: true), later = context.Host.Flatten(after, rulesOnly: true);
        if (earlier.Text is { } old && later.Text is { } changed) ScriptDiff.Write(context.Results, old, changed);
        return context.Report([.. earlier.Diagnostics, .. later.Diagnostics]);
    }

    private static int Execute(VerbContext context, string name)
    {
        FindResult found = context.Host.Find(name);
        if (found.Choice is not { } choice) return context.Report(found.Diagnostics);
        ListedDeclaration[] declarations =
            [.. context.Host.Declarations(choice.Script).Where(it => choice.Name is null || it.Entry.Name == choice.Name)];
        List<Diagnostic> problems = [];
        foreach (ListedDeclaration it in declarations) Write(context, choice, it, problems);
        if (declarations.Length == 0) problems.AddRange(context.Host.Check(choice));
        return context.Report(problems);
    }

    private static void Write(VerbContext context, ScriptChoice choice, ListedDeclaration declaration, List<Diagnostic> problems)
    {
        OutlineEntry entry = declaration.Entry;
        var page = new ScriptPage(context.Results, context.Console.OutInk);
        string parent = entry.Parent.Length == 0 ? "" : $", like {entry.Parent}";
        page.Heading($"{Word(entry.Kind)} {entry.Name}{parent}  ({choice.Script.Path})");
        if (entry.Doc.Length > 0) context.Results.WriteLine(VisibleText.EscapeLines(entry.Doc.Trim()));
        context.Results.WriteLine();
        if (entry.Kind == DeclarationKind.Mechanism)
        {
            CompileResult compiled = context.Host.Compile(choice with { Name = entry.Name });
            problems.AddRange(compiled.Diagnostics.Where(it => it.Severity == Severity.Error));
            if (compiled.Mechanism is { } mechanism)
            {
                page.Write(mechanism);
                ScriptUsage.Write(context.Results, mechanism, choice.Name ?? choice.Script.Path);
            }
        }

        page.Heading("Source");
        foreach (string line in entry.Text.Trim('\r', '\n').ReplaceLineEndings("\n").Split('\n'))
        {
            context.Results.WriteLine(VisibleText.Escape(line.Replace("\t", "    ", StringComparison.Ordinal)));
        }

        context.Results.WriteLine();
    }
}
