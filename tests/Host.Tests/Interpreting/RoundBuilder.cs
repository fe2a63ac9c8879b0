using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Interpreting;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tests.Interpreting;

/// <summary>Rounds by hand; rows are written as ids followed by the values of the columns that are read.</summary>
internal sealed class RoundBuilder(LoweredMechanism mechanism)
{
    private readonly Dictionary<int, string[]> rosters = [];
    private readonly Dictionary<int, object[][]> rows = [];
    private readonly List<ParameterValue> parameters = [];

    public RoundBuilder Members(int set, params string[] ids)
    {
        rosters[set] = [.. ids.Order(StringComparer.Ordinal)];
        return this;
    }

    public RoundBuilder Rows(int input, params object[][] given)
    {
        rows[input] = given;
        return this;
    }

    public RoundBuilder Parameter(ParameterValue value)
    {
        parameters.Add(value);
        return this;
    }

    public Round Build() => new(
        [.. mechanism.Sets.Select((set, slot) => new MemberSet(set.Name, [.. rosters.GetValueOrDefault(slot) ?? []]))],
        [.. mechanism.Inputs.Select(Table)],
        [.. parameters]);

    public Completed Complete() => Run().ShouldBeOfType<Completed>();

    public Faulted Fail() => Run().ShouldBeOfType<Faulted>();

    private RunResult Run() => new Interpreter(mechanism).Run(Build(), CancellationToken.None);

    private InputRows Table(LoweredInput input, int slot)
    {
        object[][] given = rows.GetValueOrDefault(slot) ?? [];
        ImmutableArray<int[]> members =
            [.. input.Sets.Select((set, position) => given.Select(row => Array.IndexOf(rosters[set], (string)row[position])).ToArray())];
        int next = input.Sets.Length;
        var columns = ImmutableArray.CreateBuilder<Column?>();
        foreach (LoweredColumn column in input.Columns)
        {
            columns.Add(column.Formula is null ? Values(column.Kind, [.. given.Select(row => row[next])]) : null);
            if (column.Formula is null) next++;
        }

        return new InputRows(members, columns.ToImmutable(), [.. Enumerable.Range(2, given.Length)]);
    }

    private static Column Values(ValueKind kind, object[] values) => kind switch
    {
        ValueKind.Real => new RealColumn([.. values.Select(Convert.ToDouble)]),
        ValueKind.Whole => new WholeColumn([.. values.Select(value => new System.Numerics.BigInteger(Convert.ToInt64(value)))]),
        ValueKind.Truth => new TruthColumn([.. values.Select(value => (bool)value ? 1.0 : 0.0)]),
        ValueKind.Text => new TextColumn([.. values.Cast<string>()]),
        _ => new TimeColumn([.. values.Select(Convert.ToInt64)]),
    };
}
