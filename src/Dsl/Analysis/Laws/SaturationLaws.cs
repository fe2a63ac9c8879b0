using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Analysis.Laws;

/// <summary>The laws of a saturation: 0 at 0, never above its limit, and never falling.</summary>
internal static class SaturationLaws
{
    /// <summary>The setting that bounds a saturation.</summary>
    public const string Limit = "limit";

    /// <summary>What a limit may be, for trials: laws must hold for every one above 0.</summary>
    public static readonly ImmutableArray<double> Limits = [1, 100, 0.01];

    /// <summary>What another setting may be, for trials.</summary>
    public static readonly ImmutableArray<double> Others = [1, 0.1, 10];

    /// <summary>The first law that a saturation breaks with these settings, or null.</summary>
    public static Func<Location, Diagnostic>? Broken(Trial saturation, double limit)
    {
        TrialValue atNothing = saturation.Value(0);
        if (!atNothing.HasValue) return at => LawMessages.SaturationHasNoValue(at, saturation.Name, saturation.Call("0"));
        if (atNothing.Number != 0)
            return at => LawMessages.SaturationStartsElsewhere(at, saturation.Name, saturation.Call("0"), TrialNumbers.Say(atNothing.Number));

        foreach (IReadOnlyList<double> numbers in TrialNumbers.Sparse)
        {
            (double Height, double Value) before = (0, 0);
            foreach (double height in saturation.Some(numbers))
            {
                TrialValue value = saturation.Value(height);
                if (value.Outcome == TrialOutcome.Overflow) break;
                string call = saturation.Call(TrialNumbers.Say(height));
                if (!value.HasValue) return at => LawMessages.SaturationHasNoValue(at, saturation.Name, call);
                if (value.Number > limit * (1 + TrialNumbers.Rounding))
                    return at => LawMessages.AboveLimit(at, saturation.Name, call, TrialNumbers.SayBoth(value.Number, limit).First);
                if (!saturation.Rises && value.Number < before.Value - (TrialNumbers.Rounding * limit))
                {
                    (string high, string low) = TrialNumbers.SayBoth(before.Value, value.Number);
                    string earlier = saturation.Call(TrialNumbers.Say(before.Height));
                    return at => LawMessages.SaturationFalls(at, saturation.Name, earlier, high, call, low);
                }

                before = (height, value.Number);
            }
        }

        return null;
    }
}
