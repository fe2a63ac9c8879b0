using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Caching;

/// <content>The types of expressions and supports, each on one line; its position stands for it in the bytes.</content>
internal sealed partial class LoweredArchive
{
    private static readonly Described<LoweredExpression>[] Expressions =
    [
        Of<RealConstant>((a, it) => new(a.Int(it?.Node), a.Archive.Real(it?.Value))),
        Of<WholeConstant>((a, it) => new(a.Int(it?.Node), a.Archive.Whole(it is null ? default : it.Value))),
        Of<TruthConstant>((a, it) => new(a.Int(it?.Node), a.Archive.Truth(it?.Value))),
        Of<TextConstant>((a, it) => new(a.Int(it?.Node), a.Archive.Text(it?.Value))),
        Of<ParameterRead>((a, it) => new(a.Int(it?.Node), a.Kind(it?.Kind), a.Int(it?.Parameter))),
        Of<IndexRead>((a, it) => new(a.Int(it?.Node), a.Archive.One(it?.Index, a.Index))),
        Of<ColumnRead>((a, it) => new(a.Int(it?.Node), a.Kind(it?.Kind), a.Int(it?.Column))),
        Of<InputRead>((a, it) => new(a.Int(it?.Node), a.Kind(it?.Kind), a.Int(it?.Input), a.Int(it?.Column), a.Archive.Many(it is null ? [] : it.Indices, a.Index))),
        Of<PresenceRead>((a, it) => new(a.Int(it?.Node), a.Int(it?.Input), a.Archive.Many(it is null ? [] : it.Indices, a.Index))),
        Of<StepRead>((a, it) => new(a.Int(it?.Node), a.Kind(it?.Kind), a.Int(it?.Step), a.Archive.Many(it is null ? [] : it.Indices, a.Index))),
        Of<PreviousExpression>((a, it) => new(
            a.Int(it?.Node), a.Kind(it?.Kind), a.Archive.One(it?.Bound, a.Index), a.Archive.One(it?.Of, a.Index), a.One(it?.Read))),
        Of<LotExpression>((a, it) => new(a.Int(it?.Node), a.One(it?.Seed), a.Archive.Many(it is null ? [] : it.Members, a.Expression))),
        Of<RankExpression>((a, it) => new(a.Int(it?.Node), a.One(it?.Own), (ReductionExpression)a.One(it?.Among))),
        Of<LetExpression>((a, it) => new(a.Int(it?.Node), a.Kind(it?.Kind), a.Int(it?.Local), a.One(it?.Value), a.One(it?.Body))),
        Of<LocalRead>((a, it) => new(a.Int(it?.Node), a.Kind(it?.Kind), a.Int(it?.Local))),
        Of<WholeToReal>((a, it) => new(a.Int(it?.Node), a.One(it?.Operand))),
        Of<NumberOperation>((a, it) => new(
            a.Int(it?.Node), a.Kind(it?.Kind), (NumberOperator)a.Int((int?)it?.Operator), a.Archive.Many(it is null ? [] : it.Operands, a.Expression))),
        Of<Comparison>((a, it) => new(a.Int(it?.Node), (ComparisonOperator)a.Int((int?)it?.Operator), a.One(it?.Left), a.One(it?.Right))),
        Of<Negation>((a, it) => new(a.Int(it?.Node), a.One(it?.Operand))),
        Of<Junction>((a, it) => new(a.Int(it?.Node), a.Archive.Truth(it?.IsAnd), a.One(it?.Left), a.One(it?.Right))),
        Of<ConditionalExpression>((a, it) => new(a.Int(it?.Node), a.Kind(it?.Kind), a.One(it?.Condition), a.One(it?.Then), a.One(it?.Else))),
        Of<OtherwiseExpression>((a, it) => new(a.Int(it?.Node), a.Kind(it?.Kind), a.One(it?.Value), a.One(it?.Fallback))),
        Of<GuardedExpression>((a, it) => new(a.Int(it?.Node), a.Kind(it?.Kind), a.One(it?.Support), a.One(it?.Body))),
        Of<ReductionExpression>((a, it) => new(
            a.Int(it?.Node),
            a.Kind(it?.Kind),
            (ReductionOperator)a.Int((int?)it?.Operator),
            a.Archive.Many(it is null ? [] : it.Indices, a.Index),
            a.One(it?.Over),
            a.Archive.Maybe(it?.Condition, a.Expression),
            a.One(it?.Body))),
        Of<SolveExpression>((a, it) => new(
            a.Int(it?.Node),
            a.Kind(it?.Kind),
            a.Archive.Truth(it?.IsLargest),
            a.Int(it?.Local),
            a.Archive.Text(it?.Variable),
            a.One(it?.From),
            a.One(it?.To),
            a.One(it?.Condition),
            a.Archive.Maybe(it?.Sides, a.Sides),
            (SearchCertificate)a.Int((int?)it?.Certificate))
        {
            OverflowFails = a.Archive.Truth(it?.OverflowFails),
        }),
    ];

    private static readonly Described<Support>[] Supports =
    [
        Area<EverySupport>((_, _) => new()),
        Area<NoSupport>((_, _) => new()),
        Area<RowSupport>((a, it) => new(a.Int(it?.Input), a.Archive.Many(it is null ? [] : it.Indices, a.Index))),
        Area<StepSupport>((a, it) => new(a.Int(it?.Step), a.Archive.Many(it is null ? [] : it.Indices, a.Index))),
        Area<BothSupport>((a, it) => new(a.One(it?.Left), a.One(it?.Right))),
        Area<EitherSupport>((a, it) => new(a.One(it?.Left), a.One(it?.Right))),
        Area<SomeSupport>((a, it) => new(a.Archive.Many(it is null ? [] : it.Bound, a.Index), a.One(it?.Inner))),
    ];

    private LoweredExpression ExpressionHere(LoweredExpression? it) => Describe(Expressions, it);

    private Support Support(Support? it) => Describe(Supports, it);

    private Support One(Support? it) => archive.One(it, Support);

    private SearchSides Sides(SearchSides? it) => new(
        One(it?.More),
        One(it?.Less),
        archive.Maybe(it?.Slope, Expression),
        archive.Truth(it?.IsStrict),
        archive.Truth(it?.IsConcave),
        archive.Truth(it?.IsPiecewiseLinear),
        archive.Truth(it is null ? null : it.RoundingUnits is not null) ? archive.Real(it?.RoundingUnits) : null,
        archive.Truth(it?.IsRatioMonotone));

    private int Int(int? it) => archive.Int(it);

    private T Describe<T>(Described<T>[] types, T? it)
        where T : class
    {
        int? position = it is null ? null : Array.FindIndex(types, type => type.Type == it.GetType());
        if (position < 0) throw new InvalidOperationException($"{it!.GetType().Name} has no description.");
        int written = archive.Int(position);
        return written < types.Length ? types[written].Describe(this, it) : throw new InvalidDataException("There is no such type.");
    }

    private static Described<LoweredExpression> Of<T>(Func<LoweredArchive, T?, T> describe)
        where T : LoweredExpression => new(typeof(T), (archive, it) => describe(archive, (T?)it));

    private static Described<Support> Area<T>(Func<LoweredArchive, T?, T> describe)
        where T : Support => new(typeof(T), (archive, it) => describe(archive, (T?)it));

    private sealed record Described<T>(Type Type, Func<LoweredArchive, T?, T> Describe)
        where T : class;
}
