using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tables;

/// <summary>Turns settings into the values of a mechanism's parameters.</summary>
internal static class ParameterReader
{
    /// <summary>The values by slot; a parameter in error has 0.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="given">What the round says; names of roles are known to whoever compiled the mechanism.</param>
    /// <param name="owner">Where a missing parameter is missed; null for the script itself.</param>
    /// <param name="log">Where errors go.</param>
    public static ImmutableArray<ParameterValue> Read(
        LoweredMechanism mechanism, IReadOnlyDictionary<string, Setting> given, Location? owner, BuildLog log)
    {
        ReportUnknown(mechanism, given, log);
        var values = new ParameterValue[mechanism.Parameters.Length];
        for (int slot = 0; slot < values.Length; slot++)
        {
            LoweredParameter parameter = mechanism.Parameters[slot];
            values[slot] = ValueOf(parameter, given.GetValueOrDefault(parameter.Name), owner, log);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    private static ParameterValue ValueOf(LoweredParameter parameter, Setting? setting, Location? owner, BuildLog log)
    {
        if (setting is null)
        {
            if (parameter.Default is { } value) return ToValue(value);
            Diagnostic missing = ConfigurationMessages.MissingParameter(owner ?? parameter.Place, parameter.Name, FirstLine(parameter.Doc));
            log.Add(owner is null ? missing : missing with { Related = [new RelatedPlace(parameter.Place, "declared here, without a default")] });
            return default;
        }

        if (!Literal.TryParse(setting.Text, parameter.Kind, out LoweredValue read))
        {
            string remedy = Remedies.For(setting.Text, parameter.Kind);
            log.Add(ConfigurationMessages.BadParameter(setting.Place, parameter.Name, setting.Text, ValueWords.Expected(parameter.Kind), remedy));
            return default;
        }

        if (Bounds.Violated(parameter.Bounds, read) is { } bound)
        {
            log.Add(ConfigurationMessages.ParameterOutOfBounds(setting.Place, parameter.Name, setting.Text, bound));
        }

        return ToValue(read);
    }

    /// <summary>A literal as the value of a parameter.</summary>
    public static ParameterValue ToValue(LoweredValue value) => value.Kind switch
    {
        ValueKind.Real => ParameterValue.OfReal(value.Real + 0.0),
        ValueKind.Whole or ValueKind.Time => ParameterValue.OfWhole(value.Whole),
        ValueKind.Truth => ParameterValue.OfTruth(value.Real != 0),
        _ => ParameterValue.OfText(value.Text.Normalize(NormalizationForm.FormC)),
    };

    /// <summary>Reports settings that are for no parameter.</summary>
    public static void ReportUnknown(LoweredMechanism mechanism, IReadOnlyDictionary<string, Setting> given, BuildLog log)
    {
        string[] known = [.. mechanism.Parameters.Select(parameter => parameter.Name), .. mechanism.Roles.Select(role => role.Name)];
        foreach ((string name, Setting setting) in given)
        {
            if (known.Contains(name, StringComparer.Ordinal)) continue;
            string suggestion = Spelling.Suggest(name, known, RosterReader.Listed(known, "parameter"));
            log.Add(ConfigurationMessages.UnknownParameter(setting.NamePlace, name, mechanism.Name, suggestion));
        }
    }

    private static string FirstLine(string doc) => doc.Split('\n')[0].Trim();
}
