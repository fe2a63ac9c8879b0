using System.Globalization;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Results;

/// <summary>Values of parameters in text: reading it gives the same value again.</summary>
internal static class ParameterText
{
    /// <summary>A value of a kind.</summary>
    public static string Of(ValueKind kind, ParameterValue value) => kind switch
    {
        ValueKind.Real => value.Real.ToString("R", CultureInfo.InvariantCulture),
        ValueKind.Whole => value.Whole.ToString(CultureInfo.InvariantCulture),
        ValueKind.Truth => value.Real != 0 ? "yes" : "no",
        ValueKind.Time => new DateTime((long)value.Whole, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        _ => value.Text,
    };
}
