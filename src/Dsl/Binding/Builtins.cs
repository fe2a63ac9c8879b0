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

    public static IEnumerable<string> Names => Functions.Keys.Concat(Reductions.Keys);

    /// <summary>Whether a script may not declare the name as something that formulas read.</summary>
    public static bool IsTaken(string name) => name is "pi" || Functions.ContainsKey(name) || Reductions.ContainsKey(name);
}
