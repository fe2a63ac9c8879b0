using System.Collections.Immutable;
using Mechanisms.Dsl.Binding;
using Mechanisms.Dsl.Diagnostics;
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
    public static CompileResult Compile(
        SourceText script, string? name, IScriptProvider provider, IReadOnlyDictionary<string, RoleChoice> roles) =>
        DeepStack.Run(() => CompileHere(script, name, provider, roles));

    /// <summary>Everything there is to say about a script: every declaration checked, with its default roles.</summary>
    public static ImmutableArray<Diagnostic> Check(SourceText script, IScriptProvider provider) =>
        DeepStack.Run(() => CheckHere(script, provider));

    /// <summary>What is known of the formulas of each mechanism of a script, with its default roles, and what is wrong with them.</summary>
    public static (ImmutableArray<MechanismShapes> Shapes, ImmutableArray<Diagnostic> Diagnostics) Shapes(SourceText script, IScriptProvider provider) =>
        DeepStack.Run(() => ShapesHere(script, provider));

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
        SourceText script, string? name, IScriptProvider provider, IReadOnlyDictionary<string, RoleChoice> roles)
    {
        var messages = new MessageSink();
        SyntaxTree tree = ScriptParser.Parse(script);
        var table = new DeclarationTable(tree, provider, messages);
        MechanismSyntax? mechanism = DeclarationTable.Named(tree).OfType<MechanismSyntax>().LastOrDefault(m => name is null || m.Name.Text == name);
        if (mechanism is null)
        {
            if (!messages.HasErrors) messages.Add(NameMessages.NoMechanism(script.LocationOf(default), name));
            return new CompileResult(null, messages.InOrder());
        }

        BoundMechanism bound = MechanismBinder.Bind(Flattening.Flatten(mechanism, table, messages), table, messages, roles);
        if (!messages.HasErrors)
        {
            foreach (RoleSymbol role in bound.Model.Roles.Where(role => role.Chosen is null))
                messages.Add(RoleMessages.RoleNotChosen(role.Place, role.Name, FunctionSymbol.RoleNoun(role.Role)));
        }

        return new CompileResult(messages.HasErrors ? null : Lowerer.Lower(bound), messages.InOrder());
    }

    private static (ImmutableArray<MechanismShapes> Shapes, ImmutableArray<Diagnostic> Diagnostics) ShapesHere(SourceText script, IScriptProvider provider)
    {
        var messages = new MessageSink();
        SyntaxTree tree = ScriptParser.Parse(script);
        var table = new DeclarationTable(tree, provider, messages);
        ImmutableArray<MechanismShapes> shapes =
        [
            .. DeclarationTable.Named(tree).OfType<MechanismSyntax>()
                .Select(mechanism => MechanismBinder.Bind(Flattening.Flatten(mechanism, table, messages), table, messages, NoChoices).Shapes),
        ];
        return (shapes, messages.InOrder());
    }

    private static ImmutableArray<Diagnostic> CheckHere(SourceText script, IScriptProvider provider)
    {
        var messages = new MessageSink();
        SyntaxTree tree = ScriptParser.Parse(script);
        var table = new DeclarationTable(tree, provider, messages);
        foreach (NamedDeclarationSyntax declaration in DeclarationTable.Named(tree))
        {
            if (Builtins.IsTaken(declaration.Name.Text))
                messages.Add(NameMessages.NameIsTaken(script.LocationOf(declaration.Name.Span), declaration.Name.Text, "the language uses it"));
            switch (declaration)
            {
                case MechanismSyntax mechanism:
                    MechanismBinder.Bind(Flattening.Flatten(mechanism, table, messages), table, messages, NoChoices);
                    break;
                case KindSyntax kind:
                    DeclarationChecker.CheckKind(kind, table, messages);
                    break;
                case FunctionSyntax function:
                    DeclarationChecker.CheckFunction(function, table, messages);
                    break;
            }
        }

        return messages.InOrder();
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
