namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>How tightly the outermost operator of a formula binds, in the order of the language's page.</summary>
internal static class Rung
{
    /// <summary>A choice swallows all that stands behind it.</summary>
    public const int Choice = 0;
    public const int Otherwise = 1;
    public const int Or = 2;
    public const int And = 3;
    public const int Comparison = 4;
    public const int Sum = 5;
    public const int Product = 6;
    public const int Sign = 7;
    public const int Power = 8;
    public const int Atom = 9;
}

/// <summary>A formula as text that stands in brackets only where it must, so that the order of operators is tested too.</summary>
internal readonly record struct Formula(string Text, int Binds)
{
    public static Formula Atom(string text) => new(text, Rung.Atom);

    /// <summary>The text as an operand of something that binds that tightly.</summary>
    public string In(int rung) => Binds >= rung ? Text : $"({Text})";

    public static Formula Binary(Formula left, string sign, Formula right, int rung) =>
        new($"{left.In(rung)} {sign} {right.In(rung + 1)}", rung);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
