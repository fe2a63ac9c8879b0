namespace Mechanisms.Host.Tables;

/// <summary>What can be wrong with one record of a CSV file.</summary>
internal enum CsvFaultKind
{
    /// <summary>A quote is opened and never closed; the rest of the file is lost.</summary>
    UnclosedQuote,

    /// <summary>Something stands between a closing quote and the delimiter.</summary>
    TextAfterQuote,

    /// <summary>Bytes that are no UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A character NUL, as in files of another kind.</summary>
    Nul,

    /// <summary>A record larger than any record should be; the rest of the file is lost.</summary>
    TooLong,

    /// <summary>Several characters may be the one between columns.</summary>
    AmbiguousDelimiter,
}

/// <summary>A fault of a record and where in the record it begins.</summary>
internal readonly record struct CsvFault(CsvFaultKind Kind, int Offset)
{
    /// <summary>Whether nothing can be read behind it.</summary>
    public bool EndsTheFile => Kind is CsvFaultKind.UnclosedQuote or CsvFaultKind.TooLong or CsvFaultKind.AmbiguousDelimiter;
}
