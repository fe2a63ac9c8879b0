using System.CommandLine;
using Mechanisms.Cli.Arguments;

namespace Mechanisms.Cli.Verbs;

/// <summary>The whole tool: its verbs, and what it says when nobody asks for anything.</summary>
internal static class MechCommand
{
    private const string Purpose = "Rules for votes, grants and shares as pages of text: check them, test them, run them on real rounds.";

    /// <summary>Builds the tree of verbs; of <c>run</c> alone where it comes first, since its start is waited for.</summary>
    public static RootCommand Create(VerbContext context, IReadOnlyList<string> arguments)
    {
        var root = new RootCommand(Purpose) { RunVerb.Create(context) };
        if (arguments is not [RunVerb.Name, ..])
        {
            root.Add(ReportVerb.Create(context));
            root.Add(ExplainVerb.Create(context));
            root.Add(CompareVerb.Create(context));
            root.Add(SweepVerb.Create(context));
            root.Add(CurveVerb.Create(context));
            root.Add(DrawVerb.Create(context));
            root.Add(VerifyVerb.Create(context));
            root.Add(DiffVerb.Create(context));
            root.Add(CheckVerb.Create(context));
            root.Add(TestVerb.Create(context));
            root.Add(ListVerb.Create(context));
            root.Add(ShowVerb.Create(context));
            root.Add(EmitVerb.Create(context));
            root.Add(FmtVerb.Create(context));
            root.Add(SchemaVerb.Create(context));
            root.Add(NewVerb.Create(context));
            root.Add(ScriptVerb.Create(context));
        }

        root.Add(new Option<bool>(CommonOptions.DebugFaults) { Description = "Shows where a fault of mech itself happened", Recursive = true });
        root.SetAction(_ => Start(root, context));
        HelpPage.Install(root, context);
        return root;
    }

    private static int Start(RootCommand root, VerbContext context)
    {
        context.Results.WriteLine(Purpose);
        context.Results.WriteLine("To start: `mech list` shows what there is, `mech show NAME` one of them with an example.");
        context.Results.WriteLine();
        using var help = new StringWriter { NewLine = "\n" };
        int status = root.Parse(["--help"]).Invoke(new InvocationConfiguration { Output = help, Error = context.Console.Error });
        string text = help.ToString();
        context.Results.Write(text[Math.Max(0, text.IndexOf("Usage:", StringComparison.Ordinal))..]);
        return status;
    }
}
