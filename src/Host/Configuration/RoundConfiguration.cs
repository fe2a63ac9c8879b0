using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;
using Microsoft.Extensions.Configuration;

namespace Mechanisms.Host.Configuration;

/// <summary>Merges what files, variables and arguments say about a round; later layers win.</summary>
internal static class RoundConfiguration
{
    /// <summary>Reads the round file and the arguments. The settings are null after an error.</summary>
    /// <param name="roundFile">A path, or null for a round that is given by arguments alone.</param>
    /// <param name="assignments">Values of <c>--set</c>: <c>pool=1000</c>.</param>
    /// <param name="inputs">Values of <c>--input</c>: <c>gift=gifts.csv</c>.</param>
    /// <param name="mechanism">The mechanism that the command line names, or null.</param>
    public static (RoundSettings? Settings, ImmutableArray<Diagnostic> Diagnostics) Read(
        string? roundFile, IReadOnlyList<string> assignments, IReadOnlyList<string> inputs, string? mechanism) =>
        Read(new RunRequest { RoundFile = roundFile, Assignments = assignments, Inputs = inputs, Mechanism = mechanism }, Directory.GetCurrentDirectory());

    /// <summary>Reads all layers. The settings are null after an error.</summary>
    /// <param name="request">What somebody asks to be run; its paths are as they can be opened.</param>
    /// <param name="home">Files are relative to this folder where there is no round file.</param>
    public static (RoundSettings? Settings, ImmutableArray<Diagnostic> Diagnostics) Read(RunRequest request, string home)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        IConfigurationBuilder builder = new ConfigurationBuilder();
        LocatedJsonSource?[] files =
        [
            request.RoundFile is { } round ? Open(round, SettingLayer.RoundFile, diagnostics) : null,
            request.Overrides is { } overriding ? Open(overriding, SettingLayer.Overrides, diagnostics) : null,
        ];
        foreach (LocatedJsonSource file in files.OfType<LocatedJsonSource>()) builder.Add(file);
        var variables = new EnvironmentProvider(request.Environment);
        var tables = new ArgumentProvider("--input", "inputs", request.Inputs);
        var values = new ArgumentProvider("--set", "params", request.Assignments);
        builder.Add(variables).Add(tables).Add(values);
        diagnostics.AddRange(variables.Diagnostics);
        diagnostics.AddRange(tables.Diagnostics);
        diagnostics.AddRange(values.Diagnostics);

        IConfigurationRoot configuration = builder.Build();
        foreach (LocatedJsonProvider layer in configuration.Providers.OfType<LocatedJsonProvider>())
        {
            diagnostics.AddRange(layer.Diagnostics);
            if (layer.Root is not null) diagnostics.AddRange(RoundFileShape.Check(layer.Root));
        }

        if (variables.Root is { } said) diagnostics.AddRange(RoundFileShape.Check(said));
        foreach (LocatedJsonSource file in files.OfType<LocatedJsonSource>()) file.Stream?.Dispose();
        if (HasErrors(diagnostics)) return (null, diagnostics.ToImmutable());
        string folder = FolderOf(request.RoundFile) ?? Path.GetFullPath(home);
        RoundSettings settings = new LayeredSettings(configuration, folder, FolderOf(request.Overrides) ?? folder).Merge() with { HasRoundFile = request.RoundFile is not null };
        if (request.Mechanism is { } named)
        {
            settings = settings with { Mechanism = new Setting(named, MechanismHost.OnCommandLine(named)) { Layer = SettingLayer.Argument } };
        }

        diagnostics.AddRange(CurrencyCheck.Of(settings.Currency));
        return (HasErrors(diagnostics) ? null : settings, diagnostics.ToImmutable());
    }

    /// <summary>Whether a message is about an argument that is no assignment, whatever it would assign to.</summary>
    public static bool IsAboutCommandLine(Diagnostic diagnostic) => diagnostic.Code is "MECH6009" or "MECH6010";

    private static bool HasErrors(IEnumerable<Diagnostic> diagnostics) => diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    private static LocatedJsonSource? Open(string roundFile, SettingLayer layer, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        try
        {
            if (!Directory.Exists(roundFile)) return new LocatedJsonSource(roundFile, layer) { Stream = new MemoryStream(File.ReadAllBytes(roundFile)) };
            diagnostics.Add(ConfigurationMessages.FileNotReadable(Location.OfFile(roundFile), roundFile, "it is a folder"));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            Location at = Location.OfFile(roundFile);
            diagnostics.Add(layer == SettingLayer.RoundFile
                ? ConfigurationMessages.RoundFileNotFound(at, roundFile)
                : ConfigurationMessages.OverridesNotFound(at, roundFile));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            diagnostics.Add(ConfigurationMessages.FileNotReadable(Location.OfFile(roundFile), roundFile, fault.Message));
        }

        return null;
    }

    private static string? FolderOf(string? file) =>
        file is null ? null : Path.GetDirectoryName(Path.GetFullPath(file)) ?? Directory.GetCurrentDirectory();
}
