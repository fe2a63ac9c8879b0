using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Tests;

/// <summary>Lowered mechanisms built by hand: the shape that the compiler would give, without formulas that matter.</summary>
internal static class Samples
{
    public static readonly Location Nowhere = new("sample.mech", 1, 1, 1, "mechanism sample {");

    public static LoweredColumn Column(string name, ValueKind kind = ValueKind.Real, LoweredValue? value = null, params LoweredBound[] bounds) =>
        new(name, "", kind, "", value, [.. bounds], null);

    public static LoweredBound AtLeastZero { get; } = new(BoundKind.AtLeast, LoweredValue.OfReal(0, "0"));

    public static LoweredInput Input(string name, int[] sets, params LoweredColumn[] columns) =>
        new(name, $"All {name}s.", [.. sets], [.. columns], RepeatPolicy.Add, columns.Length > 1, Nowhere);

    public static LoweredParameter Parameter(string name, ValueKind kind = ValueKind.Real, LoweredValue? value = null, params LoweredBound[] bounds) =>
        new(name, $"The {name}.", kind, "money", value, [.. bounds], Nowhere);

    /// <summary>contributor × project, gift and optional trust, with the given parts replaced.</summary>
    public static LoweredMechanism Funding(
        LoweredInput[]? inputs = null, LoweredParameter[]? parameters = null, bool ignoresCase = false)
    {
        var place = new LoweredIndex(1, "p", 1);
        LoweredExpression zero = new RealConstant(0, 0);
        return new LoweredMechanism(
            "funding_sample",
            "",
            "",
            [new LoweredSet("contributor", "", false, ignoresCase), new LoweredSet("project", "", false, ignoresCase)],
            [.. inputs ?? [Input("gift", [0, 1], Column("gift", ValueKind.Real, null, AtLeastZero))]],
            [.. parameters ?? []],
            [new LoweredRole("price", "", "cost", "linear", "linear", Nowhere)],
            [new LoweredRowRule(0, [], zero, new LoweredTemplate(["too small: ", ""], [zero]), Nowhere)],
            [new LoweredMemberRule(place, zero, new LoweredTemplate(["not a project"], []), Nowhere)],
            [
                new LoweredStep("match", "", [place], ValueKind.Real, "money", Support.Everywhere, zero, new LoweredRounding(RoundingRule.LargestFractions, "0.01", null), false, false, "0", Nowhere),
                new LoweredStep("wei", "", [], ValueKind.Whole, "", Support.Everywhere, zero, null, false, false, "0", Nowhere),
            ],
            [new LoweredOutput("match", "What the pool adds.", 0, [1], "money"), new LoweredOutput("wei", "", 1, [], "")],
            [],
            [new Location("sample.mech", 9, 5, 7, "    a / b + c")]);
    }
}
