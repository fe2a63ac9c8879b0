using System.Collections.Immutable;
using Mechanisms.Dsl.Binding;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Formatting;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Compiling;

/// <summary>Text in, checked mechanism out. Stateless and safe to call from many threads.</summary>
public static class MechanismCompiler
{
    private static readonly ImmutableDictionary<string, RoleChoice> NoChoices = ImmutableDictionary<string, RoleChoice>.Empty;

    /// <summary>Compiles one mechanism of a script: <paramref name="name"/>, or the last one when null.</summary>
    /// <param name="script">The script.</param>
    /// <param name="name">The mechanism, or null for the last one of the script.</param>
    /// <param name="provider">Where the library and imports come from.</param>
    /// <param name="roles">Costs and saturations that the round chooses, by parameter.</param>
    /// <param name="trial">Tries costs and saturations out where their laws cannot be read off the formula.</param>
    public static CompileResult Compile(
        SourceText script, string? name, IScriptProvider provider, IReadOnlyDictionary<string, RoleChoice> roles, IFormulaTrial trial) =>
        DeepStack.Run(() => CompileHere(script, name, provider, roles, trial));

    /// <summary>Everything there is to say about a script: every declaration checked, with its default roles.</summary>
    public static ImmutableArray<Diagnostic> Check(SourceText script, IScriptProvider provider, IFormulaTrial trial) =>
        DeepStack.Run(() => CheckHere(script, provider, trial));

    /// <summary>What is known of the formulas of each mechanism of a script, with its default roles, and what is wrong with them.</summary>
    public static (ImmutableArray<MechanismShapes> Shapes, ImmutableArray<Diagnostic> Diagnostics) Shapes(
        SourceText script, IScriptProvider provider, IFormulaTrial trial) =>
        DeepStack.Run(() => ShapesHere(script, provider, trial));

    /// <summary>
    /// A mechanism written out with all that it takes over from others, as a script that stands alone but for its kind and
    /// functions; null where there is no such mechanism, or where it has mistakes.
    /// </summary>
    /// <param name="script">The script.</param>
    /// <param name="name">The mechanism, or null for the last one of the script.</param>
    /// <param name="provider">Where the library and imports come from.</param>
    /// <param name="trial">Tries costs and saturations out where their laws cannot be read off the formula.</param>
    /// <param name="rulesOnly">Whether its description and examples are left out.</param>
    public static (string? Text, ImmutableArray<Diagnostic> Diagnostics) Flat(
        SourceText script, string? name, IScriptProvider provider, IFormulaTrial trial, bool rulesOnly) =>
        DeepStack.Run(() => FlatHere(script, name, provider, trial, rulesOnly));

    /// <summary>The declarations of a script, in the order of the text.</summary>
    public static ImmutableArray<OutlineEntry> Outline(SourceText script)
    {
        SyntaxTree tree = ScriptParser.Parse(script);
        return
        [
            .. DeclarationTable.Named(tree).Where(declaration => !declaration.Name.IsMissing).Select(declaration => new OutlineEntry(
                KindOf(declaration),
                declaration.Name.Text,
                declaration is MechanismSyntax { Parent.Text: var parent } ? parent : "",
                declaration.Doc,
                script.LocationOf(declaration.Name.Span),
                script.Slice(declaration.Span))),
        ];
    }

    private static CompileResult CompileHere(
        SourceText script, string? name, IScriptProvider provider, IReadOnlyDictionary<string, RoleChoice> roles, IFormulaTrial trial)
    {
        var open = new OpenScript(script, provider, trial);
        MessageSink messages = open.Messages;
        if (open.Find(name) is not { } mechanism) return new CompileResult(null, messages.InOrder());
        BoundMechanism bound = open.Bind(mechanism, roles);
        if (!messages.HasErrors)
        {
            foreach (RoleSymbol role in bound.Model.Roles.Where(role => role.Chosen is null))
                messages.Add(RoleMessages.RoleNotChosen(role.Place, role.Name, FunctionSymbol.RoleNoun(role.Role)));
        }

        RoleUse[] waiting = [.. bound.Model.RoleUses.Where(use => use is { Choice: not null, DependsOnParameters: true })];
        ImmutableArray<Diagnostic> BrokenAt(IReadOnlyList<LoweredValue?> parameters)
        {
            var found = new MessageSink();
            var laws = new RoleLaws(open.Table, found, trial);
            foreach (RoleUse use in waiting) laws.Check(use, parameters);
            return found.InOrder();
        }

        return new CompileResult(messages.HasErrors ? null : Lowerer.Lower(bound), messages.InOrder())
        {
            HasLawsOfRounds = waiting.Length > 0,
            BrokenAt = waiting.Length == 0 ? _ => [] : parameters => DeepStack.Run(() => BrokenAt(parameters)),
        };
    }

