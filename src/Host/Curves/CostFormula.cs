using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Interpreting;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Curves;

/// <summary>A formula of one number, computed as runs compute it.</summary>
/// <param name="mechanism">A mechanism whose only parameter is the number, and whose only step is the formula.</param>
internal sealed class CostFormula(LoweredMechanism mechanism)
{
    /// <summary>Its value; +∞ for unaffordable, null for none.</summary>
    public double? At(double number)
    {
        var round = new Round([], [], [ParameterValue.OfReal(number)]);
        Value value = new Evaluator(new World(mechanism, round, CancellationToken.None)).Evaluate(mechanism.Steps[0].Body);
        return value is RealValue real ? real.Number : null;
    }
}
