using System.CommandLine;
using Mechanisms.Host.Records;

namespace Mechanisms.Cli.Arguments;

/// <summary>Where the key of pseudonyms comes from: a file, or else a variable.</summary>
internal static class KeyOptions
{
    /// <summary>The variable that may hold a key.</summary>
    public const string Variable = "MECH_KEY";

    /// <summary><c>--key-file FILE</c></summary>
    public static Option<string?> File() => new("--key-file")
    {
        Description = $"The key of pseudonyms: a file with 16 or more characters. Without it, the variable {Variable}",
        HelpName = "file",
    };

    /// <summary>The key that a command line gives; null, without a problem, where it gives none.</summary>
    public static KeyResult Read(string? file, CliConsole console)
    {
        if (file is not null) return KeyFile.Read(file, console.Folder);
        return string.IsNullOrEmpty(console.Key) ? new KeyResult(null, null) : KeyFile.Of(console.Key, Variable);
    }
}
