using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Finds the function that stands for a role parameter: what the round chose, else the script's default.</summary>
internal sealed class RoleBinder(MechanismModel model, ExpressionBinder expressions)
{
    public void Bind(IReadOnlyDictionary<string, RoleChoice> choices)
    {
        foreach (RoleSymbol role in model.Roles)
        {
            if (role.Default is var (value, where)) role.DefaultText = where.Slice(value.Span);
            if (choices.TryGetValue(role.Name, out RoleChoice? choice))
            {
                role.ChosenText = choice.Text;
                Choose(role, choice);
            }
            else if (role.Default is var (given, source))
            {
                role.ChosenText = role.DefaultText;
                role.Chosen = Resolve(role, given, source, null);
            }
            else
            {
                // Without a default the round must choose; whoever runs a round says so. Checking goes on without.
                role.ChosenText = "";
            }
        }

        foreach ((string name, RoleChoice choice) in choices.Where(choice => model.Roles.All(role => role.Name != choice.Key)))
            model.Messages.Add(RoleMessages.NoSuchRole(choice.Place, name, model.Roles.Select(role => role.Name)));
    }

    /// <summary>A choice from outside the script: its mistakes are placed where it was said.</summary>
    private void Choose(RoleSymbol role, RoleChoice choice)
    {
        var text = new SourceText(choice.Place, choice.Text);
        (ExpressionSyntax formula, ImmutableArray<Diagnostic> messages) = ScriptParser.ParseExpression(text);
        Diagnostic AtChoice(Diagnostic message) => message with { Location = choice.Place };
        model.Messages.AddRange(messages.Select(AtChoice));
        if (messages.IsEmpty) role.Chosen = Resolve(role, formula, text, choice.Place);
    }

    private FunctionUse? Resolve(RoleSymbol role, ExpressionSyntax syntax, SourceText source, Location? choice)
    {
        (NameSyntax? name, IEnumerable<ExpressionSyntax> settings) = syntax switch
        {
            NameExpressionSyntax plain => (plain.Name, []),
            CallSyntax { Member: null } call => (call.Function, call.Arguments.Concat(call.Settings)),
            _ => (null, Enumerable.Empty<ExpressionSyntax>()),
        };
        Diagnostic Placed(Diagnostic message) => choice is null ? message : message with { Location = choice };
        string noun = FunctionSymbol.RoleNoun(role.Role);
        if (syntax is ErrorExpressionSyntax || name is { IsMissing: true }) return null;
        if (name is null)
        {
            model.Messages.Add(Placed(RoleMessages.RoleExpected(source.LocationOf(syntax.Span), role.Name, noun, source.Slice(syntax.Span))));
            return null;
        }

        if (model.Declarations.Find(name.Text) is not { } declared)
        {
            if (model.LostNames.Contains(name.Text)) return null;
            IEnumerable<string> candidates = model.Declarations.Names.Where(
                candidate => model.Declarations.Find(candidate)?.Syntax is FunctionSyntax function && function.Role == role.Role);
            model.Messages.Add(Placed(RoleMessages.UnknownFunction(source.LocationOf(name.Span), role.Name, noun, name.Text, [.. candidates])));
            return null;
        }

        if (declared.Syntax is not FunctionSyntax chosen || chosen.Role != role.Role)
        {
            string found = declared.Syntax switch
            {
                FunctionSyntax other => FunctionSymbol.RoleNoun(other.Role),
                KindSyntax => "kind",
                _ => "mechanism",
            };
            model.Messages.Add(Placed(RoleMessages.WrongRole(source.LocationOf(name.Span), role.Name, noun, name.Text, found)));
            return null;
        }

        var symbol = new FunctionSymbol(chosen, declared.Source);
        if (chosen.Formals.Length != 1)
        {
            model.Messages.Add(RoleMessages.OneQuantity(symbol.Place, symbol.Name, symbol.Noun, chosen.Formals.Length));
            return null;
        }

        FunctionUse? use = expressions.BindSettings(
            symbol, name, settings, Scope.Of(ScopeKind.Setting, source), mayBeLater: role.Role == FunctionRole.Saturation);
        if (use is null) return null;
        role.ChosenAt = choice ?? source.LocationOf(syntax.Span);
        model.RoleUses.Add(new RoleUse(use, settings.Any() ? role.ChosenAt : null));
        return use;
    }
}
