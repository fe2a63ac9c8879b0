namespace Mechanisms.Host.Library;

/// <summary>A script that a mechanism was compiled from.</summary>
/// <param name="Path">Where it is: in the library, or in full.</param>
/// <param name="IsOfLibrary">Whether it is one of the library.</param>
/// <param name="Known">Its text, where it was read already.</param>
internal sealed record UsedScript(string Path, bool IsOfLibrary, string? Known)
{
    /// <summary>The library that has it, for a script whose text was not read yet.</summary>
    internal LibraryScripts? Library { get; init; }

    /// <summary>Its text.</summary>
    public string Text => Known ?? Library!.Scripts.First(script => script.Path == Path).Content;
}
