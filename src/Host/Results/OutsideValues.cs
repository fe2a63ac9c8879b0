using Mechanisms.Host.Running;

namespace Mechanisms.Host.Results;

/// <summary>
/// Which values a report names because no reader of the round file would expect them: those of an overriding file and of
/// the environment, and beside a round file those of the command line.
/// </summary>
internal static class OutsideValues
{
    /// <summary>The mechanism, parameters, tables and whatever else was set outside of the round file.</summary>
    public static IEnumerable<OutsideValue> Of(RoundSettings settings, IEnumerable<ReportedParameter> parameters)
    {
        IEnumerable<(string Key, string Text, Setting? Setting)> all =
        [
            ("mechanism", settings.Mechanism?.Text ?? "", settings.Mechanism),
            .. parameters.Select(parameter => ("params." + parameter.Name, parameter.Text, settings.Parameters.GetValueOrDefault(parameter.Name))),
            .. settings.Inputs.Select(input => ("inputs." + input.Key, input.Value.File.Text, (Setting?)input.Value.File)),
            .. settings.Members.Select(roster => ("members." + roster.Key, roster.Value.File.Text, (Setting?)roster.Value.File)),
            .. settings.Others.Where(other => !IsOfTable(other.Key)).Select(other => (other.Key, other.Setting.Text, (Setting?)other.Setting)),
        ];
        if (settings.RecordedOutside is { } recorded)
            return all.Where(it => recorded.ContainsKey(it.Key)).Select(it => new OutsideValue(it.Key, it.Text, recorded[it.Key]));
        return all.Where(it => it.Setting is not null && IsOutside(it.Setting.Layer, settings.HasRoundFile))
            .Select(it => new OutsideValue(it.Key, it.Text, SettingWords.PlaceOf(it.Setting!)));
    }

    private static bool IsOfTable(string key) => key.StartsWith("inputs.", StringComparison.Ordinal) || key.StartsWith("members.", StringComparison.Ordinal);

    private static bool IsOutside(SettingLayer layer, bool hasRoundFile) =>
        layer is SettingLayer.Overrides or SettingLayer.Environment || (layer == SettingLayer.Argument && hasRoundFile);
}
