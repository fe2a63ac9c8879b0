using System.Numerics;

namespace Mechanisms.Conformance.Generated;

/// <summary>Numbers as rounds have them, and now and then one that hurts.</summary>
internal static class Numbers
{
    private static readonly double[] Tame = [0, 1, 1, 2, 3, 4, 9, 10, 0.5, 0.1, 0.25, 1.0 / 3, 2.5, 7, 100, -1, -2, -0.5, 0.01, 12.34];

    private static readonly double[] Nasty =
    [
        -0.0, double.Epsilon, -double.Epsilon, 2.2250738585072014E-308, 2.225073858507201E-308, 1e-200, 1e16, 9007199254740993, 1e22, 1e150, -1e150,
        1e308, double.MaxValue, -double.MaxValue, 1 + 2.220446049250313E-16, 1 - 1.1102230246251565E-16, 709.8, -745.2,
    ];

    public static double Real(Dice dice)
    {
        int kind = dice.Below(100);
        if (kind < 75) return dice.Pick(Tame);
        if (kind < 88) return dice.Below(2_000_000) / 700.0 - 300;
        if (kind < 97) return dice.Pick(Nasty);
        double any = BitConverter.UInt64BitsToDouble(dice.Bits());
        return double.IsFinite(any) ? any : 5;
    }

    public static BigInteger Whole(Dice dice)
    {
        int kind = dice.Below(100);
        if (kind < 85) return dice.Between(-3, 9);
        return kind < 95 ? BigInteger.Pow(10, dice.Between(10, 40)) * dice.Between(-9, 9) + dice.Below(1000) : (long)dice.Bits();
    }

    public static string Text(Dice dice) => dice.Pick<string>(["", "a", "b", "B", "aa", "yes"]);

    public static long Time(Dice dice) => 638_000_000_000_000_000 + dice.Below(6) * 10_000_000L;
}
