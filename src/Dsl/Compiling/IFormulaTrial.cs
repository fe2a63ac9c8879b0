using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Compiling;

/// <summary>
/// Computes formulas while a script is compiled, with the arithmetic that runs will use: costs and saturations are tried out
/// where their laws cannot be read off the formula. The language itself knows what formulas mean, not how to compute them.
/// </summary>
public interface IFormulaTrial
{
    /// <summary>What a formula comes to that reads nothing but <paramref name="local"/>, which stands for a number.</summary>
    TrialValue Try(LoweredExpression formula, int local, double number);
}

/// <summary>The outcomes of a formula.</summary>
public enum TrialOutcome
{
    /// <summary>A number, or +∞ for <c>unaffordable</c>.</summary>
    Value,

    /// <summary>No value.</summary>
    Undefined,

    /// <summary>Too large a number.</summary>
    Overflow,
}

/// <summary>What a formula came to.</summary>
/// <param name="Outcome">Whether there is a number.</param>
/// <param name="Number">The number where there is one.</param>
public readonly record struct TrialValue(TrialOutcome Outcome, double Number)
{
    /// <summary>Whether there is a number.</summary>
    public bool HasValue => Outcome == TrialOutcome.Value;
}
