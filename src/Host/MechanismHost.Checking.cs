using System.Collections.Immutable;
using System.IO.Enumeration;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Library;

namespace Mechanisms.Host;

/// <content>Checks of many files.</content>
public sealed partial class MechanismHost
{
    private static readonly EnumerationOptions WholeTree = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    /// <summary>
    /// Everything that is wrong with scripts and round files. A folder stands for the scripts in and below it; a name that
    /// ends in <c>.json</c> is a round file, whose script, parameters and tables are checked as well.
    /// </summary>
    public ImmutableArray<Diagnostic> Check(IReadOnlyList<string> paths, CancellationToken cancellation = default) =>
        Check(paths, ImmutableDictionary<string, string>.Empty, cancellation);

    /// <summary>The same with the variables that may say something about rounds, as a run would see them.</summary>
    public ImmutableArray<Diagnostic> Check(IReadOnlyList<string> paths, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation = default)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (string path in paths.SelectMany(path => ScriptsIn(path, found)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsRoundFile(path))
            {
                PreparedRound prepared = Prepare(new RunRequest { RoundFile = path, Environment = environment }, cancellation);
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

    // A folder that may not be looked into is said to be one, and the others are looked into all the same.
    private string[] ScriptsIn(string path, ImmutableArray<Diagnostic>.Builder problems)
    {
        try
        {
            return [.. ScriptsIn(path)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(ScriptFileDiagnostics.Unreadable(Location.OfFile(path), fault.Message));
            return [];
        }
    }

    private IEnumerable<string> ScriptsIn(string path)
    {
        if (path.Length == 0) return [path];
        bool isName = !ScriptPath.IsPath(path) && _library.FindLibraryScript(path) is not null;
        return isName || !Directory.Exists(FullPath(path)) ? [path] : ScriptsBelow(path);
    }

    private IEnumerable<string> ScriptsBelow(string path)
    {
        string full = FullPath(path);
        return new FileSystemEnumerable<string>(full, (ref FileSystemEntry entry) => entry.ToFullPath(), WholeTree)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                !entry.IsDirectory && entry.FileName.EndsWith(ScriptPath.Extension, StringComparison.OrdinalIgnoreCase),

            // A link to a folder above would never end.
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        }
            .Select(file => Path.Combine(path, Path.GetRelativePath(full, file)).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }
}
