using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Interpreting;
using Mechanisms.Pictures;
using Mechanisms.Pictures.Forms;

namespace Mechanisms.Host.Drawing;

/// <summary>A search for a fixed point as a picture shows it: what its formula makes of every number that it may try.</summary>
internal static class SearchReading
{
    private const int Places = 160, MostSteps = 40;

    /// <summary>The search of a step without indices, or why it cannot be shown.</summary>
    /// <param name="picture">What is drawn.</param>
    /// <param name="round">The round that was run.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public static (FixedPoint? Search, Diagnostic? Problem) Read(LoweredPicture picture, DrawnRound round, CancellationToken cancellation)
    {
        LoweredPicturePart of = picture.Part(PictureForms.Of)!;
        LoweredStep step = round.Mechanism.Steps[of.Slot];
        if (SearchOf(step.Body) is not { } search || FormulaOf(search.Condition, search.Local) is not { } formula) return (null, DrawMessages.NoFixedPoint(picture.Place, of.Name));
        (_, World before, World after) = new Interpreter(round.Mechanism).Trace(round.Built.Round!, cancellation);
        var evaluator = new Evaluator(step.BeforeAcceptance ? before : after);
        double? from = NumberOf(evaluator.Evaluate(search.From)), to = NumberOf(evaluator.Evaluate(search.To));
        double solution = round.CellsOf(of).Select(cell => cell.Value).FirstOrDefault();
        bool isRange = from is { } a && to is { } b && DrawnRound.CanDraw(a) && DrawnRound.CanDraw(b) && b > a;
        if (!isRange || !DrawnRound.CanDraw(solution)) return (null, DrawMessages.Nothing(picture.Place, picture.Text, "the search has no room"));
        (double start, double end) = (from!.Value, to!.Value);
        ImmutableArray<ChartPoint> curve = [.. Enumerable.Range(0, Places + 1).Select(i => start + ((end - start) * i / Places)).Select(x => new ChartPoint(x, At(x)))];
        if (curve.All(point => point.Y is null)) return (null, DrawMessages.Nothing(picture.Place, picture.Text, "the formula has no value where it is searched"));
        return (new FixedPoint(curve, Steps(search.IsLargest ? end : start, start, end, At), solution), null);

        double? At(double x)
        {
            evaluator.TuplesSeen = 0;
            Value tried = search.Kind == ValueKind.Whole ? new WholeValue((System.Numerics.BigInteger)Math.Round(x)) : new RealValue(x);
            return NumberOf(evaluator.EvaluateWith(search.Local, tried, formula)) is { } value && DrawnRound.CanDraw(value) ? DrawnRound.Drawn(value) : null;
        }
    }

    // From the end where the search begins, until nothing moves that could be seen.
    private static ImmutableArray<double> Steps(double first, double from, double to, Func<double, double?> formula)
    {
        const double visible = 1e-3;
        var steps = ImmutableArray.CreateBuilder<double>();
        steps.Add(first);
        while (steps.Count <= MostSteps)
        {
            if (formula(steps[^1]) is not { } next || next < from || next > to) break;
            steps.Add(next);
            if (Math.Abs(next - steps[^2]) < (to - from) * visible) break;
        }

        return steps.ToImmutable();
    }

    private static SolveExpression? SearchOf(LoweredExpression body) => body switch
    {
        SolveExpression search => search,
        OtherwiseExpression otherwise => SearchOf(otherwise.Value),
        GuardedExpression guarded => SearchOf(guarded.Body),
        _ => null,
    };

    // What is compared with the number that is searched.
    private static LoweredExpression? FormulaOf(LoweredExpression condition, int local) => condition switch
    {
        Comparison { Left: LocalRead { Local: var left }, Right: var right } when left == local => right,
        Comparison { Left: var left, Right: LocalRead { Local: var right } } when right == local => left,
        LetExpression let when FormulaOf(let.Body, local) is { } inner => let with { Kind = inner.Kind, Body = inner },
        _ => null,
    };

    private static double? NumberOf(Value value) => value switch
    {
        RealValue real => real.Number,
        WholeValue whole => (double)whole.Number,
        _ => null,
    };
}
