using System.Collections.Immutable;
using System.Numerics;

namespace Mechanisms.Host.Caching;

/// <summary>
/// Values in a row of bytes. One description of a type serves both ways: it hands every member to the archive and makes
/// the value of what the archive hands back. A writer writes what it is given and hands it back; a reader is given nothing
/// and hands back what it reads.
/// </summary>
internal abstract class Archive
{
    /// <summary>A whole number of 32 bits.</summary>
    public abstract int Int(int? value);

    /// <summary>A yes or no.</summary>
    public abstract bool Truth(bool? value);

    /// <summary>A double, to the bit.</summary>
    public abstract double Real(double? value);

    /// <summary>A whole number of any size.</summary>
    public abstract BigInteger Whole(BigInteger value);

    /// <summary>A text; each different one is written once.</summary>
    public abstract string Text(string? value);

    /// <summary>A value whose type has a description; null stays null, and one object stays one object.</summary>
    public abstract T? Maybe<T>(T? value, Func<T?, T> describe)
        where T : class;

    /// <summary>A value that is never null.</summary>
    public T One<T>(T? value, Func<T?, T> describe)
        where T : class => Maybe(value, describe) ?? throw new InvalidDataException("Nothing stands where something must.");

    /// <summary>Values in their order.</summary>
    public ImmutableArray<T> Many<T>(ImmutableArray<T> values, Func<T?, T> describe)
        where T : class
    {
        int count = Int(values.IsDefault ? 0 : values.Length);
        if (count == 0) return [];
        var all = ImmutableArray.CreateBuilder<T>(Bounded(count));
        for (int i = 0; i < count; i++) all.Add(One(values.IsDefaultOrEmpty ? null : values[i], describe));
        return all.MoveToImmutable();
    }

    /// <summary>Texts in their order.</summary>
    public ImmutableArray<string> Texts(ImmutableArray<string> values)
    {
        int count = Int(values.IsDefault ? 0 : values.Length);
        var all = ImmutableArray.CreateBuilder<string>(Bounded(count));
        for (int i = 0; i < count; i++) all.Add(Text(values.IsDefaultOrEmpty ? null : values[i]));
        return all.MoveToImmutable();
    }

    /// <summary>Numbers in their order.</summary>
    public ImmutableArray<int> Ints(ImmutableArray<int> values)
    {
        int count = Int(values.IsDefault ? 0 : values.Length);
        var all = ImmutableArray.CreateBuilder<int>(Bounded(count));
        for (int i = 0; i < count; i++) all.Add(Int(values.IsDefaultOrEmpty ? null : values[i]));
        return all.MoveToImmutable();
    }

    /// <summary>A count as far as there are bytes for as many values.</summary>
    protected abstract int Bounded(int count);
}
