using System.Text;
using System.Xml;
using Mechanisms.Pictures;

namespace Mechanisms.Host.Rendering;

/// <summary>
/// Writes HTML in the form that is also XML, through the framework's writer, which encodes every text and every attribute:
/// there is no way to hand it markup. What no document may contain, such as control characters, becomes the sign for what is
/// missing.
/// </summary>
internal sealed class HtmlWriter : IDisposable
{
    // The one element of our pages that has no content and no end tag; all others get one, which HTML needs where XML would not.
    private const string Void = "meta";
    private readonly StringWriter _text = new() { NewLine = "\n" };
    private readonly XmlWriter _xml;
    private readonly Stack<string> _open = [];

    /// <summary>An empty document.</summary>
    public HtmlWriter()
    {
        // Checked here, with a replacement instead of an exception.
        _xml = XmlWriter.Create(_text, new XmlWriterSettings
        {
            OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment, CheckCharacters = false, NewLineHandling = NewLineHandling.None, NewLineChars = "\n",
        });
    }

    /// <summary>Begins an element.</summary>
    public HtmlWriter Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(name);
        foreach ((string attribute, string value) in attributes) _xml.WriteAttributeString(attribute, Allowed(value));
        _open.Push(name);
        return this;
    }

    /// <summary>Ends the element that was begun last.</summary>
    public HtmlWriter Close()
    {
        if (_open.Pop() == Void) _xml.WriteEndElement();
        else _xml.WriteFullEndElement();
        return this;
    }

    /// <summary>An element with a text.</summary>
    public HtmlWriter Element(string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(name, attributes);
        if (text.Length > 0) Text(text);
        return Close();
    }

    /// <summary>Text.</summary>
    public HtmlWriter Text(string text)
    {
        _xml.WriteString(Allowed(text));
        return this;
    }

    /// <summary>A new line in the file, for those who read its source.</summary>
    public HtmlWriter Line()
    {
        _xml.WriteString("\n");
        return this;
    }

    /// <summary>A picture; what draws pictures encodes their texts.</summary>
    public HtmlWriter Picture(Picture picture)
    {
        _xml.WriteRaw(SvgWriter.Write(picture));
        return this;
    }

    /// <summary>The document so far, as a page that browsers read in their strict mode.</summary>
    public string Page()
    {
        _xml.Flush();
        return $"<!DOCTYPE html>\n{_text}\n";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _xml.Dispose();
        _text.Dispose();
    }

    private static string Allowed(string text)
    {
        if (text.All(letter => letter is >= ' ' and < '\x7F' or '\n' or '\t')) return text;
        var allowed = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isAllowed = rune.Value is '\n' or '\t' || (rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF or (>= 0x7F and < 0xA0)));
            allowed.Append(isAllowed ? rune.ToString() : "\uFFFD");
        }

        return allowed.ToString();
    }
}
