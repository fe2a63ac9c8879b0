using Mechanisms.Cli.Arguments;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Cli;

/// <summary>What a person sees when the tool itself fails.</summary>
internal static class FaultNotice
{
    /// <summary>The code of a fault of ours.</summary>
    public const string Code = "MECH9001";

    /// <summary>Tells what happened and what to do about it.</summary>
    public static void Write(CliConsole console, Exception fault, bool showsTrace)
    {
        TextWriter writer = console.Error;
        string what = VisibleText.EscapeLines($"{fault.GetType().Name}: {fault.Message}");
        writer.WriteLine($"{console.ErrorInk.Red($"error {Code}")}: mech itself failed; your script and data are not to blame");
        writer.WriteLine($"   = found: {what}");
        writer.WriteLine("   = help: please report it, with the command line, the script and this message");
        if (showsTrace) writer.WriteLine(fault);
        else writer.WriteLine($"   = help: {CommonOptions.DebugFaults} or MECH_DEBUG=1 shows where it happened");
    }
}
