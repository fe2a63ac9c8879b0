using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Library;

namespace Mechanisms.Host;

/// <content>Checks of many files.</content>
public sealed partial class MechanismHost
{
    /// <summary>
    /// Everything that is wrong with scripts and round files. A folder stands for the scripts in and below it; a name that
    /// ends in <c>.json</c> is a round file, whose script, parameters and tables are checked as well.
    /// </summary>
    public ImmutableArray<Diagnostic> Check(IReadOnlyList<string> paths, CancellationToken cancellation = default)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (string path in paths.SelectMany(ScriptsIn))
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsRoundFile(path))
            {
                PreparedRound prepared = Prepare(new RunRequest { RoundFile = path }, cancellation);
                found.AddRange(prepared.Diagnostics);
                if (prepared.Built is { } built) found.AddRange(built.Notes);
                continue;
            }

            FindResult script = Find(path);
            found.AddRange(script.Diagnostics);
            if (script.Choice is { } choice) found.AddRange(Check(choice));
        }

        return found.ToImmutable();
    }

    /// <summary>Whether a choice on the command line is a round file.</summary>
    public static bool IsRoundFile(string choice) => choice.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> ScriptsIn(string path)
    {
        bool isName = !ScriptPath.IsPath(path) && library.FindLibraryScript(path) is not null;
        return isName || !Directory.Exists(FullPath(path)) ? [path] : ScriptsBelow(path);
    }

    private IEnumerable<string> ScriptsBelow(string path)
    {
        string full = FullPath(path);
        return Directory.EnumerateFiles(full, "*" + ScriptPath.Extension, SearchOption.AllDirectories)
            .Select(file => Path.Combine(path, Path.GetRelativePath(full, file)).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }
}
