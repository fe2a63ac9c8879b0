using System.Runtime.CompilerServices;
using System.Text;
using Mechanisms.Cli.Verbs;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;
using Mechanisms.Pictures;
using Mechanisms.Raster;

namespace Mechanisms.Cli.Output;

/// <summary>Shows an answer, and writes its drawing to the file that was named. The ending says how.</summary>
internal static class PictureFile
{
    /// <summary>Shows the answer; the drawing first, so that a fault of the file leaves nothing of either.</summary>
    public static int Show(VerbContext context, ExplorationAnswer answer, string? file)
    {
        List<Diagnostic> diagnostics = [.. answer.Diagnostics];
        Picture? picture = answer.Drawing ?? (answer.Chart is { } chart && file is not null ? ChartLayout.Draw(chart) : null);
        if (picture is not null && file is not null && Write(context, picture, file) is { } problem) diagnostics.Add(problem);
        if (VerbContext.StatusOf(diagnostics) == ExitStatus.Done) context.Results.Write(answer.Text);
        return context.Report(diagnostics);
    }

    private static Diagnostic? Write(VerbContext context, Picture picture, string file)
    {
        bool isPng = file.EndsWith(".png", StringComparison.OrdinalIgnoreCase);
        if (!isPng && !file.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)) return ExplorationAnswer.UnknownPicture(file);
        byte[]? bytes = isPng ? Png(picture) : Encoding.UTF8.GetBytes(SvgWriter.Write(picture));
        if (bytes is null) return ExplorationAnswer.NoFont(file);
        context.Cancellation.ThrowIfCancellationRequested();
        try
        {
            File.WriteAllBytes(Path.Combine(context.Console.Folder, file), bytes);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ExplorationAnswer.PictureNotWritable(file, fault);
        }
    }

    // What draws dots brings native code with it, which is loaded only where somebody wants them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[]? Png(Picture picture) => PngWriter.Write(picture);
}
