using System.Globalization;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Tables;

/// <summary>
/// How a file writes dates, learnt from the way it writes the last day of 2026, such as <c>31/12/2026</c>; or the word
/// <c>excel</c> where it has Excel's numbers of days. A time of day may stand behind a date; it is UTC.
/// </summary>
internal sealed record DateHabit(string Sample, string Format)
{
    /// <summary>The word for days since the end of 1899.</summary>
    public const string Excel = "excel";

    /// <summary>The word for days since the beginning of 1904, as in files of old Macs.</summary>
    public const string Excel1904 = "excel-1904";

    // Day 60 of Excel is the 29th of February 1900, which never was.
    private const decimal FirstSerial = 61, LastSerial = 2_958_465;
    private static readonly DateTime LastDay = new(2026, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Formats =
    [
        "d/M/yyyy", "M/d/yyyy", "yyyy/M/d", "d.M.yyyy", "d. M. yyyy", "yyyy.M.d", "d-M-yyyy", "M-d-yyyy", "yyyy-M-d", "yyyyMMdd",
        "d MMM yyyy", "d-MMM-yyyy", "MMM d, yyyy", "d MMMM yyyy", "MMMM d, yyyy",
    ];

    private static readonly string[] TimesOfDay = ["", " H:mm", " H:mm:ss", " h:mm tt", " h:mm:ss tt"];

    /// <summary>All samples but the words.</summary>
    public static IEnumerable<string> Samples => Formats.Select(format => LastDay.ToString(format, CultureInfo.InvariantCulture));

    private readonly string[] _formats = [.. TimesOfDay.Select(time => Format + time)];

    /// <summary>The way in which the last day of 2026 is written in the sample; null where that is none.</summary>
    public static DateHabit? Of(string sample)
    {
        string bare = sample.Trim();
        if (bare is Excel or Excel1904) return new DateHabit(bare, "");
        string? format = Array.Find(Formats, format => LastDay.ToString(format, CultureInfo.InvariantCulture) == bare);
        return format is null ? null : new DateHabit(bare, format);
    }

    /// <summary>The time as a literal; null where it is not written in this way.</summary>
    public string? ToLiteral(string text)
    {
        if (Literal.TryParse(text, ValueKind.Time, out _)) return text;
        if (Format.Length == 0) return FromSerial(text.Replace(',', '.'), Sample == Excel1904);
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParseExact(text, _formats, CultureInfo.InvariantCulture, styles, out DateTime time) ? LiteralOf(time) : null;
    }

    /// <summary>What a number of days since the end of 1899 means; null where it is none that Excel could mean.</summary>
    public static string? FromSerial(string text, bool isFrom1904 = false)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal days)) return null;
        decimal least = isFrom1904 ? 0 : FirstSerial;
        if (days < least || days >= LastSerial + 1) return null;
        DateTime start = isFrom1904 ? new DateTime(1904, 1, 1, 0, 0, 0, DateTimeKind.Utc) : new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc);

        // Fractions of a day come with 15 digits at most: more than milliseconds, less than ticks.
        long milliseconds = (long)decimal.Round(days * 86_400_000m);
        DateTime end = DateTime.MaxValue;
        return milliseconds > (end - start).TotalMilliseconds ? null : LiteralOf(start.AddMilliseconds(milliseconds));
    }

    /// <inheritdoc/>
    public override string ToString() => Sample;

    private static string LiteralOf(DateTime time) =>
        time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
