using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Where a member stands among all of its set, and draws by lot.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary><c>rank(o: x[o])</c> and <c>best(o: x[o])</c>: the index stands for one member outside and for all of them inside.</summary>
    private Bound BindRanking(ReductionSyntax syntax, Scope scope)
    {
        string name = syntax.Operator.Text;
        if (syntax.Indices.Length != 1 || scope.Entries.GetValueOrDefault(syntax.Indices[0].Name.Text) is not IndexEntry { Index: var own })
        {
            BinderSyntax lost = syntax.Indices[^1];
            if (!lost.Name.IsMissing) Report(OrderMessages.RankingNeedsIndex(Place(lost, scope), name, lost.Name.Text, syntax.Indices.Length));
            return Nothing(syntax, scope);
        }

        if (syntax.Indices[0].Set is { } said && own.Set >= 0 && model.SlotOfSet(said, scope.Source) is var named && named >= 0 && named != own.Set)
        {
            Report(OrderMessages.RankingAmongOthers(Place(said, scope), name, own.Name, model.SetName(own.Set), said.Text));
            return Nothing(syntax, scope);
        }

        if (syntax.Body is not { } body)
        {
            Report(NameMessages.ReductionNeedsBody(Place(syntax, scope), name));
            return Nothing(syntax, scope);
        }

        LoweredIndex each = model.NewIndex(own.Name, own.Set);
        Scope among = scope.With(each);
        Bound? condition = syntax.Condition is { } where ? BindTruth(where, among, "the condition behind `where`") : null;
        Bound value = BindNumeric(body, among, $"what `{name}` compares");
        if (value.IsError || condition is { IsError: true } || own.Set < 0) return Nothing(syntax, scope);

        var all = new ReductionExpression(
            Node(syntax, scope), ValueKind.Real, ReductionOperator.Ranking, [each], Support.Everywhere, condition?.Expression, ToReal(value, body.Span, among).Expression);
        Bound rank = new(new RankExpression(Node(syntax, scope), ToReal(Bind(body, scope), body.Span, scope).Expression, all), BoundType.Whole(Dimension.Number));
        if (name == Builtins.Rank) return rank;
        LoweredExpression isFirst = new Comparison(Node(syntax, scope), ComparisonOperator.Equal, rank.Expression, new WholeConstant(Node(syntax, scope), 1));
        return new Bound(
            syntax.Condition is { } asked ? new Junction(Node(syntax, scope), true, Bind(asked, scope).Expression, isFirst) : isFirst, BoundType.Truth);
    }

    /// <summary><c>lot(seed, v)</c></summary>
    private Bound BindLot(CallSyntax call, Scope scope)
    {
        if (call.Member is not null || !call.Settings.IsEmpty || call.Arguments.Length < 2)
        {
            Report(OrderMessages.LotNeedsSeedAndMembers(Place(call, scope)));
            return Nothing(call, scope);
        }

        Bound seed = Bind(call.Arguments[0], scope);
        if (!seed.IsError && seed.Type.Kind is not (ValueKind.Text or ValueKind.Whole))
        {
            Report(TypeMessages.OtherKind(Place(call.Arguments[0], scope), "the seed of `lot`", "a text or a whole number", seed.Type.InWords));
            return Nothing(call, scope);
        }

        var members = ImmutableArray.CreateBuilder<LoweredExpression>();
        foreach (ExpressionSyntax argument in call.Arguments.Skip(1))
        {
            Bound member = Bind(argument, scope);
            if (member.IsError) return Nothing(call, scope);
            if (member.Type.Kind != ValueKind.Member)
            {
                Report(TypeMessages.OtherKind(Place(argument, scope), "what `lot` draws for", "a member", member.Type.InWords));
                return Nothing(call, scope);
            }

            members.Add(member.Expression);
        }

        return seed.IsError ? Nothing(call, scope) : new Bound(new LotExpression(Node(call, scope), seed.Expression, members.ToImmutable()), BoundType.Number);
    }
}
