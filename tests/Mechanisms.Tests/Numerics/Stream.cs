namespace Mechanisms.Tests.Numerics;

/// <summary>Arguments that are the same in every run (SplitMix64), spread over all that a function may meet.</summary>
internal sealed class Stream(ulong seed)
{
    private ulong _state = seed;

    internal ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    internal int Below(int bound) => (int)(Next() % (ulong)bound);

    internal double Between(double low, double high) => low + (high - low) * ((Next() >> 11) / 9007199254740992.0);

    /// <summary>Any finite double, every exponent as likely as any other.</summary>
    internal double AnyFinite()
    {
        while (true)
        {
            double value = BitConverter.UInt64BitsToDouble(Next());
            if (double.IsFinite(value)) return value;
        }
    }

    internal double AnySubnormal() => BitConverter.UInt64BitsToDouble(Next() >> 12);

    /// <summary>1 and a little, from the next double to a half away.</summary>
    internal double NearOne() => 1 + Between(-0.5, 0.5) * Math.ScaleB(1, -Below(53));

    /// <summary>Arguments of e^a.</summary>
    internal double ForExponential() => Below(6) switch
    {
        0 => Between(-746, 710),
        1 => Between(-2, 2),
        2 => Between(-746, -700),
        3 => Between(-1, 1) * Math.ScaleB(1, -Below(60)),
        4 => (Below(200_000) - 100_000 + 0.5) * 0.0054152123481245727, // where the reduction changes its step
        _ => AnyFinite(),
    };

    /// <summary>Arguments of ln a.</summary>
    internal double ForLogarithm() => Below(5) switch
    {
        0 => Between(0, 3),
        1 => NearOne(),
        2 => Math.Abs(AnySubnormal()) + double.Epsilon,
        3 => BitConverter.UInt64BitsToDouble((Next() & 0x7FFF_E000_0000_0000) % 0x7FF0_0000_0000_0000 + 0x0000_2000_0000_0000), // ends of steps
        _ => Math.Abs(AnyFinite()) + double.Epsilon,
    };

    /// <summary>Arguments of arctan a.</summary>
    internal double ForArctangent() => Below(6) switch
    {
        0 => Between(-1, 1),
        1 => Between(-20, 20),
        2 => Between(-0.25, 0.25),
        3 => 1 / Between(-0.25, 0.25),
        4 => (Below(64) + 0.5) / 64 + (Below(5) - 2) * 1.1e-16,
        _ => AnyFinite(),
    };

    /// <summary>Arguments of a^b with a > 0, most of them with a result within the range of a double.</summary>
    internal (double Base, double Exponent) ForPower()
    {
        double a = Below(5) switch
        {
            0 => Between(0, 4),
            1 => NearOne(),
            2 => 1 + Below(1000),
            3 => AnySubnormal() + double.Epsilon,
            _ => Math.Abs(AnyFinite()) + double.Epsilon,
        };
        double size = Math.Log2(a);
        double b = Below(5) switch
        {
            0 => Between(-5, 5),
            1 => Below(41) - 20,
            2 => size == 0 ? AnyFinite() : Between(-1080, -1015) / size,
            3 => size == 0 ? AnyFinite() : Math.Round(Between(-1080, 1030) / size),
            _ => size == 0 ? AnyFinite() : Between(-1080, 1030) / size,
        };
        return (a, b);
    }
}
