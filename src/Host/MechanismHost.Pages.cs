using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Pages;
using Mechanisms.Host.Results;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host;

/// <content>Mechanisms as pages.</content>
public sealed partial class MechanismHost
{
    /// <summary>A mechanism as a page in Markdown, with its formulas, its parameters and its first example worked out.</summary>
    /// <param name="choice">A name of the library or the path of a script.</param>
    public TextResult Page(string choice)
    {
        FindResult found = Find(choice);
        if (found.Choice is not { } script) return new TextResult(null, found.Diagnostics);
        if (RefuseOthers(script, OnCommandLine(choice)) is { } refused) return new TextResult(null, [.. found.Diagnostics, refused]);
        script = script with { Name = script.Name ?? MechanismCompiler.Outline(script.Script).LastOrDefault(it => it.Kind == DeclarationKind.Mechanism)?.Name };
        CompileResult compiled = CompileForExamples(script);
        ImmutableArray<Diagnostic> errors = [.. found.Diagnostics, .. compiled.Diagnostics.Where(it => it.Severity == Severity.Error)];
        if (compiled.Mechanism is not { } mechanism) return new TextResult(null, errors);
        ScriptChoice named = script with { Name = mechanism.Name };
        WrittenMechanism written = WrittenOf(named, mechanism, role => role.Default) with { Example = Worked(named, compiled, mechanism) };
        return new TextResult(new MechanismPage(written, new PageLinks(Library())).Write(), errors);
    }

    /// <summary>The library on one page that leads to the pages of its mechanisms.</summary>
    internal string LibraryPage() => LibraryOverview.Write(Library(), script => ScriptParser.Parse(script).Root.Declarations.OfType<FunctionSyntax>());

    // What a page tells of a mechanism that compiles, with the costs that are chosen for its roles.
    private WrittenMechanism WrittenOf(ScriptChoice script, LoweredMechanism mechanism, Func<LoweredRole, string> chosenFor)
    {
        Written<MechanismSyntax> own = Declared<MechanismSyntax>(script.Script, mechanism.Name)!;
        return new WrittenMechanism(mechanism, own, WholeOf(script)!)
        {
            Kind = mechanism.Kind.Length == 0 ? null : Declared<KindSyntax>(script, mechanism.Kind),
            Parent = own.Syntax is { HasBut: true, Parent: { } parent } && Seen(script, parent.Text) is { } changed ? WholeOf(changed) : null,
            Roles = mechanism.Roles
                .Select(role => (role.Name, Function: Declared<FunctionSyntax>(script, chosenFor(role).Split('(')[0].Trim())))
                .Where(role => role.Function is not null)
                .ToImmutableDictionary(role => role.Name, role => role.Function!.Syntax, StringComparer.Ordinal),
        };
    }

    private Written<MechanismSyntax>? WholeOf(ScriptChoice choice)
    {
        string? text = MechanismCompiler.Flat(choice.Script, choice.Name, choice.Files, FormulaTrial.Instance, rulesOnly: false).Text;
        return text is null ? null : Declared<MechanismSyntax>(new SourceText(choice.Script.Path, text), choice.Name!);
    }

    private Written<T>? Declared<T>(ScriptChoice choice, string name)
        where T : NamedDeclarationSyntax => Seen(choice, name) is { } seen ? Declared<T>(seen.Script, name) : null;

    // As scripts see each other: what a script declares itself comes before what the library has.
    private ScriptChoice? Seen(ScriptChoice choice, string name)
    {
        if (Declared<NamedDeclarationSyntax>(choice.Script, name) is not null) return choice with { Name = name };
        return _library.FindLibraryScript(name) is { } script ? new ScriptChoice(script, name, choice.Files) : null;
    }

    private static Written<T>? Declared<T>(SourceText script, string name)
        where T : NamedDeclarationSyntax =>
        ScriptParser.Parse(script).Root.Declarations.OfType<T>().FirstOrDefault(it => it.Name.Text == name) is { } found ? new Written<T>(found, script) : null;

    private WorkedExample? Worked(ScriptChoice choice, CompileResult asItStands, LoweredMechanism mechanism)
    {
        if (mechanism.Examples.IsEmpty) return null;
        LoweredMechanism? chosen = CompileFor(mechanism.Examples[0], choice, asItStands, mechanism).Mechanism;
        if (chosen is null) return null;
        RoundBuildResult built = RoundBuilder.FromExample(chosen, chosen.Examples[0]);
        if (built.Round is not { } round || new Interpreter(chosen).Run(round, default) is not Completed completed) return null;
        return new WorkedExample(chosen, chosen.Examples[0], RunReport.Of(chosen, built, completed, settings: null));
    }
}
