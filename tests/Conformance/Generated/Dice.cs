using CsCheck;

namespace Mechanisms.Conformance.Generated;

/// <summary>Chance, and how much of it was used: the size of a case, by which failures shrink.</summary>
internal sealed class Dice(PCG source)
{
    public ulong Throws { get; private set; }

    public int Below(int count)
    {
        Throws++;
        return (int)source.Next((uint)count);
    }

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public ulong Bits()
    {
        Throws++;
        return source.Next64();
    }
}
