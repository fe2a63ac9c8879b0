using System.Collections.Immutable;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Pages;

/// <summary>Calls as a paper would set them: a root as a root, what an amount buys as the inverse of a price.</summary>
internal static class FunctionPrinting
{
    /// <summary>A call.</summary>
    public static (Printed Printed, int Level) Of(CallSyntax call)
    {
        string name = call.Function.Text;
        if (call is { Member: null, Settings.IsEmpty: true, Arguments: [var only] } && OfOne(name, Printing.Of(only)) is { } known) return known;
        Printed function = name is "min" or "max" ? new PrintedFunction(name) : new PrintedName(name);
        return (new PrintedCall(function, call.Member?.Text, All(call.Arguments), All(call.Settings)), Printing.Atom);
    }

    private static ImmutableArray<Printed> All(IEnumerable<ExpressionSyntax> parts) => [.. parts.Select(part => Printing.Of(part))];

    private static (Printed Printed, int Level)? OfOne(string function, Printed inside) => function switch
    {
        "sqrt" => (new PrintedRoot(inside), Printing.Atom),
        "abs" => (new PrintedFence(Fence.Size, inside), Printing.Atom),
        "floor" => (new PrintedFence(Fence.Floor, inside), Printing.Atom),
        "ceiling" => (new PrintedFence(Fence.Ceiling, inside), Printing.Atom),
        "exp" => (new PrintedPower(new PrintedName("e"), inside) { IsOfOneSign = true }, Printing.Tight),
        "log" => (new PrintedCall(new PrintedFunction("ln"), null, [inside], []), Printing.Atom),
        "arctan" => (new PrintedCall(new PrintedFunction("arctan"), null, [inside], []), Printing.Atom),
        _ => null,
    };
}
