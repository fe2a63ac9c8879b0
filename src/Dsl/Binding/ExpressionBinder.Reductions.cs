using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Reductions and the indices that they bind.</summary>
internal sealed partial class ExpressionBinder
{
    private Bound BindReduction(ReductionSyntax syntax, Scope scope)
    {
        if (scope.Kind != ScopeKind.Formula)
        {
            Report(scope.Kind == ScopeKind.Setting
                ? RoleMessages.SettingSeesParameters(Place(syntax, scope), syntax.Operator.Text, "reduction")
                : NameMessages.NoReductionHere(Place(syntax, scope), syntax.Operator.Text, scope.Kind == ScopeKind.Row));
            return Nothing(syntax, scope);
        }

        if (Builtins.IsRanking(syntax.Operator.Text)) return BindRanking(syntax, scope);
        bool isKnown = Builtins.Reductions.TryGetValue(syntax.Operator.Text, out ReductionOperator op);
        if (!isKnown && !syntax.Operator.IsMissing)
            Report(NameMessages.UnknownReduction(Place(syntax.Operator, scope), syntax.Operator.Text, Builtins.Reductions.Keys));
        ImmutableArray<LoweredIndex> indices = BindBinders(syntax.Indices, [syntax.Condition, syntax.Body], ref scope);
        Bound? condition = syntax.Condition is { } where ? BindTruth(where, scope, "the condition behind `where`") : null;
        if (OrderOf(syntax.Indices, indices, scope) is { } order)
        {
            condition = new Bound(condition is { } asked ? new Junction(Node(syntax, scope), true, order, asked.Expression) : order, condition?.Type ?? BoundType.Truth);
        }

        Bound body = BindBody(syntax, op, isKnown, scope);
        if (!body.IsError && condition is not { IsError: true }) ReportIndicesWithoutSet(syntax, indices, scope);
        if (!isKnown || body.IsError || condition is { IsError: true } || indices.Any(index => index.Set < 0)) return Nothing(syntax, scope);
        BoundType type = op switch
        {
            ReductionOperator.Count => BoundType.Whole(Dimension.Number),
            ReductionOperator.Any or ReductionOperator.All => BoundType.Truth,
            ReductionOperator.Mean or ReductionOperator.Median => BoundType.Real(body.Type.Dimension),
            _ => body.Type,
        };
        if (op is ReductionOperator.Mean or ReductionOperator.Median) body = ToReal(body, syntax.Span, scope);
        return new Bound(
            new ReductionExpression(
                Node(syntax, scope), type.Kind, op, indices, Support.Everywhere, condition?.Expression, body.Expression),
            type);
    }

    /// <summary>An index whose set nothing tells. In a formula with a mistake of its own that is its echo.</summary>
    private void ReportIndicesWithoutSet(ReductionSyntax syntax, ImmutableArray<LoweredIndex> indices, Scope scope)
    {
        foreach ((BinderSyntax binder, LoweredIndex index) in syntax.Indices.Zip(indices))
        {
            bool isSaid = syntax.Indices.SkipWhile(other => other != binder).Any(other => other.Set is not null);
            if (index.Set >= 0 || isSaid || binder.Name.IsMissing || model.IsIncomplete) continue;
            if (UsesUnknown(binder.Name.Text, [syntax.Condition, syntax.Body])) continue;
            Report(TypeMessages.IndexWithoutSet(Place(binder, scope), binder.Name.Text, model.Sets.Select(set => set.Name)));
        }
    }

    private Bound BindBody(ReductionSyntax syntax, ReductionOperator op, bool isKnown, Scope scope)
    {
        bool wantsTruth = isKnown && op is ReductionOperator.Count or ReductionOperator.Any or ReductionOperator.All;
        if (syntax.Body is { } body)
        {
            if (!isKnown) return Bind(body, scope);
            return wantsTruth
                ? BindTruth(body, scope, $"what `{syntax.Operator.Text}` asks of each")
                : BindNumeric(body, scope, $"what `{syntax.Operator.Text}` takes");
        }

        if (isKnown && op != ReductionOperator.Count) Report(NameMessages.ReductionNeedsBody(Place(syntax, scope), syntax.Operator.Text));
        return op == ReductionOperator.Count
            ? new Bound(new TruthConstant(Node(syntax, scope), true), BoundType.Truth)
            : Nothing(syntax, scope);
    }

    /// <summary>
    /// Binds indices: a set that is said holds for all before it that have none; otherwise the first use decides.
    /// </summary>
    public ImmutableArray<LoweredIndex> BindBinders(
        ImmutableArray<BinderSyntax> binders, IReadOnlyList<ExpressionSyntax?> formulas, ref Scope scope)
    {
        var indices = new LoweredIndex[binders.Length];
        ImmutableDictionary<string, ScopeEntry> around = scope.Entries;
        int SetOf(string name) => inference.SetOf(name, binders, formulas)
            ?? (around.GetValueOrDefault(name) is IndexEntry outer ? outer.Index.Set : -1);
        NameSyntax? said = null;
        for (int i = binders.Length - 1; i >= 0; i--)
        {
            said = binders[i].Set ?? said;
            int set = said is not null ? model.SlotOfSet(said, scope.Source) : inference.FirstUse(binders[i].Name.Text, formulas, SetOf);
            indices[i] = model.NewIndex(binders[i].Name.Text, set);
        }

        for (int i = 0; i < indices.Length; i++)
        {
            CheckIndexName(binders[i].Name, binders.Take(i).Select(binder => binder.Name.Text), scope);
            scope = scope.With(indices[i]);
        }

        return [.. indices];
    }

    /// <summary>An index may not hide a member of the mechanism, an outer index, or another one beside it.</summary>
    public void CheckIndexName(NameSyntax name, IEnumerable<string> beside, Scope scope)
    {
        if (name.IsMissing) return;
        if (beside.Contains(name.Text) || scope.Entries.ContainsKey(name.Text))
            Report(NameMessages.IndexBoundTwice(Place(name, scope), name.Text));
        else if (!IsMeasuring && model.Members.TryGetValue(name.Text, out Symbol? hidden))
            model.Once(" hides " + name.Text, Place(name, scope), at => NameMessages.IndexHides(at, name.Text, hidden.Noun, hidden.Place));
    }

    /// <summary>
    /// Whether the index stands in an element that is unknown or broken, or in a formula that could not be read: then its
    /// set is unknown because of that other mistake.
    /// </summary>
    private bool UsesUnknown(string index, IEnumerable<ExpressionSyntax?> formulas) => formulas.Any(formula => formula switch
    {
        null => false,
        ErrorExpressionSyntax => true,
        ElementSyntax element => element.Indices.Any(name => name.Text == index || name.IsMissing),
        _ => UsesUnknown(index, SyntaxWalk.Children(formula)),
    });
}
