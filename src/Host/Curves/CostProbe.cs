using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Interpreting;

namespace Mechanisms.Host.Curves;

/// <summary>
/// Asks the compiler for a cost and what follows from it, by the only way that there is for anybody: a mechanism that uses
/// it. The mechanism stands behind the script that declares the cost, so that every place stays what it was.
/// </summary>
internal static class CostProbe
{
    private const string Parameter = "price_of_a_curve";

    /// <summary>What <c>n</c> units cost.</summary>
    public const string Total = Parameter + "(n)";

    /// <summary>What the next bit costs.</summary>
    public const string Marginal = Parameter + ".marginal(n)";

    /// <summary>What <c>n</c> buys.</summary>
    public const string Buys = Parameter + ".buys(n)";

    /// <summary>A formula of a cost, or the reasons why there is none.</summary>
    public static (CostFormula? Formula, ImmutableArray<Diagnostic> Problems) Compile(CostChoice cost, string formula)
    {
        const string name = "curve_of_a_cost";
        string probe = $"mechanism {name} {{\n    param n : number, at least 0\n    param {Parameter} : cost from number to number\n    output result : number\n    result = {formula}\n}}\n";
        string script = cost.Script is { } own ? own.Content.TrimEnd() + "\n\n" : "language 1\n\n";
        var text = new SourceText(cost.Script?.Path ?? "a cost", script + probe);
        var choice = new Dictionary<string, RoleChoice>(StringComparer.Ordinal) { [Parameter] = new RoleChoice(cost.Call, cost.Place) };
        CompileResult compiled = MechanismCompiler.Compile(text, name, cost.Files, choice, FormulaTrial.Instance);
        int lines = text.LineOf(script.Length);
        ImmutableArray<Diagnostic> problems = [.. compiled.Diagnostics.Where(it => it.Severity == Severity.Error).Select(it => OfProbe(it) ? it with { Location = cost.Place } : it)];
        return (compiled.Mechanism is { } mechanism ? new CostFormula(mechanism) : null, problems);

        bool OfProbe(Diagnostic it) => it.Location.File == text.Path && it.Location.Line > lines;
    }
}
