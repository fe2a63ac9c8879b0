using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Reflection;

namespace Mechanisms.Host.Scripting;

/// <summary>Something that knows its own columns, since no property is called like them.</summary>
internal interface IHasColumns
{
    /// <summary>The names and values, in order.</summary>
    IEnumerable<KeyValuePair<string, object?>> Columns { get; }
}

/// <summary>Objects as rows: what they are called by, and their values as scripts write them.</summary>
internal static class Columns
{
    /// <summary>The columns of a row: its public properties and fields, or the keys of a dictionary; null for what has none.</summary>
    public static KeyValuePair<string, object?>[]? Of(object? row) => row switch
    {
        null or string => null,
        IHasColumns own => [.. own.Columns],
        IDictionary dictionary => OfDictionary(dictionary),
        IEnumerable<KeyValuePair<string, object?>> pairs => [.. pairs],
        IEnumerable or System.Runtime.CompilerServices.ITuple => null,
        _ when TextOf(row) is not null => null,
        _ => OfMembers(row),
    };

    private static KeyValuePair<string, object?>[] OfDictionary(IDictionary dictionary)
    {
        List<KeyValuePair<string, object?>> all = [];
        foreach (DictionaryEntry entry in dictionary) all.Add(KeyValuePair.Create(TextOf(entry.Key) ?? "", entry.Value));
        return [.. all];
    }

    /// <summary>
    /// A value as scripts and tables write it, whatever the culture; null for what no value is. Reading it gives the same one.
    /// </summary>
    public static string? TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        char letter => letter.ToString(),
        bool truth => truth ? "yes" : "no",
        double real => double.IsFinite(real) ? Plain(real.ToString("R", CultureInfo.InvariantCulture)) : null,
        float real => float.IsFinite(real) ? Plain(((double)real).ToString("R", CultureInfo.InvariantCulture)) : null,
        decimal or sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger or Int128 or UInt128 =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => Moment(moment.UtcDateTime),
        DateTime moment => Moment(moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : moment),
        Enum name => name.ToString(),
        _ => null,
    };

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Plain(string number) => number.Replace("E+", "e", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal);

    // In the order of their declaration, which reflection keeps for the members of one type.
    private static KeyValuePair<string, object?>[]? OfMembers(object row)
    {
        const BindingFlags open = BindingFlags.Public | BindingFlags.Instance;
        IEnumerable<KeyValuePair<string, object?>> properties = row.GetType().GetProperties(open)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Select(property => KeyValuePair.Create(property.Name, property.GetValue(row)));
        IEnumerable<KeyValuePair<string, object?>> fields = row.GetType().GetFields(open).Select(field => KeyValuePair.Create(field.Name, field.GetValue(row)));
        KeyValuePair<string, object?>[] all = [.. properties, .. fields];
        return all.Length == 0 ? null : all;
    }
}
