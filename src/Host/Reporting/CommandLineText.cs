namespace Mechanisms.Host.Reporting;

/// <summary>Words as they are typed at a prompt.</summary>
internal static class CommandLineText
{
    /// <summary>A word between quotes where a shell would take it apart.</summary>
    public static string Quoted(string word)
    {
        bool isPlain = word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '/' or '=' or ':' or '%' or ',' or '+' or '@');
        return isPlain ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
