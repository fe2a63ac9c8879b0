using System.Runtime.CompilerServices;
using Mechanisms.Cli;

namespace Mechanisms.Conformance.Damaged;

/// <summary>What a command line said and did in a folder of its own.</summary>
/// <param name="Status">The exit status.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Left">Files that were not there before.</param>
internal sealed record DamagedRun(int Status, string Out, string Error, IReadOnlyList<string> Left);

/// <summary>
/// Folders of rounds beside their expected output. What a case does not bring with it is taken from the folder above: a
/// round that runs, and its table.
/// </summary>
internal static class DamagedFolder
{
    public const string Expected = "expected.txt";

    public static string Of(string collection) => Path.GetFullPath(Path.Combine(HereOf(), "..", collection));

    public static TheoryData<string> Cases(string collection) =>
        [.. Directory.EnumerateDirectories(Of(collection)).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>Runs a case as a copy, so that nothing is ever written into the collection.</summary>
    public static DamagedRun Run(string collection, string name)
    {
        string folder = Directory.CreateTempSubdirectory("damaged-").FullName;
        try
        {
            foreach (string file in Directory.EnumerateFiles(Of(collection)).Concat(Directory.EnumerateFiles(Path.Combine(Of(collection), name))))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
            }

            File.Delete(Path.Combine(folder, Expected));
            return Run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs the round of a folder with the interpreter, which waits for no compiler.</summary>
    public static DamagedRun Run(string folder)
    {
        HashSet<string> before = [.. Everything(folder)];
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] arguments = ["run", "round.json", "--out", "results", "--backend", "interpreter"];
        int status = CliApplication.Run(arguments, new CliConsole(output, error) { Folder = folder }, TestContext.Current.CancellationToken);
        return new DamagedRun(status, Seen(output.ToString()), Seen(error.ToString()), [.. Everything(folder).Except(before).Order(StringComparer.Ordinal)]);

        // Baselines are the same on every machine, so they speak of files as seen from the round.
        string Seen(string text) => text.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(folder, ".", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Everything(string folder) =>
        Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));

    private static string HereOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
