using CsCheck;
using Mechanisms.Rounds.Kernels;

namespace Mechanisms.Host.Tests.Compiling;

/// <summary>The operations on domains against sets of tuples, which know nothing of order, columns or shortcuts.</summary>
public class DomainTests
{
    private static readonly Gen<Domain> AnyDomain = Gen.Select(Gen.Shuffle(new[] { 10, 20, 30, 40 }), Gen.Int[0, 4], Gen.Int[0, 4].Array[4].Array[0, 40])
        .Select((indices, width, rows) => Make(indices[..width], rows));

    [Fact]
    public void A_join_has_the_tuples_whose_parts_are_in_both() => Gen.Select(AnyDomain, AnyDomain).Sample((a, b) =>
    {
        Domain joined = a.Join(b);
        HashSet<string> wanted = [];
        foreach (Dictionary<int, int> left in Tuples(a))
        {
            foreach (Dictionary<int, int> right in Tuples(b))
            {
                if (left.All(pair => !right.TryGetValue(pair.Key, out int member) || member == pair.Value))
                    wanted.Add(Key(right.Concat(left).DistinctBy(pair => pair.Key)));
            }
        }

        ShouldBe(joined, wanted);
    });

    [Fact]
    public void A_union_has_the_tuples_of_both() => Gen.Select(AnyDomain, Gen.Int[0, 4].Array[4].Array[0, 40], Gen.Int).Sample((a, rows, turn) =>
    {
        Domain b = Make([.. a.Indices.ToArray().OrderBy(index => (index * 7919) ^ turn)], rows);
        ShouldBe(a.Union(b), [.. Keys(a), .. Keys(b)]);
    });

    [Fact]
    public void A_projection_has_the_parts_of_the_tuples() => Gen.Select(AnyDomain, Gen.Shuffle(new[] { 10, 20, 30, 40 }), Gen.Int[0, 4]).Sample((a, order, width) =>
    {
        int[] onto = [.. order.Where(index => a.Indices.Contains(index)).Take(width)];
        Domain projected = a.Project(onto);
        projected.Indices.ToArray().ShouldBe(onto);
        ShouldBe(projected, [.. Tuples(a).Select(tuple => Key(tuple.Where(pair => onto.Contains(pair.Key))))]);
    });

    [Fact]
    public void Another_name_twice_keeps_the_tuples_that_repeat_a_member() => Gen.Select(AnyDomain, Gen.Int[0, 2].Array[4]).Sample((a, names) =>
    {
        int[] indices = a.Indices.ToArray(), given = names[..indices.Length];
        IEnumerable<string> wanted = Tuples(a)
            .Where(tuple => indices.Index().All(one => indices.Index().All(other => given[one.Index] != given[other.Index] || tuple[one.Item] == tuple[other.Item])))
            .Select(tuple => Key(given.Index().DistinctBy(name => name.Item).Select(name => KeyValuePair.Create(name.Item, tuple[indices[name.Index]]))));
        ShouldBe(a.As(given), [.. wanted]);
    });

    [Fact]
    public void A_lookup_finds_what_is_there_and_nothing_else() => Gen.Select(AnyDomain, AnyDomain, Gen.Int[0, 3].Array[4]).Sample((table, cells, picks) =>
    {
        if (cells.Indices.Length == 0 && table.Indices.Length > 0) return;
        int[] at = [.. table.Indices.ToArray().Select((_, k) => cells.Indices[picks[k] % cells.Indices.Length])];
        bool[] found = table.Has(cells, at);
        double[] values = [.. Enumerable.Range(0, table.Count).Select(position => position + 1.0)];
        double[] column = new Cells<double>(table, values, 0).On(cells, at);
        Dictionary<string, int> positions = Tuples(table).Select((tuple, position) => (string.Join(",", tuple.Values), position)).ToDictionary();
        int row = 0;
        foreach (Dictionary<int, int> cell in Tuples(cells))
        {
            bool isThere = positions.TryGetValue(string.Join(",", at.Select(index => cell[index])), out int position);
            found[row].ShouldBe(isThere);
            column[row++].ShouldBe(isThere ? position + 1 : 0);
        }
    });

    [Fact]
    public void A_domain_of_any_tuples_is_sorted_and_has_each_once() => AnyDomain.Sample(a => ShouldBe(a, [.. Keys(a)]));

    [Fact]
    public void More_cells_than_the_bound_are_refused()
    {
        int[] many = [.. Enumerable.Range(0, 10_000)];
        Domain one = Domain.OfSorted([1], [many], many.Length), other = Domain.OfSorted([2], [many], many.Length);
        Should.Throw<LimitException>(() => one.Join(other));
    }

    private static Domain Make(int[] indices, int[][] rows) =>
        Domain.OfTuples(indices, [.. indices.Select((_, k) => rows.Select(row => row[k]).ToArray())], rows.Length);

    private static IEnumerable<Dictionary<int, int>> Tuples(Domain domain)
    {
        for (int row = 0; row < domain.Count; row++)
        {
            Dictionary<int, int> tuple = [];
            foreach (int index in domain.Indices.ToArray()) tuple.Add(index, domain.Members(index)[row]);
            yield return tuple;
        }
    }

    private static HashSet<string> Keys(Domain domain) => [.. Tuples(domain).Select(Key)];

    private static string Key(IEnumerable<KeyValuePair<int, int>> tuple) => string.Join(" ", tuple.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}"));

    private static void ShouldBe(Domain domain, HashSet<string> wanted)
    {
        domain.Count.ShouldBe(wanted.Count);
        Keys(domain).SetEquals(wanted).ShouldBeTrue();
        int[][] tuples = [.. Tuples(domain).Select(tuple => tuple.Values.ToArray())];
        for (int row = 1; row < tuples.Length; row++) tuples[row - 1].AsSpan().SequenceCompareTo(tuples[row]).ShouldBeLessThan(0);
    }
}
