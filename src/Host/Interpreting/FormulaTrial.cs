using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>Tries formulas out as the interpreter computes them, in a world where there is nothing.</summary>
internal sealed class FormulaTrial : IFormulaTrial
{
    private static readonly LoweredMechanism NoMechanism = new("", "", "", [], [], [], [], [], [], [], [], [], []);

    // Nothing is ever written into it, so all trials share it.
    private static readonly World Nowhere = new(NoMechanism, new Round([], [], []), CancellationToken.None);

    private FormulaTrial()
    {
    }

    /// <summary>The only one; it keeps nothing.</summary>
    public static FormulaTrial Instance { get; } = new();

    /// <inheritdoc/>
    public TrialValue Try(LoweredExpression formula, int local, double number) =>
        new Evaluator(Nowhere).EvaluateWith(local, new RealValue(number), formula) switch
        {
            RealValue value => new TrialValue(TrialOutcome.Value, value.Number),
            WholeValue value when new Whole(value.Number).ToReal() is var real && Real.HasValue(real) => new TrialValue(TrialOutcome.Value, real),
            Absence { Reason: FaultKind.Undefined } => new TrialValue(TrialOutcome.Undefined, 0),
            _ => new TrialValue(TrialOutcome.Overflow, 0),
        };
}
