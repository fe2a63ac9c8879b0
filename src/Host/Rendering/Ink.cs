namespace Mechanisms.Host.Rendering;

/// <summary>Colours for a terminal, or none.</summary>
/// <param name="IsColoured">Whether to colour.</param>
public readonly record struct Ink(bool IsColoured)
{
    /// <summary>No colours.</summary>
    public static Ink None { get; }

    /// <summary>Colours by ANSI escape sequences.</summary>
    public static Ink Ansi { get; } = new(true);

    /// <summary>For what is wrong.</summary>
    public string Red(string text) => Paint(text, "1;31");

    /// <summary>For what may be wrong.</summary>
    public string Yellow(string text) => Paint(text, "1;33");

    /// <summary>For what went well.</summary>
    public string Green(string text) => Paint(text, "1;32");

    /// <summary>For frames and notes.</summary>
    public string Blue(string text) => Paint(text, "1;34");

    /// <summary>For headings.</summary>
    public string Bold(string text) => Paint(text, "1");

    private string Paint(string text, string code) => IsColoured && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
