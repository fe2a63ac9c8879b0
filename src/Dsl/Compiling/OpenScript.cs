using Mechanisms.Dsl.Binding;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Compiling;

/// <summary>A script that was read, with what it can see and what there is to say about it so far.</summary>
internal sealed class OpenScript
{
    private readonly SyntaxTree _tree;

    public OpenScript(SourceText script, IScriptProvider provider, IFormulaTrial trial)
    {
        _tree = ScriptParser.Parse(script);
        Table = new DeclarationTable(_tree, provider, Messages);
        Laws = new RoleLaws(Table, Messages, trial);
    }

    public MessageSink Messages { get; } = new();

    public DeclarationTable Table { get; }

    public RoleLaws Laws { get; }

    public IEnumerable<NamedDeclarationSyntax> Declarations => DeclarationTable.Named(_tree);

    /// <summary>A mechanism of the script, or its last one where no name is given; null after a message.</summary>
    public MechanismSyntax? Find(string? name)
    {
        MechanismSyntax? found = Declarations.OfType<MechanismSyntax>().LastOrDefault(mechanism => name is null || mechanism.Name.Text == name);
        if (found is null && !Messages.HasErrors) Messages.Add(NameMessages.NoMechanism(_tree.Source.LocationOf(default), name));
        return found;
    }

    /// <summary>Puts a mechanism together with all that it inherits, and binds it.</summary>
    public BoundMechanism Bind(MechanismSyntax mechanism, IReadOnlyDictionary<string, RoleChoice> roles) =>
        MechanismBinder.Bind(Flattening.Flatten(mechanism, Table, Messages), Table, Messages, roles, Laws);
}
