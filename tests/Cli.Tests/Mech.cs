namespace Mechanisms.Cli.Tests;

/// <summary>Runs a command line in this process.</summary>
internal static class Mech
{
    public static MechRun Run(params string[] arguments) => RunIn(".", arguments);

    public static MechRun RunIn(string folder, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int status = CliApplication.Run(arguments, new CliConsole(output, error) { Folder = folder }, TestContext.Current.CancellationToken);
        return new MechRun(status, output.ToString(), error.ToString());
    }
}

internal sealed record MechRun(int Status, string Out, string Error);
