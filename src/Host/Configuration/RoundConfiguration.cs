using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;
using Microsoft.Extensions.Configuration;

namespace Mechanisms.Host.Configuration;

/// <summary>Merges what the round file and the arguments say about a round; later layers win.</summary>
public static class RoundConfiguration
{
    /// <summary>Reads all layers. The settings are null after an error.</summary>
    /// <param name="roundFile">A path, or null for a round that is given by arguments alone.</param>
    /// <param name="assignments">Values of <c>--set</c>: <c>pool=1000</c>.</param>
    /// <param name="inputs">Values of <c>--input</c>: <c>gift=gifts.csv</c>.</param>
    /// <param name="mechanism">The mechanism that the command line names, or null.</param>
    public static (RoundSettings? Settings, ImmutableArray<Diagnostic> Diagnostics) Read(
        string? roundFile, IReadOnlyList<string> assignments, IReadOnlyList<string> inputs, string? mechanism)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        IConfigurationBuilder builder = new ConfigurationBuilder();
        LocatedJsonSource? file = roundFile is null ? null : Open(roundFile, diagnostics);
        if (file is not null) builder.Add(file);
        var tables = new ArgumentProvider("--input", "inputs", inputs);
        var values = new ArgumentProvider("--set", "params", assignments);
        builder.Add(tables).Add(values);
        diagnostics.AddRange(tables.Diagnostics);
        diagnostics.AddRange(values.Diagnostics);

        IConfigurationRoot configuration = builder.Build();
        foreach (LocatedJsonProvider layer in configuration.Providers.OfType<LocatedJsonProvider>())
        {
            diagnostics.AddRange(layer.Diagnostics);
            if (layer.Root is not null) diagnostics.AddRange(RoundFileShape.Check(layer.Root));
        }

        file?.Stream?.Dispose();
        if (diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error)) return (null, diagnostics.ToImmutable());
        RoundSettings settings = new LayeredSettings(configuration).Merge(FolderOf(roundFile));
        if (mechanism is not null)
        {
            settings = settings with { Mechanism = new Setting(mechanism, MechanismHost.OnCommandLine(mechanism)) };
        }

        return (settings, diagnostics.ToImmutable());
    }

    /// <summary>Whether a message is about an argument that is no assignment, whatever it would assign to.</summary>
    public static bool IsAboutCommandLine(Diagnostic diagnostic) => diagnostic.Code is "MECH6009" or "MECH6010";

    private static LocatedJsonSource? Open(string roundFile, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        try
        {
            if (!Directory.Exists(roundFile)) return new LocatedJsonSource(roundFile) { Stream = new MemoryStream(File.ReadAllBytes(roundFile)) };
            diagnostics.Add(ConfigurationMessages.FileNotReadable(Location.OfFile(roundFile), roundFile, "it is a folder"));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            diagnostics.Add(ConfigurationMessages.RoundFileNotFound(Location.OfFile(roundFile), roundFile));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            diagnostics.Add(ConfigurationMessages.FileNotReadable(Location.OfFile(roundFile), roundFile, fault.Message));
        }

        return null;
    }

    private static string FolderOf(string? roundFile)
    {
        string here = Directory.GetCurrentDirectory();
        return roundFile is null ? here : Path.GetDirectoryName(Path.GetFullPath(roundFile)) ?? here;
    }
}
