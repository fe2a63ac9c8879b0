using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Results;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host;

/// <content>What a round would run with.</content>
public sealed partial class MechanismHost
{
    /// <summary>Every parameter, role and setting of a round with who set it. Opens no table and runs nothing.</summary>
    public ShownSettings ShowSettings(RunRequest request)
    {
        (SettingsRead read, ImmutableArray<Diagnostic> found) = ReadSettings(request);
        if (read.Settings is null) return new ShownSettings([], found);
        PreparedRound round = CompileRound(read.Settings, read.Home, read.Source, found, request with { WantsKernel = false }).Round;
        if (round is not { Settings: { } settings, Mechanism: { } mechanism }) return new ShownSettings([], round.Diagnostics);
        var log = new BuildLog(dropBadRows: false);
        ParameterReader.Read(mechanism, settings.Parameters, settings.Mechanism?.Place, log);
        RoundBuilder.ReportUnknownTables(mechanism, settings, log);
        ImmutableArray<ShownSetting> shown =
        [
            Written("mechanism", settings.Mechanism!),
            .. mechanism.Parameters.Select(parameter => Shown(parameter, settings.Parameters.GetValueOrDefault(parameter.Name))),
            .. mechanism.Roles.Select(role => Shown(role, settings.Parameters.GetValueOrDefault(role.Name))),
            .. settings.Others.Select(other => Written(other.Key, other.Setting)),
        ];
        const string badRows = "badRows";
        bool isSaid = shown.Any(setting => setting.Key == badRows);
        if (!isSaid) shown = shown.Add(new ShownSetting(badRows, ValueKind.Text, "stop", SettingWords.Of(SettingLayer.Script), ""));
        return new ShownSettings(shown, [.. round.Diagnostics, .. log.Errors]);
    }

    private static ShownSetting Written(string key, Setting setting) =>
        new(key, ValueKind.Text, setting.Text, SettingWords.Of(setting.Layer), SettingWords.PlaceOf(setting));

    private static ShownSetting Shown(LoweredParameter parameter, Setting? setting)
    {
        string key = "params." + parameter.Name;
        if (setting is null && parameter.Default is null) return new ShownSetting(key, parameter.Kind, null, "", "");
        if (setting is null) return OfScript(key, parameter.Kind, ParameterText.Of(parameter.Kind, ParameterReader.ToValue(parameter.Default!)), parameter.Place);
        bool isValue = Literal.TryParse(setting.Text, parameter.Kind, out LoweredValue value);
        string text = isValue ? ParameterText.Of(parameter.Kind, ParameterReader.ToValue(value)) : setting.Text;
        return Written(key, setting) with { Kind = isValue ? parameter.Kind : ValueKind.Text, Value = text };
    }

    private static ShownSetting Shown(LoweredRole role, Setting? setting) =>
        setting is null ? OfScript("params." + role.Name, ValueKind.Text, role.Chosen, role.Place) : Written("params." + role.Name, setting);

    private static ShownSetting OfScript(string key, ValueKind kind, string value, Location place) =>
        new(key, kind, value, SettingWords.Of(SettingLayer.Script), SettingWords.PlaceOf(place, SettingLayer.Script));
}
