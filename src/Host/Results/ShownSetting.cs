using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Results;

/// <summary>A setting as <c>mech run --show-params</c> shows it.</summary>
/// <param name="Key">Its path in a round file, such as <c>params.pool</c>.</param>
/// <param name="Kind">What it is; Text for everything that is no number, truth or time.</param>
/// <param name="Value">Its value, normalised; as written where it is wrong; null where nobody gave one.</param>
/// <param name="Layer">The layer that set it, in words; empty where nobody did.</param>
/// <param name="Place">Where it was set; empty where nobody did.</param>
internal sealed record ShownSetting(string Key, ValueKind Kind, string? Value, string Layer, string Place);

/// <summary>All settings of a round, and everything there is to say about them.</summary>
public sealed record ShownSettings
{
    internal ShownSettings(ImmutableArray<ShownSetting> settings, ImmutableArray<Diagnostic> diagnostics) =>
        (Settings, Diagnostics) = (settings, diagnostics);

    /// <summary>Everything there is to say about the round, but for its tables, which were not opened.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    internal ImmutableArray<ShownSetting> Settings { get; }

    /// <summary>Writes the settings as text whose lines end with \n; nothing where the round could not be read.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="format">The form.</param>
    public void Write(TextWriter writer, ResultFormat format)
    {
        if (!Settings.IsEmpty) SettingsText.Write(writer, Settings, format);
    }
}
