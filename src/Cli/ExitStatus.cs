namespace Mechanisms.Cli;

/// <summary>What the tool's exit status tells.</summary>
public static class ExitStatus
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>The script, the round or the data is at fault; diagnostics say where.</summary>
    public const int InputAtFault = 1;

    /// <summary>The command line was not understood.</summary>
    public const int UsageAtFault = 2;

    /// <summary>A fault of the tool itself.</summary>
    public const int ToolAtFault = 3;

    /// <summary>Interrupted from the keyboard.</summary>
    public const int Interrupted = 130;
}