    private static (string? Text, ImmutableArray<Diagnostic> Diagnostics) FlatHere(
        SourceText script, string? name, IScriptProvider provider, IFormulaTrial trial, bool rulesOnly)
    {
        var open = new OpenScript(script, provider, trial);
        if (open.Find(name) is not { } mechanism) return (null, open.Messages.InOrder());
        FlatMechanism flat = open.Bind(mechanism, NoChoices).Flat;
        return (open.Messages.HasErrors ? null : FlatScript.Write(flat, open.Table, rulesOnly), open.Messages.InOrder());
    }

    private static (ImmutableArray<MechanismShapes> Shapes, ImmutableArray<Diagnostic> Diagnostics) ShapesHere(
        SourceText script, IScriptProvider provider, IFormulaTrial trial)
    {
        var open = new OpenScript(script, provider, trial);
        ImmutableArray<MechanismShapes> shapes = [.. open.Declarations.OfType<MechanismSyntax>().Select(mechanism => open.Bind(mechanism, NoChoices).Shapes)];
        return (shapes, open.Messages.InOrder());
    }

    private static ImmutableArray<Diagnostic> CheckHere(SourceText script, IScriptProvider provider, IFormulaTrial trial)
    {
        var open = new OpenScript(script, provider, trial);
        MessageSink messages = open.Messages;
        var mechanisms = new List<BoundMechanism>();
        foreach (NamedDeclarationSyntax declaration in open.Declarations)
        {
            if (Builtins.IsTaken(declaration.Name.Text))
                messages.Add(NameMessages.NameIsTaken(script.LocationOf(declaration.Name.Span), declaration.Name.Text, "the language uses it"));
            switch (declaration)
            {
                case MechanismSyntax mechanism:
                    mechanisms.Add(open.Bind(mechanism, NoChoices));
                    break;
                case KindSyntax kind:
                    DeclarationChecker.CheckKind(kind, open.Table, messages);
                    break;
                case FunctionSyntax function:
                    DeclarationChecker.CheckFunction(function, open.Table, messages, open.Laws);
                    break;
            }
        }

        foreach (KindSyntax kind in open.Declarations.OfType<KindSyntax>()) CheckMeasures(kind, script, mechanisms, messages);
        return messages.InOrder();
    }

    // What a kind offers to measure may be missing here and there; what nobody of the script has is a slip.
    private static void CheckMeasures(KindSyntax kind, SourceText script, List<BoundMechanism> mechanisms, MessageSink messages)
    {
        BoundMechanism[] ofKind = [.. mechanisms.Where(mechanism => mechanism.Flat.Kind == kind.Name.Text)];
        foreach (StepSyntax measure in kind.Members.OfType<StepSyntax>().Where(step => step.IsMeasure))
        {
            if (ofKind.Length == 0 || !ofKind.All(mechanism => mechanism.Model.LeftOut.ContainsKey(measure.Name.Text))) continue;
            messages.Add(NameMessages.MeasureOfNobody(script.LocationOf(measure.Name.Span), measure.Name.Text, ofKind[0].Flat.Syntax.Name.Text, ofKind[0].Model.LeftOut[measure.Name.Text]));
        }
    }

    private static DeclarationKind KindOf(NamedDeclarationSyntax declaration) => declaration switch
    {
        KindSyntax => DeclarationKind.Kind,
        FunctionSyntax { Role: FunctionRole.Cost } => DeclarationKind.Cost,
        FunctionSyntax { Role: FunctionRole.Saturation } => DeclarationKind.Saturation,
        FunctionSyntax => DeclarationKind.Function,
        _ => DeclarationKind.Mechanism,
    };
}
