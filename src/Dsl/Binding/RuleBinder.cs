using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Binds accept rules about rows and about members, and the formulas of columns.</summary>
internal sealed class RuleBinder(MechanismModel model, ExpressionBinder expressions)
{
    public List<LoweredRowRule> RowRules { get; } = [];

    public List<LoweredMemberRule> MemberRules { get; } = [];

    public void Bind(FlatMechanism mechanism)
    {
        foreach (InputSymbol input in model.Inputs) BindFormulas(input);
        foreach (FlatMember member in mechanism.Members)
        {
            if (member.Syntax is AcceptSyntax accept) BindAccept(accept, member.Source);
        }
    }

    /// <summary>Columns that are formulas, in the order of the text: each may read those before it.</summary>
    private void BindFormulas(InputSymbol input)
    {
        Scope scope = RowScope(input, [], input.Source);
        for (int i = 0; i < input.Syntax.Columns.Length; i++)
        {
            ColumnSyntax syntax = input.Syntax.Columns[i];
            ColumnSymbol column = input.Columns[i];
            if (syntax.Formula is { } formula)
            {
                Bound bound = column.Type.IsError
                    ? expressions.Bind(formula, scope)
                    : expressions.BindAs(formula, column.Type, $"the column `{column.Name}`", scope);
                bound = model.Walkable(bound, formula.Span, input.Source);
                column.Type = bound.Type;
                column.Lowered = new LoweredColumn(
                    column.Name, syntax.Doc, bound.Type.Kind, bound.Type.Dimension.ToString(), null, [], bound.Expression);
            }

            scope = scope.With(column.Name, ColumnEntry(column));
        }
    }

    private void BindAccept(AcceptSyntax accept, SourceText source)
    {
        if (accept.Target.IsMissing) return;
        expressions.BeginFormula();
        switch (model.Members.GetValueOrDefault(accept.Target.Text))
        {
            case SetSymbol set:
                BindMemberRule(accept, set, source);
                break;
            case InputSymbol input:
                BindRowRule(accept, input, source);
                break;
            case { } other:
                model.Messages.Add(NameMessages.CannotAccept(source.LocationOf(accept.Target.Span), other.Name, other.Noun).About(other));
                break;
            default:
                string[] known = [.. model.Sets.Select(set => set.Name), .. model.Inputs.Select(input => input.Name)];
                model.Unknown(accept.Target, source, () => known, at => NameMessages.UnknownAcceptTarget(at, accept.Target.Text, known));
                break;
        }
    }

    private void BindMemberRule(AcceptSyntax accept, SetSymbol set, SourceText source)
    {
        if (accept.Indices.Length != 1)
        {
            model.Messages.Add(NameMessages.AcceptNeedsIndex(source.LocationOf(accept.Target.Span), set.Name));
            return;
        }

        Scope scope = Scope.Of(ScopeKind.Formula, source);
        expressions.CheckIndexName(accept.Indices[0], [], scope);
        LoweredIndex index = model.NewIndex(accept.Indices[0].Text, set.Slot);
        scope = scope.With(index);
        Bound condition = model.Walkable(
            expressions.BindTruth(accept.Condition, scope, "the condition behind `when`"), accept.Condition.Span, source);
        LoweredTemplate reason = BindReason(accept, scope, source, $"{{0}} does not meet `{source.Slice(accept.Condition.Span)}`", index);
        MemberRules.Add(new LoweredMemberRule(index, condition.Expression, reason, source.LocationOf(accept.Span)));
    }

    private void BindRowRule(AcceptSyntax accept, InputSymbol input, SourceText source)
    {
        if (accept.HasBrackets && accept.Indices.Length != input.Sets.Length)
        {
            model.Messages.Add(TypeMessages.IndexCount(
                source.LocationOf(accept.Target.Span), input.Name, model.SetsInWords(input.Sets), "only " + string.Join(", ", accept.Indices.Select(index => $"`{index.Text}`")), accept.Indices.Length > input.Sets.Length).About(input));
            return;
        }

        if (!accept.HasBrackets && accept.Indices.Length > 0)
        {
            model.Messages.Add(NameMessages.RowRuleNeedsBrackets(source.LocationOf(accept.Indices[0].Span), input.Name));
            return;
        }

        bool named = accept.Indices.Length > 0;
        var indices = input.Sets.Select((set, i) => model.NewIndex(named ? accept.Indices[i].Text : "", set)).ToImmutableArray();
        Scope scope = RowScope(input, input.Columns, source);
        foreach (LoweredIndex index in indices.Where(index => index.Name.Length > 0))
        {
            expressions.CheckIndexName(accept.Indices[indices.IndexOf(index)], [], scope);
            scope = scope.With(index);
        }

        Bound condition = model.Walkable(
            expressions.BindTruth(accept.Condition, scope, "the condition behind `when`"), accept.Condition.Span, source);
        LoweredTemplate reason = BindReason(accept, scope, source, $"the row does not meet `{source.Slice(accept.Condition.Span)}`", null);
        RowRules.Add(new LoweredRowRule(input.Slot, indices, condition.Expression, reason, source.LocationOf(accept.Span)));
    }

    private Scope RowScope(InputSymbol input, IEnumerable<ColumnSymbol> columns, SourceText source)
    {
        Scope scope = Scope.Of(ScopeKind.Row, source) with { RowsOf = input };
        return columns.Aggregate(scope, (current, column) => current.With(column.Name, ColumnEntry(column)));
    }

    private ValueEntry ColumnEntry(ColumnSymbol column) =>
        new(column.Type, (span, source) => new ColumnRead(model.Node(span, source), column.Type.Kind, column.Slot));

    /// <summary>The reason as given, or words made from the condition.</summary>
    private LoweredTemplate BindReason(AcceptSyntax accept, Scope scope, SourceText source, string otherwise, LoweredIndex? member)
    {
        if (accept.Reason is not { } template)
        {
            if (member is null) return new LoweredTemplate([otherwise], []);
            int node = model.Node(accept.Target.Span, source);
            return new LoweredTemplate(["", otherwise["{0}".Length..]], [new IndexRead(node, member)]);
        }

        var words = ImmutableArray.CreateBuilder<string>();
        var holes = ImmutableArray.CreateBuilder<LoweredExpression>();
        string pending = "";
        foreach (TemplatePartSyntax part in template.Parts)
        {
            if (part.Hole is null)
            {
                pending += part.Words;
                continue;
            }

            words.Add(pending);
            pending = "";
            holes.Add(model.Walkable(expressions.Bind(part.Hole, scope), part.Span, source).Expression);
        }

        words.Add(pending);
        return new LoweredTemplate(words.ToImmutable(), holes.ToImmutable());
    }
}
