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
        var found = new List<OutsideValue>();
        Add("mechanism", settings.Mechanism?.Text ?? "", settings.Mechanism);
        foreach (ReportedParameter parameter in parameters) Add("params." + parameter.Name, parameter.Text, settings.Parameters.GetValueOrDefault(parameter.Name));
        foreach ((string name, TableSettings input) in settings.Inputs) Add("inputs." + name, input.File.Text, input.File);
        foreach ((string name, TableSettings roster) in settings.Members) Add("members." + name, roster.File.Text, roster.File);
        foreach (NamedSetting other in settings.Others.Where(other => !IsOfTable(other.Key))) Add(other.Key, other.Setting.Text, other.Setting);
        return found;

        void Add(string key, string text, Setting? setting)
        {
            if (settings.RecordedOutside is { } recorded)
            {
                if (recorded.TryGetValue(key, out string? from)) found.Add(new OutsideValue(key, text, from));
            }
            else if (setting is not null && IsOutside(setting.Layer, settings.HasRoundFile))
            {
                found.Add(new OutsideValue(key, text, SettingWords.PlaceOf(setting)));
            }
        }
    }

    private static bool IsOfTable(string key) => key.StartsWith("inputs.", StringComparison.Ordinal) || key.StartsWith("members.", StringComparison.Ordinal);

    private static bool IsOutside(SettingLayer layer, bool hasRoundFile) =>
        layer is SettingLayer.Overrides or SettingLayer.Environment || (layer == SettingLayer.Argument && hasRoundFile);
}
