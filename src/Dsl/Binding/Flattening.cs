using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>A member with the script that it stands in.</summary>
internal sealed record FlatMember(MemberSyntax Syntax, SourceText Source);

/// <summary>A mechanism with what its kind declares in front.</summary>
internal sealed record FlatMechanism(MechanismSyntax Syntax, SourceText Source, string Kind, ImmutableArray<FlatMember> Members, bool IsIncomplete)
{
    /// <summary>The kind is only the nearest of that name: what it asks for need not be meant.</summary>
    public bool IsGuess { get; init; }
}

/// <summary>Puts a mechanism and its kind together.</summary>
internal static class Flattening
{
    public static FlatMechanism Flatten(MechanismSyntax mechanism, DeclarationTable declarations, MessageSink messages)
    {
        SourceText source = declarations.Tree.Source;
        bool headerIsBroken = mechanism.Name.IsMissing || mechanism.Parent is { IsMissing: true }
            || messages.IsInDoubt(source.LocationOf(mechanism.Name.Span));
        KindSyntax? kind = null;
        SourceText kindSource = source;
        if (mechanism.Parent is { IsMissing: false } parent)
        {
            Declared? found = declarations.Find(parent.Text) ?? Guess(parent, source, declarations, messages);
            (kind, kindSource) = (found?.Syntax as KindSyntax, found?.Source ?? source);
            if (found is { Syntax: not KindSyntax })
                messages.Add(NameMessages.ParentIsNoKind(source.LocationOf(parent.Span), parent.Text, Noun(found.Syntax)));
            headerIsBroken |= kind is null;
        }

        IEnumerable<FlatMember> members = mechanism.Members.Select(member => new FlatMember(member, source));
        if (kind is not null) members = kind.Members.Select(member => new FlatMember(member, kindSource)).Concat(members);
        return new FlatMechanism(mechanism, source, kind?.Name.Text ?? "", [.. members], headerIsBroken)
        {
            IsGuess = kind is not null && kind.Name.Text != mechanism.Parent?.Text,
        };
    }

    /// <summary>A parent with a slip in its name is reported, and the script is read as if the near one stood there.</summary>
    private static Declared? Guess(NameSyntax parent, SourceText source, DeclarationTable declarations, MessageSink messages)
    {
        string[] kinds = [.. declarations.Names.Where(name => declarations.Find(name)?.Syntax is KindSyntax)];
        if (!declarations.LostNames.Contains(parent.Text)) messages.Add(NameMessages.UnknownParent(source.LocationOf(parent.Span), parent.Text, kinds));
        return Spelling.Nearest(parent.Text, kinds) is { } near ? declarations.Find(near) : null;
    }

    private static string Noun(NamedDeclarationSyntax declaration) => declaration switch
    {
        FunctionSyntax function => FunctionSymbol.RoleNoun(function.Role),
        _ => "mechanism",
    };
}
