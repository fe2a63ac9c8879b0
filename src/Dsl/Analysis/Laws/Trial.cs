using Mechanisms.Dsl.Compiling;

namespace Mechanisms.Dsl.Analysis.Laws;

/// <summary>A cost or saturation that is tried out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Settings">Its settings as in a call, <c>exponent = 2</c>; empty without any.</param>
/// <param name="Value">Its value for a quantity.</param>
/// <param name="Inverse">What it says that an amount buys, where it says it.</param>
/// <param name="Rises">Whether its formula is proven never to fall for quantities of at least 0.</param>
/// <param name="Size">Of how many parts its formula consists: large ones are tried at fewer numbers.</param>
internal sealed record Trial(
    string Name, string Settings, Func<double, TrialValue> Value, Func<double, TrialValue>? Inverse, bool Rises, int Size)
{
    private const int MostParts = 2_000_000;

    /// <summary>A call as in a script: <c>power(2; exponent = 3)</c>.</summary>
    public string Call(string number) => $"{Name}({number}{Behind})";

    /// <summary>A call of the inverse.</summary>
    public string Buys(string number) => $"{Name}.buys({number}{Behind})";

    /// <summary>Those of the numbers that there is time for, the first and the last always.</summary>
    public IEnumerable<double> Some(IReadOnlyList<double> numbers)
    {
        int each = Math.Max(1, numbers.Count * Size / MostParts);
        return numbers.Where((_, i) => i % each == 0 || i == numbers.Count - 1);
    }

    private string Behind => Settings.Length == 0 ? "" : "; " + Settings;
}
