using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Checks kinds and functions on their own, before any mechanism uses them.</summary>
internal static class DeclarationChecker
{
    public static void CheckKind(KindSyntax kind, DeclarationTable table, MessageSink messages)
    {
        var model = new MechanismModel(table, messages);
        var types = new TypeBinder(model);
        var members = kind.Members.Select(member => new FlatMember(member, table.Tree.Source)).ToImmutableArray();
        var asMechanism = new MechanismSyntax(kind.Span, kind.Doc, kind.Name, null, false, kind.Members);
        var flat = new FlatMechanism(asMechanism, table.Tree.Source, kind.Name.Text, members, kind.Name.IsMissing);
        new DeclarationBinder(model, types, new LiteralBinder(model, types)).Declare(flat);
        foreach (MemberSyntax member in kind.Members)
        {
            string? what = member switch
            {
                StepSyntax { IsMeasure: false } => "a step",
                AcceptSyntax => "an `accept` rule",
                RoundSyntax => "a `round` line",
                ExampleSyntax => "an example",
                ParameterSyntax => "a parameter",
                _ => null,
            };
            if (what is not null) model.Once(" in kind", table.Tree.Source.LocationOf(member.Span), at => NameMessages.NotInKind(at, what, kind.Name.Text));
        }

        foreach (PictureSyntax picture in kind.Members.OfType<PictureSyntax>()) new PictureBinder(model, table.Tree.Source, isOffered: true).CheckForm(picture);
        model.ReportOnce();
    }

    /// <summary>
    /// A function is bound once with formals of which nothing is known but their names, so that mistakes show before
    /// anybody calls it. Formals of a cost or saturation are plain numbers.
    /// </summary>
    public static void CheckFunction(FunctionSyntax function, DeclarationTable table, MessageSink messages, RoleLaws laws)
    {
        var model = new MechanismModel(table, messages) { IsIncomplete = function.Formals.Any(formal => formal.Name.IsMissing) };
        var types = new TypeBinder(model);
        var expressions = new StepBinder(model, types).Expressions;
        var source = table.Tree.Source;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        FunctionSymbol symbol = new(function, source);
        if (function.Role != FunctionRole.Plain && function.Formals.Length != 1 && !model.IsIncomplete)
            messages.Add(RoleMessages.OneQuantity(symbol.Place, symbol.Name, symbol.Noun, function.Formals.Length));
        Scope scope = Scope.Of(ScopeKind.Function, source);
        foreach (FormalSyntax formal in function.Formals.Concat(function.Settings))
        {
            if (!formal.Name.IsMissing && !seen.Add(formal.Name.Text))
                messages.Add(NameMessages.DeclaredTwice(source.LocationOf(formal.Name.Span), formal.Name.Text, "formal", source.LocationOf(function.Name.Span)));
            BoundType type = expressions.TypeOf(formal, symbol);
            if (function.Role == FunctionRole.Cost && formal.Type is { } said && types.Bind(said, source) is { IsError: false } declared && declared != type)
                messages.Add(RoleMessages.PlainNumbersInside(source.LocationOf(said.Span), formal.Name.Text, symbol.Noun, declared.InWords));
            if (formal.Default is { } given) expressions.BindAs(given, type, $"the setting `{formal.Name.Text}`", Scope.Of(ScopeKind.Function, source));
            scope = scope.With(formal.Name.Text, new ValueEntry(type, (span, text) => new RealConstant(model.Node(span, text), 0)));
        }

        expressions.CheckBody(symbol, function.Body, scope);
        if (function.Inverse is { } inverse)
        {
            var amount = new ValueEntry(BoundType.Number, (span, text) => new RealConstant(model.Node(span, text), 0));
            Scope inverseScope = function.Settings.Where(setting => !setting.Name.IsMissing).Aggregate(
                Scope.Of(ScopeKind.Function, source), (current, setting) => current.With(setting.Name.Text, scope.Entries[setting.Name.Text]));
            expressions.CheckBody(symbol, inverse.Body, inverseScope.With(inverse.Amount.Text, amount));
        }

        model.ReportOnce();
        laws.Check(symbol);
    }
}
