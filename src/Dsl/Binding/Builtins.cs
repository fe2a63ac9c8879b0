using System.Collections.Frozen;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Binding;

/// <summary>The functions and reductions that the language brings along.</summary>
internal static class Builtins
{
    public static readonly FrozenDictionary<string, NumberOperator> Functions = new Dictionary<string, NumberOperator>
    {
        ["sqrt"] = NumberOperator.SquareRoot,
        ["abs"] = NumberOperator.Absolute,
        ["min"] = NumberOperator.Minimum,
        ["max"] = NumberOperator.Maximum,
        ["exp"] = NumberOperator.Exponential,
        ["log"] = NumberOperator.Logarithm,
        ["arctan"] = NumberOperator.Arctangent,
        ["floor"] = NumberOperator.Floor,
        ["ceiling"] = NumberOperator.Ceiling,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, ReductionOperator> Reductions = new Dictionary<string, ReductionOperator>
    {
        ["sum"] = ReductionOperator.Sum,
        ["count"] = ReductionOperator.Count,
        ["min"] = ReductionOperator.Minimum,
        ["max"] = ReductionOperator.Maximum,
        ["any"] = ReductionOperator.Any,
        ["all"] = ReductionOperator.All,
        ["mean"] = ReductionOperator.Mean,
        ["median"] = ReductionOperator.Median,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Where a member stands among all of its set.</summary>
    public const string Rank = "rank";

    /// <summary>Whether a member is first among all of its set.</summary>
    public const string Best = "best";

    /// <summary>A draw by lot.</summary>
    public const string Lot = "lot";

    public static IEnumerable<string> Names => Functions.Keys.Concat(Reductions.Keys).Concat([Rank, Best, Lot]);

    /// <summary>Whether it is written like a reduction and compares one member with all.</summary>
    public static bool IsRanking(string name) => name is Rank or Best;

    /// <summary>Whether a script may not declare the name as something that formulas read.</summary>
    public static bool IsTaken(string name) =>
        name is "pi" or Rank or Best or Lot || Functions.ContainsKey(name) || Reductions.ContainsKey(name);
}
