namespace Mechanisms.Host.Caching;

/// <summary>Where the cache is: the folder that <c>MECH_CACHE</c> names, or else one among the user's own caches.</summary>
public static class CacheFolder
{
    /// <summary>The variable that names another folder.</summary>
    internal const string Variable = "MECH_CACHE";

    private const string Name = "mechanisms";

    /// <summary>The folder of this process; null where the user has none.</summary>
    public static string? OfProcess() => Choose(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows());

    /// <summary>The folder for given variables.</summary>
    internal static string? Choose(Func<string, string?> variable, bool isWindows)
    {
        if (variable(Variable) is { Length: > 0 } named) return Path.GetFullPath(named);
        if (isWindows) return Below(variable("LOCALAPPDATA"), Name, "Cache");
        return Below(variable("XDG_CACHE_HOME"), Name) ?? Below(variable("HOME"), ".cache", Name);
    }

    // Relative paths in these variables are to be ignored, says the standard that names them.
    private static string? Below(string? folder, params string[] rest) =>
        string.IsNullOrEmpty(folder) || !Path.IsPathFullyQualified(folder) ? null : Path.Combine([folder, .. rest]);
}
