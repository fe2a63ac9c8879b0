using System.Runtime.CompilerServices;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>
/// One question whether a support lies inside another. Each pair of parts is looked at once: without that, products inside
/// sums take time that doubles with every factor.
/// </summary>
internal sealed class Implication : IEqualityComparer<(Support, Support)>
{
    private const int MostPairs = 20_000;

    private readonly Dictionary<(Support, Support), bool> _known;

    public Implication() => _known = new Dictionary<(Support, Support), bool>(this);

    public bool Holds(Support a, Support b)
    {
        if (b is EverySupport || a is NoSupport || ReferenceEquals(a, b)) return true;
        bool isPart = a is not (BothSupport or EitherSupport) && b is not (BothSupport or EitherSupport);
        if (isPart) return a.Equals(b);
        if (_known.TryGetValue((a, b), out bool known)) return known;
        if (_known.Count >= MostPairs) return false;
        _known[(a, b)] = false;
        return _known[(a, b)] = Decide(a, b);
    }

    /// <inheritdoc/>
    public bool Equals((Support, Support) x, (Support, Support) y) => ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

    /// <inheritdoc/>
    public int GetHashCode((Support, Support) pair) =>
        HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Item1), RuntimeHelpers.GetHashCode(pair.Item2));

    private bool Decide(Support a, Support b)
    {
        if (a is EitherSupport split) return Holds(split.Left, b) && Holds(split.Right, b);
        if (b is BothSupport all) return Holds(a, all.Left) && Holds(a, all.Right);
        if (a is BothSupport both && (Holds(both.Left, b) || Holds(both.Right, b))) return true;
        return b is EitherSupport either && (Holds(a, either.Left) || Holds(a, either.Right));
    }
}
