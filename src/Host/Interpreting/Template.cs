using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>The reasons of accept rules.</summary>
internal static class Template
{
    /// <summary>
    /// The values of a template's holes in words. A hole without a value says why it has none and does not end the run; only
    /// a hole that runs into a limit does.
    /// </summary>
    public static Absence? Fill(LoweredTemplate template, Evaluator evaluator, out ImmutableArray<string> holes)
    {
        holes = [];
        foreach (LoweredExpression hole in template.Holes)
        {
            Value value = evaluator.Evaluate(hole);
            if (value is Absence { Reason: FaultKind.Limit } limit) return limit;
            holes = holes.Add(evaluator.Say(value));
        }

        return null;
    }
}
