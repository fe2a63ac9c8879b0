using System.Numerics;

namespace Mechanisms.Numerics;

/// <summary>
/// A fixed-point number that spans all doubles, in digits of 32 bits, each with 31 bits of room for carries (after
/// U. Kulisch's long accumulator). It also remembers the first term without a value, and whether one was unaffordable.
/// </summary>
internal sealed class WideSum
{
    private const int DigitBits = 32;
    private const int Digits = 68; // 2^−1074 … 2^1023 take 66; two more for carries
    private const int MostPending = 1 << 30; // one more merge may at most double it, which still fits
    private const long DigitMask = 0xFFFF_FFFF;
    private const int FractionBits = 52;
    private const ulong FractionMask = (1UL << FractionBits) - 1;
    private const int ExponentOfNonFinite = 0x7FF;

    private readonly long[] _digits = new long[Digits]; // digit i counts 2^(32 i − 1074)
    private int _pending; // how often a digit may have grown by 2^32 since the last carry
    private double _none; // the first NaN, else 0
    private bool _unaffordable;

    internal void Add(double term)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(term);
        int exponent = (int)(bits >> FractionBits) & ExponentOfNonFinite;
        if (exponent == ExponentOfNonFinite)
        {
            Note(term);
            return;
        }

        if (_pending >= MostPending) Carry();
        _pending++;
        Deposit(_digits, bits, exponent);
    }

    internal void Add(WideSum other)
    {
        if (double.IsNaN(other._none)) Note(other._none);
        _unaffordable |= other._unaffordable;
        if (_pending + (long)other._pending > MostPending) Carry();
        _pending += other._pending;
        for (int i = 0; i < Digits; i++) _digits[i] += other._digits[i];
    }

    // The sum rounded once; changes nothing, so that several threads may ask.
    internal double Round()
    {
        if (double.IsNaN(_none)) return _none;
        if (_unaffordable) return Real.Unaffordable;
        Span<long> digits = stackalloc long[Digits];
        _digits.CopyTo(digits);
        Carry(digits);
        bool isNegative = digits[^1] < 0;
        if (isNegative)
        {
            for (int i = 0; i < Digits; i++) digits[i] = -digits[i];
            Carry(digits);
        }

        double size = Rounded(digits);
        return isNegative && Real.HasValue(size) ? 0.0 - size : size;
    }

    private void Note(double term)
    {
        if (double.IsPositiveInfinity(term)) _unaffordable = true;
        else if (!double.IsNaN(_none)) _none = double.IsNaN(term) ? term : Real.Undefined;
    }

    private void Carry()
    {
        Carry(_digits);
        _pending = 1;
    }

    // Brings all digits but the last into 0 … 2^32 − 1; the last has the sign of the whole.
    private static void Carry(Span<long> digits)
    {
        long carry = 0;
        for (int i = 0; i < digits.Length - 1; i++)
        {
            long digit = digits[i] + carry;
            digits[i] = digit & DigitMask;
            carry = digit >> DigitBits;
        }

        digits[^1] += carry;
    }

    private static void Deposit(Span<long> digits, ulong bits, int exponent)
    {
        ulong fraction = bits & FractionMask;
        int position = 0;
        if (exponent != 0)
        {
            fraction |= 1UL << FractionBits;
            position = exponent - 1;
        }

        int first = position / DigitBits, shift = position % DigitBits;
        ulong lowPart = fraction << shift;
        ulong highPart = (fraction >> 1) >> (63 - shift);
        long sign = (long)bits >> 63; // 0 or −1; (x ^ sign) − sign negates
        Span<long> three = digits.Slice(first, 3);
        three[0] += ((long)(lowPart & DigitMask) ^ sign) - sign;
        three[1] += ((long)(lowPart >> DigitBits) ^ sign) - sign;
        three[2] += ((long)highPart ^ sign) - sign;
    }

    // The nearest double to a number that is not negative and whose digits are carried.
    private static double Rounded(ReadOnlySpan<long> digits)
    {
        int top = digits.Length - 1;
        while (top > 1 && digits[top] == 0) top--;
        if (digits[top] > DigitMask) return Real.Overflow;
        int highest = DigitBits * top + BitOperations.Log2((ulong)digits[top] | 1); // counts 2^(highest − 1074)
        if (highest < FractionBits) return BitConverter.UInt64BitsToDouble(((ulong)digits[1] << DigitBits) | (ulong)digits[0]);

        // The leading bit and 52 more, then the bit below them, then whether anything is below that.
        int lowest = highest - FractionBits;
        ulong kept = BitsAt(digits, lowest) & (FractionMask | (1UL << FractionBits));
        if (lowest > 0)
        {
            bool half = (BitsAt(digits, lowest - 1) & 1) != 0;
            if (half && ((kept & 1) != 0 || AnyBelow(digits, lowest - 1))) kept++;
        }

        // Adding instead of combining lets a carry out of the fraction raise the exponent.
        ulong bits = ((ulong)lowest << FractionBits) + kept;
        return bits >= (ulong)ExponentOfNonFinite << FractionBits ? Real.Overflow : BitConverter.UInt64BitsToDouble(bits);
    }

    // 64 bits from a position on.
    private static ulong BitsAt(ReadOnlySpan<long> digits, int position)
    {
        int first = position / DigitBits, shift = position % DigitBits;
        ulong low = ((ulong)Digit(digits, first + 1) << DigitBits) | (ulong)Digit(digits, first);
        ulong high = (ulong)Digit(digits, first + 2);
        return shift == 0 ? low : (low >> shift) | (high << (2 * DigitBits - shift));
    }

    private static bool AnyBelow(ReadOnlySpan<long> digits, int position)
    {
        int first = position / DigitBits, shift = position % DigitBits;
        if ((digits[first] & ((1L << shift) - 1)) != 0) return true;
        return digits[..first].ContainsAnyExcept(0L);
    }

    private static long Digit(ReadOnlySpan<long> digits, int index) => index < digits.Length ? digits[index] : 0;
}
