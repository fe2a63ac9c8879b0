using System.Text;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Library;

/// <summary>A script's text, or what is wrong with its file.</summary>
internal sealed record ScriptReadResult(SourceText? Script, Diagnostic? Problem)
{
    /// <summary>Whether a byte-order mark stood before the text.</summary>
    public bool HadByteOrderMark { get; init; }
}

/// <summary>Reads a script's file: UTF-8, with or without byte-order mark, of a bounded size.</summary>
internal static class ScriptReading
{
    /// <summary>No script is larger.</summary>
    public const int LargestScript = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="fullPath">Where it is.</param>
    /// <param name="shownPath">The name that messages use.</param>
    public static ScriptReadResult Read(string fullPath, string shownPath)
    {
        try
        {
            if (Directory.Exists(fullPath)) return new ScriptReadResult(null, ScriptFileDiagnostics.IsFolder(Location.OfFile(shownPath)));
            using FileStream stream = File.OpenRead(fullPath);
            return Read(stream, shownPath);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return new ScriptReadResult(null, ScriptFileDiagnostics.Missing(Location.OfFile(shownPath)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new ScriptReadResult(null, ScriptFileDiagnostics.Unreadable(Location.OfFile(shownPath), fault.Message));
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">Where the bytes come from.</param>
    /// <param name="shownPath">The name that messages use.</param>
    public static ScriptReadResult Read(Stream stream, string shownPath)
    {
        var bytes = new byte[(stream.CanSeek ? Math.Min(stream.Length, LargestScript) : LargestScript) + 1];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > LargestScript
            ? new ScriptReadResult(null, ScriptFileDiagnostics.TooLarge(Location.OfFile(shownPath), LargestScript))
            : Decode(bytes.AsSpan(0, length), shownPath);
    }

    /// <summary>Decodes the bytes of a script.</summary>
    internal static ScriptReadResult Decode(ReadOnlySpan<byte> bytes, string shownPath)
    {
        bool hasMark = bytes.StartsWith(Encoding.UTF8.Preamble);
        if (hasMark) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return new ScriptReadResult(new SourceText(shownPath, Strict.GetString(bytes)), null) { HadByteOrderMark = hasMark };
        }
        catch (DecoderFallbackException fault)
        {
            int at = FirstInvalid(bytes);
            var before = new SourceText(shownPath, Encoding.UTF8.GetString(bytes[..at]));
            int lineEnd = bytes[at..].IndexOfAny((byte)'\r', (byte)'\n');
            string rest = Encoding.UTF8.GetString(lineEnd < 0 ? bytes[at..] : bytes.Slice(at, lineEnd));
            var shown = new SourceText(shownPath, before.Content + rest);
            string found = string.Join(' ', (fault.BytesUnknown ?? []).Select(value => FormattableString.Invariant($"{value:X2}")));
            Location place = shown.LocationOf(new TextSpan(before.Content.Length, 1));
            return new ScriptReadResult(null, ScriptFileDiagnostics.NotUtf8(place, found));
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out int used) != System.Buffers.OperationStatus.Done) return at;
            at += used;
        }

        return bytes.Length;
    }
}
