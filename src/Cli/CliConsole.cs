using System.Collections.Immutable;
using System.Text;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Cli;

/// <summary>All that the tool knows of the world around it; tests give it writers of their own.</summary>
public sealed record CliConsole(TextWriter Out, TextWriter Error) : IDisposable
{
    private const int NarrowestPage = 60;
    private const int WidestPage = 160;

    /// <summary>Standard input, as bytes: whoever reads it decides what they mean.</summary>
    public Stream In { get; init; } = Stream.Null;

    /// <summary>Colours for results.</summary>
    public Ink OutInk { get; init; } = Ink.None;

    /// <summary>Colours for messages.</summary>
    public Ink ErrorInk { get; init; } = Ink.None;

    /// <summary>How wide messages may be.</summary>
    public int Columns { get; init; } = DiagnosticText.DefaultColumns;

    /// <summary>Relative paths are seen from here.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>Compiled mechanisms are kept here from one run to the next; null for nowhere.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>The key of pseudonyms that the surroundings give; null or empty for none.</summary>
    public string? Key { get; init; }

    /// <summary>The variables that may say something about a round.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether it is the console of a process that ends with the command.</summary>
    public bool IsProcess { get; init; }

    /// <summary>Whether messages are read at a terminal as they come, so that progress can be shown.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Whether a fault of ours shows its stack trace.</summary>
    public bool DebugFaults { get; init; }

    /// <summary>The console of this process: UTF-8 without byte-order mark, colours on terminals only.</summary>
    public static CliConsole OfProcess()
    {
        bool wantsColour = string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable("NO_COLOR"))
            && System.Environment.GetEnvironmentVariable("TERM") != "dumb";
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;
        return new CliConsole(Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()))
        {
            In = Console.OpenStandardInput(),
            OutInk = new Ink(wantsColour && !Console.IsOutputRedirected),
            ErrorInk = new Ink(wantsColour && !Console.IsErrorRedirected),
            Columns = Console.IsErrorRedirected ? DiagnosticText.DefaultColumns : Math.Clamp(TerminalWidth(), NarrowestPage, WidestPage),
            CacheFolder = Host.Caching.CacheFolder.OfProcess(),
            Key = System.Environment.GetEnvironmentVariable(Arguments.KeyOptions.Variable),
            Environment = Variables(),
            IsProcess = true,
            ShowsProgress = !Console.IsErrorRedirected && System.Environment.GetEnvironmentVariable("TERM") != "dumb",
            DebugFaults = System.Environment.GetEnvironmentVariable("MECH_DEBUG") == "1",
        };
    }

    /// <summary>Writes messages for people.</summary>
    public DiagnosticText Messages => new(ErrorInk, Columns);

    /// <summary>Writes what is left; a reader who went away (a closed pipe) is no fault.</summary>
    public void Dispose()
    {
        Flush(Out);
        Flush(Error);
    }

    private static void Flush(TextWriter writer)
    {
        try
        {
            writer.Flush();
        }
        catch (IOException)
        {
            // Nobody reads any more.
        }
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024) { NewLine = "\n" };

    private static Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return variables;
    }

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return DiagnosticText.DefaultColumns;
        }
    }
}
