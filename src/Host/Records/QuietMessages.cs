using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Library;

namespace Mechanisms.Host.Records;

/// <summary>
/// Messages of a run whose ids nobody is to see: a message about anything but a script shows no line of its file, and of
/// what it quotes only the names that the script declares.
/// </summary>
internal sealed class QuietMessages
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Knows the names of a mechanism; of none where it did not come so far.</summary>
    public QuietMessages(LoweredMechanism? mechanism)
    {
        if (mechanism is null) return;
        _known.Add(mechanism.Name);
        _known.UnionWith(mechanism.Sets.Select(set => set.Name));
        _known.UnionWith(mechanism.Inputs.Select(input => input.Name));
        _known.UnionWith(mechanism.Inputs.SelectMany(input => input.Columns).Select(column => column.Name));
        _known.UnionWith(mechanism.Parameters.Select(parameter => parameter.Name));
        _known.UnionWith(mechanism.Roles.Select(role => role.Name));
        _known.UnionWith(mechanism.Steps.Select(step => step.Name));
    }

    /// <summary>The message without what is nobody's business.</summary>
    public Diagnostic Of(Diagnostic message) => message with
    {
        Location = Of(message.Location),
        Message = IsAboutScript(message) ? message.Message : OfSentence(message.Message),
        Help = message.Help is { } help && !IsAboutScript(message) ? OfSentence(help) : message.Help,
        Related = [.. message.Related.Select(related => related with { Location = Of(related.Location) })],
    };

    // A fault in a formula is located in the script and speaks of data.
    private static bool IsAboutScript(Diagnostic message) =>
        IsScript(message.Location) && !message.Code.StartsWith("MECH7", StringComparison.Ordinal);

    private static bool IsScript(Location place) => place.File.EndsWith(ScriptPath.Extension, StringComparison.OrdinalIgnoreCase);

    private static Location Of(Location place) => IsScript(place) ? place : place with { LineText = "" };

    private string OfSentence(string sentence)
    {
        string[] parts = sentence.Split('`');
        for (int at = 1; at < parts.Length; at += 2)
        {
            int bracket = parts[at].IndexOf('[', StringComparison.Ordinal);
            string name = bracket < 0 ? parts[at] : parts[at][..bracket];
            bool isOurs = _known.Contains(name) || name.TrimStart('"').StartsWith("badRows", StringComparison.Ordinal);
            parts[at] = !isOurs ? "…" : bracket < 0 ? parts[at] : name + "[…]";
        }

        return string.Join('`', parts);
    }
}
