using Mechanisms.Host.Tests.Caching;

/// <summary>Runs before the main program of a process that names this assembly as its hook; tests start such processes.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(CrashingWriter.FolderVariable) is { } folder) CrashingWriter.WriteForEver(folder);
    }
}
