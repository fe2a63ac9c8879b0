using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;

namespace Mechanisms.Host.Configuration;

/// <summary>
/// Reads JSON once to learn what the configuration provider does not keep: the place and the kind of every value, and
/// keys that stand twice. Comments and trailing commas are allowed.
/// </summary>
internal ref struct LocatedJsonScanner
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly SourceText _text;
    private readonly Predicate<string> _keysAreUserText;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private Utf8JsonReader _reader;
    private int _knownByte;
    private int _knownChar;

    private LocatedJsonScanner(string file, ReadOnlySpan<byte> bytes, Predicate<string> keysAreUserText)
    {
        _bytes = bytes;
        _text = new SourceText(file, Encoding.UTF8.GetString(bytes));
        _keysAreUserText = keysAreUserText;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
    }

    /// <summary>Scans a file. The root is null after an error of syntax or encoding.</summary>
    /// <param name="file">The name that messages use.</param>
    /// <param name="bytes">The content, without a byte-order mark.</param>
    /// <param name="keysAreUserText">For the path of an object, whether its keys are words of users such as headers.</param>
    /// <param name="diagnostics">What is wrong.</param>
    public static LocatedValue? Scan(
        string file, ReadOnlySpan<byte> bytes, Predicate<string> keysAreUserText, out ImmutableArray<Diagnostic> diagnostics)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            diagnostics = [ConfigurationMessages.NotUtf8(Tables.CsvText.LocationOf(file, 1, bytes, Tables.CsvText.FirstInvalid(bytes), 1))];
            return null;
        }

        var scanner = new LocatedJsonScanner(file, bytes, keysAreUserText);
        LocatedValue? root = scanner.ReadRoot();
        diagnostics = scanner._diagnostics.ToImmutable();
        return root;
    }

    private LocatedValue? ReadRoot()
    {
        try
        {
            _reader.Read();
            LocatedValue root = ReadValue("");
            while (_reader.Read())
            {
            }

            if (root.Kind == LocatedKind.Object) return root;
            _diagnostics.Add(ConfigurationMessages.WrongKind(root.Place, "the round file", root.KindInWords, "an object `{ … }`"));
        }
        catch (JsonException fault)
        {
            _diagnostics.Add(ConfigurationMessages.NotJson(PlaceOf(ByteOf(fault), 1), WordsOf(fault)));
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 that is half a character.
            int first = (int)_reader.TokenStartIndex;
            _diagnostics.Add(ConfigurationMessages.NotJson(PlaceOf(first, _reader.ValueSpan.Length + 2), "this text holds half a character"));
        }

        return null;
    }

    private LocatedValue ReadValue(string path)
    {
        int first = (int)_reader.TokenStartIndex;
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(path, first);
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<LocatedValue>();
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue(path + ":[]"));
                int end = (int)_reader.BytesConsumed;
                return new(LocatedKind.Array, "", PlaceOf(first, end - first), first, end, [], items.ToImmutable());
            case JsonTokenType.String:
                int length = _reader.ValueSpan.Length + 2;
                return LocatedValue.Leaf(LocatedKind.Text, _reader.GetString()!, PlaceOf(first, length), first, first + length);
            default:
                LocatedKind kind = _reader.TokenType switch
                {
                    JsonTokenType.Number => LocatedKind.Number,
                    JsonTokenType.Null => LocatedKind.Null,
                    _ => LocatedKind.Truth,
                };
                string text = Encoding.UTF8.GetString(_reader.ValueSpan);
                if (kind == LocatedKind.Truth) text = text == "true" ? "yes" : "no";
                return LocatedValue.Leaf(kind, text, PlaceOf(first, _reader.ValueSpan.Length), first, first + _reader.ValueSpan.Length);
        }
    }

    private LocatedValue ReadObject(string path, int first)
    {
        bool isUserText = _keysAreUserText(path);
        var properties = ImmutableArray.CreateBuilder<LocatedProperty>();
        var seen = new Dictionary<string, Location>(isUserText ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            Location place = PlaceOf((int)_reader.TokenStartIndex, _reader.ValueSpan.Length + 2);
            string name = _reader.GetString()!;
            _reader.Read();
            LocatedValue value = ReadValue(path.Length == 0 ? name : path + ":" + name);
            if (seen.TryGetValue(name, out Location? earlier))
            {
                _diagnostics.Add(ConfigurationMessages.DuplicateKey(place, name) with { Related = [new RelatedPlace(earlier, "the first one is here")] });
            }
            else if (!isUserText && name.Contains(':', StringComparison.Ordinal))
            {
                _diagnostics.Add(ConfigurationMessages.KeyWithColon(place, name));
            }
            else
            {
                seen.Add(name, place);
                properties.Add(new LocatedProperty(name, place, value));
            }
        }

        int end = (int)_reader.BytesConsumed;
        return new(LocatedKind.Object, "", PlaceOf(first, end - first), first, end, properties.ToImmutable(), []);
    }

    private Location PlaceOf(int firstByte, int byteLength)
    {
        int start = CharOf(firstByte);
        int end = Math.Min(_bytes.Length, firstByte + byteLength);
        int length = Encoding.UTF8.GetCharCount(_bytes[Math.Min(firstByte, end)..end]);
        return _text.LocationOf(new TextSpan(start, length));
    }

    // Tokens are asked for nearly in order, so the count goes on from the last one, and back to where an object began.
    private int CharOf(int offset)
    {
        offset = Math.Min(offset, _bytes.Length);
        if (offset < _knownByte) _knownChar -= Encoding.UTF8.GetCharCount(_bytes[offset.._knownByte]);
        else _knownChar += Encoding.UTF8.GetCharCount(_bytes[_knownByte..offset]);
        _knownByte = offset;
        return _knownChar;
    }

    private readonly int ByteOf(JsonException fault)
    {
        int at = 0;
        for (long line = fault.LineNumber ?? 0; line > 0; line--)
        {
            int lineFeed = _bytes[at..].IndexOf((byte)'\n');
            if (lineFeed < 0) break;
            at += lineFeed + 1;
        }

        int found = (int)Math.Min(_bytes.Length, at + (fault.BytePositionInLine ?? 0));
        while (found > 0 && found < _bytes.Length && (_bytes[found] & 0xC0) == 0x80) found--;
        return found;
    }

    // The framework appends its own place ("… LineNumber: 3 | BytePositionInLine: 7."), which ours replaces.
    private static string WordsOf(JsonException fault)
    {
        int cut = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string words = (cut < 0 ? fault.Message : fault.Message[..cut]).Trim().TrimEnd('.');
        return words switch
        {
            _ when words.Contains("does not contain any JSON tokens", StringComparison.Ordinal) => "it is empty, where `{ \"mechanism\": … }` is expected",
            _ when words.Contains("depth to be zero", StringComparison.Ordinal) => "it ends while a bracket is still open",
            _ when words.Contains("'0x0A' is invalid within a JSON string", StringComparison.Ordinal) => "a text is not closed by a quote on its line",
            _ when words.StartsWith("\'\'\' is an invalid start", StringComparison.Ordinal) => "texts and keys stand in double quotes",
            _ => words,
        };
    }
}
