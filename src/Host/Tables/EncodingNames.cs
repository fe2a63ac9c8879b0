using System.Collections.Immutable;
using System.Text;

namespace Mechanisms.Host.Tables;

/// <summary>The encodings that a table may have.</summary>
internal static class EncodingNames
{
    /// <summary>What somebody may have meant, for a message.</summary>
    public static readonly ImmutableArray<string> Usual = ["utf-8", "utf-16", "windows-1252", "windows-1250", "windows-1251", "iso-8859-1", "macintosh"];

    /// <summary>The encoding of a name; null where there is none. What is not in the encoding throws when it is read.</summary>
    public static Encoding? Find(string name)
    {
        string wanted = name.Trim();
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(wanted, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(wanted, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
