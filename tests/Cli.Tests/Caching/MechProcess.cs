using System.Diagnostics;

namespace Mechanisms.Cli.Tests.Caching;

/// <summary>The tool as a process of its own.</summary>
internal static class MechProcess
{
    /// <summary>Where the tool lies beside the tests.</summary>
    public static string Tool { get; } = Path.Combine(AppContext.BaseDirectory, "mech.dll");

    /// <summary>Starts a command line with a cache.</summary>
    public static Process Start(string folder, string cache, IEnumerable<string> arguments, params (string Name, string Value)[] variables) =>
        StartProgram("dotnet", [Tool, .. arguments], folder, cache, variables);

    /// <summary>Runs it to its end.</summary>
    public static MechRun Run(string folder, string cache, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        using Process process = Start(folder, cache, arguments, variables);
        return Finish(process);
    }

    /// <summary>Starts any program that starts the tool.</summary>
    public static Process StartProgram(
        string program, IEnumerable<string> arguments, string folder, string cache, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["MECH_CACHE"] = cache;
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end.</summary>
    public static MechRun Finish(Process process)
    {
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new MechRun(process.ExitCode, output, error.Result);
    }
}
