using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Configuration;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Library;

namespace Mechanisms.Host;

/// <summary>
/// The host's face: finds scripts, checks, compiles, tests and runs them. It writes nothing but the files that it is asked
/// to write, and says what is wrong in diagnostics.
/// </summary>
public sealed partial class MechanismHost
{
    private const string CommandLine = "the command line";
    private static readonly ImmutableDictionary<string, RoleChoice> NoRoles = ImmutableDictionary<string, RoleChoice>.Empty;
    private readonly LibraryScripts _library;
    private readonly string _folder;

    /// <summary>A host with other scripts as its library.</summary>
    /// <param name="library">The scripts that names refer to.</param>
    /// <param name="folder">Relative paths are seen from here.</param>
    internal MechanismHost(LibraryScripts library, string folder) => (_library, _folder) = (library, folder);

    /// <summary>A host with the library of this build.</summary>
    /// <param name="folder">Relative paths are seen from here.</param>
    /// <param name="cacheFolder">Where compiled mechanisms are kept from one run to the next; null for none.</param>
    /// <param name="runsOnce">
    /// Whether this process ends with its first round, as a command does. Compiled code is never unloaded then, and small
    /// rounds start sooner.
    /// </param>
    public static MechanismHost Create(string folder, string? cacheFolder = null, bool runsOnce = false) =>
        new(LibraryScripts.Embedded, folder) { CacheFolder = cacheFolder, RunsOnce = runsOnce };

    /// <summary>A folder where compiled mechanisms are kept from one run to the next; null for none.</summary>
    internal string? CacheFolder { get; init; }

    /// <summary>Whether compiled code may stay loaded until the process ends.</summary>
    internal bool RunsOnce { get; init; }

    /// <summary>The same host without a cache.</summary>
    public MechanismHost WithoutCache() => new(_library, _folder) { RunsOnce = RunsOnce };

    /// <summary>The names that the library declares.</summary>
    internal IReadOnlyCollection<string> LibraryNames => _library.LibraryNames;

    /// <summary>Everything that the library declares, by script and place.</summary>
    public ImmutableArray<ListedDeclaration> Library() => [.. _library.Scripts.SelectMany(script => Declarations(script))];

    /// <summary>The declarations of a script.</summary>
    public ImmutableArray<ListedDeclaration> Declarations(SourceText script) =>
        [.. MechanismCompiler.Outline(script).Select(entry => new ListedDeclaration(entry, script))];

    /// <summary>
    /// The script that a person means. A choice with a slash or with the ending <c>.mech</c> is a path; any other is a name
    /// of the library, or else a file of that name here.
    /// </summary>
    /// <param name="choice">A name or a path.</param>
    /// <param name="place">Where it was said; null for the command line.</param>
    public FindResult Find(string choice, Location? place = null)
    {
        var files = new FileScripts(_library, _folder);
        if (!choice.Contains('\0', StringComparison.Ordinal) && ScriptPath.IsPath(choice)) return Opened(files, choice, place);
        if (_library.FindLibraryScript(choice) is { } script) return new FindResult(new ScriptChoice(script, choice, files), []);
        if (files.Exists(choice)) return Opened(files, choice, place);
        Location at = place ?? OnCommandLine(choice);
        return new FindResult(null, [ScriptFileDiagnostics.UnknownScript(at, choice, _library.LibraryNames)]);
    }

    /// <summary>Everything there is to say about one script, in no order: see <see cref="Rendering.DiagnosticText.WriteAll"/>.</summary>
    public ImmutableArray<Diagnostic> Check(ScriptChoice choice)
    {
        ImmutableArray<Diagnostic> found = MechanismCompiler.Check(choice.Script, choice.Files, FormulaTrial.Instance);
        return [.. found, .. choice.Files.ImportProblems];
    }

    /// <summary>Compiles the chosen mechanism with the costs and saturations that it has by default.</summary>
    /// <param name="choice">A script, and which mechanism of it.</param>
    public CompileResult Compile(ScriptChoice choice) => Compile(choice, null);

    /// <summary>Finds and compiles a mechanism with the costs and saturations that it has by default.</summary>
    /// <param name="choice">A name of the library or the path of a script.</param>
    public CompileResult Compile(string choice)
    {
        FindResult found = Find(choice);
        if (found.Choice is null) return new CompileResult(null, found.Diagnostics);
        return RefuseOthers(found.Choice, OnCommandLine(choice)) is { } refused ? new CompileResult(null, [refused]) : Compile(found.Choice);
    }

    /// <summary>Compiles the chosen mechanism.</summary>
    /// <param name="choice">A script, and which mechanism of it.</param>
    /// <param name="roles">Costs and saturations for role parameters; others have their defaults.</param>
    internal CompileResult Compile(ScriptChoice choice, IReadOnlyDictionary<string, RoleChoice>? roles)
    {
        CompileResult compiled = MechanismCompiler.Compile(choice.Script, choice.Name, choice.Files, roles ?? NoRoles, FormulaTrial.Instance);
        return compiled with { Diagnostics = [.. compiled.Diagnostics, .. choice.Files.ImportProblems] };
    }

    /// <summary>Says so when something other than a mechanism was chosen to run.</summary>
    internal Diagnostic? RefuseOthers(ScriptChoice choice, Location place)
    {
        ImmutableArray<DeclarationLine> lines = [.. DeclarationScan.Of(choice.Script.Content)];
        if (choice.Name is not { } name)
        {
            bool hasOthersOnly = lines.Length > 0 && lines.All(line => line.Keyword != DeclarationScan.Mechanism);
            return hasOthersOnly ? ScriptFileDiagnostics.NothingToRun(Location.OfFile(choice.Script.Path)) : null;
        }

        string keyword = lines.FirstOrDefault(line => line.Name == name)?.Keyword ?? DeclarationScan.Mechanism;
        string what = keyword == "fn" ? "function" : keyword;
        return keyword == DeclarationScan.Mechanism ? null : ScriptFileDiagnostics.NotAMechanism(place, name, what);
    }

    /// <summary>Whether a message is about an argument that is no assignment, whatever it would assign to.</summary>
    /// <param name="diagnostic">A message of this host.</param>
    public static bool IsAboutCommandLine(Diagnostic diagnostic) => RoundConfiguration.IsAboutCommandLine(diagnostic);

    /// <summary>The message that what was written does not arrive.</summary>
    /// <param name="output">Where it was written to, in words.</param>
    /// <param name="fault">What the system says.</param>
    public static Diagnostic OutputNotWritable(string output, IOException fault) => RunMessages.OutputNotWritable(Location.OfFile(output), fault.Message);

    /// <summary>The place of a word on the command line.</summary>
    internal static Location OnCommandLine(string word) => new(CommandLine, 1, 1, Math.Max(1, word.Length), word);

    private static FindResult Opened(FileScripts files, string path, Location? place)
    {
        (string file, string? name) = ScriptPath.NameIn(path);
        ScriptReadResult read = files.Open(file);
        if (read.Script is { } script) return new FindResult(new ScriptChoice(script, name, files), []);
        Diagnostic problem = read.Problem!;
        if (place is not null) problem = problem with { Related = [new RelatedPlace(place, "it is named here")] };
        return new FindResult(null, [problem]);
    }
}
