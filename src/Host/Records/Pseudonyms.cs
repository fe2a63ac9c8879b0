using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Records;

/// <summary>
/// Names in place of ids. A name depends on the key, the set and the id; ids of different sets cannot be told to be the
/// same. Members get new numbers, in the order of the new names, so that nothing shows the order of the ids either.
/// </summary>
internal sealed class Pseudonyms
{
    private const string Start = "id-", TextStart = "text-", Texts = "\0texts";
    private const int UsualLength = 16, FullLength = 64;

    private readonly PseudonymKey _key;
    private readonly ImmutableArray<Dictionary<string, string>> _names;

    private Pseudonyms(PseudonymKey key, ImmutableArray<Dictionary<string, string>> names, ImmutableArray<MemberSet> sets, ImmutableArray<int[]> numbers)
    {
        _key = key;
        _names = names;
        Sets = sets;
        Numbers = numbers;
    }

    /// <summary>The sets under their new names.</summary>
    public ImmutableArray<MemberSet> Sets { get; }

    /// <summary>For each set and member its new number.</summary>
    public ImmutableArray<int[]> Numbers { get; }

    /// <summary>Names for the members of sets.</summary>
    /// <param name="key">The key.</param>
    /// <param name="sets">The members.</param>
    /// <param name="ignoresCase">Whether capital and small letters count as the same in a set, by its number.</param>
    /// <param name="length">How many digits of the hash a name has, unless two ids would get the same.</param>
    public static Pseudonyms Of(PseudonymKey key, ImmutableArray<MemberSet> sets, Func<int, bool> ignoresCase, int length = UsualLength)
    {
        var names = ImmutableArray.CreateBuilder<Dictionary<string, string>>(sets.Length);
        var renamed = ImmutableArray.CreateBuilder<MemberSet>(sets.Length);
        var numbers = ImmutableArray.CreateBuilder<int[]>(sets.Length);
        foreach (MemberSet set in sets)
        {
            string[] hashes = [.. set.Ids.Select(id => key.HashOf(set.Name, id))];
            int digits = length;
            while (digits < FullLength && hashes.Select(hash => hash[..digits]).Distinct().Count() < hashes.Length) digits = Math.Min(FullLength, 2 * digits);
            string[] given = [.. hashes.Select(hash => Start + hash[..digits])];
            string[] ordered = [.. given.Order(StringComparer.Ordinal)];
            numbers.Add([.. given.Select(name => Array.BinarySearch(ordered, name, StringComparer.Ordinal))]);
            names.Add(set.Ids.Zip(given).ToDictionary(pair => pair.First, pair => pair.Second, ignoresCase(names.Count) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal));
            renamed.Add(new MemberSet(set.Name, [.. ordered]));
        }

        return new Pseudonyms(key, names.MoveToImmutable(), renamed.MoveToImmutable(), numbers.MoveToImmutable());
    }

    /// <summary>What stands for a text of the data: it may name somebody as well.</summary>
    public string OfText(string text) => text.Length == 0 ? "" : TextStart + _key.HashOf(Texts, text)[..UsualLength];

    /// <summary>A setting, which is replaced only if it is somebody's id, spelled as a table may spell it.</summary>
    public string OfSetting(string text)
    {
        string id = IdTable.Normalise(text);
        foreach (Dictionary<string, string> names in _names)
        {
            if (names.TryGetValue(id, out string? name)) return name;
        }

        return text;
    }

    /// <summary>The words in a hole of a reason.</summary>
    public string OfHole(LoweredExpression hole, string words) => hole.Kind switch
    {
        ValueKind.Member when hole is IndexRead read => _names[read.Index.Set].GetValueOrDefault(words) ?? OfText(words),
        ValueKind.Member => _names.Select(names => names.GetValueOrDefault(words)).FirstOrDefault(name => name is not null) ?? OfText(words),
        ValueKind.Text => OfText(words),
        _ => words,
    };

    /// <summary>A sentence of ours about the data: what it quotes is replaced if it is an id.</summary>
    public string OfSentence(string sentence)
    {
        string[] parts = sentence.Split('`');
        for (int at = 1; at < parts.Length; at += 2) parts[at] = OfSetting(parts[at]);
        return string.Join('`', parts);
    }
}
