using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>A member with the script that it stands in.</summary>
internal sealed record FlatMember(MemberSyntax Syntax, SourceText Source)
{
    /// <summary>Of a parameter: the default that a descendant set, with the script that it stands in.</summary>
    public (ExpressionSyntax Value, SourceText Source)? Default { get; init; }

    /// <summary>Whether a kind declares it.</summary>
    public bool IsOfKind { get; init; }

    /// <summary>Of a step, unit or rounding that takes the place of another: the first one of the line.</summary>
    public FlatMember? Original { get; init; }
}

/// <summary>A mechanism with all that its kind and its ancestors declare in front.</summary>
internal sealed record FlatMechanism(MechanismSyntax Syntax, SourceText Source, string Kind, ImmutableArray<FlatMember> Members, bool IsIncomplete)
{
    /// <summary>The kind is only the nearest of that name: what it asks for need not be meant.</summary>
    public bool IsGuess { get; init; }

    /// <summary>
    /// The same with the steps that it replaces as they were, and without what it adds: what its own steps must agree with.
    /// Null where it replaces none.
    /// </summary>
    public FlatMechanism? BeforeReplacing() => Members.All(member => member is not { Syntax: StepSyntax, Original: not null }) ? null : this with
    {
        Members =
        [
            .. Members.Where(member => member is { Original: not null } or { Syntax: not (StepSyntax or RoundSyntax or AcceptSyntax or PictureSyntax or ExampleSyntax) } || !IsOwn(member))
                .Select(member => member is { Syntax: StepSyntax, Original: { } original } ? original : member),
        ],
    };

    private bool IsOwn(FlatMember member) => member.Source == Source && Syntax.Members.Contains(member.Syntax);
}

/// <summary>Puts a mechanism together with its kind, or with the mechanism that it changes.</summary>
internal static class Flattening
{
    public static FlatMechanism Flatten(MechanismSyntax mechanism, DeclarationTable declarations, MessageSink messages) =>
        Flatten(mechanism, declarations.Tree.Source, declarations, messages, []);

    private static FlatMechanism Flatten(
        MechanismSyntax mechanism, SourceText source, DeclarationTable declarations, MessageSink messages, ImmutableArray<MechanismSyntax> descendants)
    {
        bool isBroken = mechanism.Name.IsMissing || mechanism.Parent is { IsMissing: true } || messages.IsInDoubt(source.LocationOf(mechanism.Name.Span));
        var alone = new FlatMechanism(mechanism, source, "", [.. mechanism.Members.Select(member => new FlatMember(member, source))], isBroken);
        if (mechanism.Parent is not { IsMissing: false } parent)
        {
            if (mechanism is { HasBut: true, Parent: null } && !isBroken) messages.Add(InheritanceMessages.NothingToChange(source.LocationOf(mechanism.Name.Span), mechanism.Name.Text));
            return alone;
        }

        Location place = source.LocationOf(parent.Span);
        Declared? found = declarations.Find(parent.Text, source) ?? Guess(parent, source, declarations, messages);
        switch (found)
        {
            case { Syntax: KindSyntax kind }:
                if (mechanism.HasBut) messages.Add(InheritanceMessages.KindIsFilled(place, kind.Name.Text));
                var declared = new FlatMechanism(mechanism, source, kind.Name.Text, [.. kind.Members.Select(member => new FlatMember(member, found.Source) { IsOfKind = true })], isBroken);
                return new Inheritance(declared, messages).Apply(alone) with { IsGuess = kind.Name.Text != parent.Text };
            case { Syntax: MechanismSyntax changed }:
                if (descendants.Append(mechanism).Contains(changed, ReferenceEqualityComparer.Instance))
                {
                    messages.Add(InheritanceMessages.OwnAncestor(place, changed.Name.Text));
                    return alone with { IsIncomplete = true };
                }

                // A header with a slip in it names by chance what it names.
                if (isBroken) return alone with { IsIncomplete = true };
                if (!mechanism.HasBut) messages.Add(InheritanceMessages.ButIsMissing(place, mechanism.Name.Text, changed.Name.Text));
                FlatMechanism ancestor = Flatten(changed, found.Source, declarations, messages, descendants.Add(mechanism));
                bool isGuess = ancestor.IsGuess || changed.Name.Text != parent.Text;
                return new Inheritance(ancestor, messages).Apply(alone) with { IsGuess = isGuess, IsIncomplete = isBroken || ancestor.IsIncomplete || isGuess };
            case { Syntax: var other }:
                messages.Add(NameMessages.NoParent(place, parent.Text, FunctionSymbol.RoleNoun(((FunctionSyntax)other).Role)));
                return alone with { IsIncomplete = true };
            default:
                return alone with { IsIncomplete = true };
        }
    }

    /// <summary>A parent with a slip in its name is reported, and the script is read as if the near one stood there.</summary>
    private static Declared? Guess(NameSyntax parent, SourceText source, DeclarationTable declarations, MessageSink messages)
    {
        string[] parents = [.. declarations.Names.Where(name => declarations.Find(name)?.Syntax is KindSyntax or MechanismSyntax)];
        string[] kinds = [.. parents.Where(name => declarations.Find(name)?.Syntax is KindSyntax)];
        if (!declarations.LostNames.Contains(parent.Text)) messages.Add(NameMessages.UnknownParent(source.LocationOf(parent.Span), parent.Text, kinds, parents));
        return Spelling.Nearest(parent.Text, parents) is { } near ? declarations.Find(near) : null;
    }
}
