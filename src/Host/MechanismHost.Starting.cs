using System.Collections.Immutable;
using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Library;

namespace Mechanisms.Host;

/// <content>Scripts to start from.</content>
public sealed partial class MechanismHost
{
    private const string SchemaFile = "round.schema.json";

    /// <summary>The kinds of scripts that <see cref="Start"/> can make.</summary>
    public static ImmutableArray<string> StartingKinds => ScriptTemplates.Kinds;

    /// <summary>
    /// Makes a folder with a script that runs, a round for it, tables, and a schema for editors: all of it, or nothing.
    /// </summary>
    /// <param name="name">The name of the mechanism and of the folder.</param>
    /// <param name="kind">One of <see cref="StartingKinds"/>.</param>
    public StartResult Start(string name, string kind)
    {
        Location at = OnCommandLine(name);
        if (!StartingKinds.Contains(kind)) return Refused(StartMessages.UnknownTemplate(OnCommandLine(kind), kind, StartingKinds));
        if (!IsName(name)) return Refused(StartMessages.NoName(at, name, NameLike(name)));
        if (_library.FindLibraryScript(name) is not null) return Refused(StartMessages.NameOfLibrary(at, name));
        ImmutableSortedDictionary<string, string> files = ScriptTemplates.Of(kind, name);
        string script = name + ScriptPath.Extension;
        var choice = new ScriptChoice(new SourceText(script, files[script]), name, new FileScripts(_library, _folder));
        if (Check(choice).FirstOrDefault(found => found.Severity == Severity.Error) is { } problem) return Refused(StartMessages.NameRefused(at, name, problem.Message));
        if (Schema(choice, script).Text is { } schema) files = files.Add(SchemaFile, schema);
        return WriteAll(name, files) is { } failed ? Refused(failed) : new StartResult([.. files.Keys.Select(file => $"{name}/{file}")], []);

        StartResult Refused(Diagnostic diagnostic) => new([], [diagnostic]);
    }

    // Beside its place first and moved as the last act, so that nobody finds half of it.
    private Diagnostic? WriteAll(string name, ImmutableSortedDictionary<string, string> files)
    {
        Location at = Location.OfFile(name);
        string target = Path.GetFullPath(name, Path.GetFullPath(_folder));
        string fresh = target + "." + Guid.NewGuid().ToString("N") + ".new";
        if (Path.Exists(target)) return StartMessages.FolderIsThere(at, name);
        try
        {
            Directory.CreateDirectory(fresh);
            var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            foreach ((string file, string text) in files) File.WriteAllText(Path.Combine(fresh, file), text, encoding);
            Directory.Move(fresh, target);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return StartMessages.NotWritten(at, name, fault.Message.Replace(fresh, target, StringComparison.Ordinal));
        }
        finally
        {
            CleanUp(fresh);
        }
    }

    private static void CleanUp(string fresh)
    {
        try
        {
            if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The first fault is the one to report.
        }
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.IsNormalized() && name.All(each => char.IsLetterOrDigit(each) || each == '_');

    // What a person probably wants: words joined by `_`.
    private static string NameLike(string name)
    {
        string near = new([.. name.Trim().Select(each => char.IsLetterOrDigit(each) ? each : '_')]);
        near = near.Trim('_');
        if (near.Length > 0 && char.IsAsciiDigit(near[0])) near = "round_" + near;
        return IsName(near) ? near : "our_rule";
    }
}

/// <summary>What was written (nothing after an error), and everything there is to say.</summary>
public sealed record StartResult(ImmutableArray<string> Files, ImmutableArray<Diagnostic> Diagnostics);
