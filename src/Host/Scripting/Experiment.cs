using System.Collections;
using System.Runtime.CompilerServices;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Library;

namespace Mechanisms.Host.Scripting;

/// <summary>
/// What a C# script works with: its members are at hand there by their names alone. Paths are seen from the folder of the
/// script. May be used by several threads at once.
/// </summary>
public sealed class Experiment
{
    private readonly MechanismHost _host;
    private readonly string _home;
    private readonly string _folder;
    private readonly TextWriter _output;
    private readonly Lock _printing = new();

    internal Experiment(MechanismHost host, string folder, string home, IReadOnlyList<string> args, TextWriter output, ScriptPlaces places, CancellationToken cancellation)
    {
        (_host, _folder, _home, Args, _output, Places, Cancellation) = (host, folder, home, args, output, places, cancellation);
    }

    /// <summary>What stands behind the script on the command line.</summary>
    public IReadOnlyList<string> Args { get; }

    /// <summary>Cancelled when somebody wants the script to end. Runs of rounds see it by themselves.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The folder of the script, from the top of the disk.</summary>
    public string Folder => Path.GetFullPath(_home, Path.GetFullPath(_folder));

    /// <summary>All that the library declares.</summary>
    public IReadOnlyList<LibraryEntry> Library =>
        [.. _host.Library().Select(it => new LibraryEntry(it.Entry.Name, Word(it.Entry.Kind), it.Summary))];

    internal ScriptPlaces Places { get; }

    /// <summary>Compiles a mechanism.</summary>
    /// <param name="choice">The text of a script, the path of one, or a name of the library.</param>
    /// <param name="file">Given by the compiler.</param>
    /// <param name="line">Given by the compiler.</param>
    /// <exception cref="MechanismException">There is no such script, or it has mistakes.</exception>
    public Mechanism Compile(string choice, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(choice);
        Location place = Places.Of(file, line, choice.Contains('\n', StringComparison.Ordinal) ? "Compile" : choice);
        return new Mechanism(this, _host, Chosen(choice, place), place);
    }

    /// <summary>A round from a round file; what it is to change is said next.</summary>
    /// <param name="roundFile">Its path.</param>
    public Round Round(string roundFile)
    {
        ArgumentNullException.ThrowIfNull(roundFile);
        return new Round(this, _host, new RunRequest { RoundFile = Seen(roundFile), Overlay = new RoundOverlay() });
    }

    /// <summary>Runs a round from a round file as it stands.</summary>
    /// <param name="roundFile">Its path.</param>
    public Outcome Run(string roundFile) => Round(roundFile).Run();

    /// <summary>Prints a value readably: rows as a table, objects by their properties, numbers the same in every culture.</summary>
    public void Print(object? value) => Write(ReadableText.Of(value));

    /// <summary>Prints an empty line.</summary>
    public void Print() => Write("\n");

    /// <summary>Prints rows (records, anonymous objects, dictionaries) as a table of aligned columns.</summary>
    public void Table(IEnumerable rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Write(ReadableText.Table(rows));
    }

    /// <summary>A path of the script as the host sees it.</summary>
    internal string Seen(string path) => _home.Length == 0 || Path.IsPathRooted(path) ? path : Path.Combine(_home, path).Replace('\\', '/');

    /// <summary>A path of the script from the top of the disk.</summary>
    internal string FullPath(string path) => Path.GetFullPath(path, Folder);

    private ScriptChoice Chosen(string choice, Location place)
    {
        bool isText = choice.AsSpan().ContainsAny('\n', '{');
        if (isText)
        {
            string name = FormattableString.Invariant($"{place.File}, text on line {place.Line}");
            return _host.ChoiceOf(new SourceText(name, choice));
        }

        bool isName = !ScriptPath.IsPath(choice) && _host.LibraryNames.Contains(choice);
        FindResult found = _host.Find(isName ? choice : Seen(choice), place);
        return found.Choice ?? throw new MechanismException(found.Diagnostics);
    }

    // Shown at once, in order with what the script writes to the console itself.
    private void Write(string text)
    {
        lock (_printing)
        {
            try
            {
                _output.Write(text);
                _output.Flush();
            }
            catch (IOException fault)
            {
                throw new OutputClosedException(fault);
            }
        }
    }

    internal static string Word(DeclarationKind kind) => kind switch
    {
        DeclarationKind.Kind => "kind",
        DeclarationKind.Mechanism => "mechanism",
        DeclarationKind.Cost => "cost",
        DeclarationKind.Saturation => "saturation",
        _ => "function",
    };
}

/// <summary>Something that the library declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind"><c>mechanism</c>, <c>kind</c>, <c>cost</c>, <c>saturation</c> or <c>function</c>.</param>
/// <param name="Doc">The first sentence of its description.</param>
public sealed record LibraryEntry(string Name, string Kind, string Doc);

/// <summary>Nobody reads what the script prints.</summary>
internal sealed class OutputClosedException(IOException inner) : Exception(inner.Message, inner);
