namespace Mechanisms.Host.Tables;

/// <summary>Where a field of a record lies.</summary>
/// <param name="Start">Where its content begins: in the record, or in the scratch buffer.</param>
/// <param name="Length">How long its content is.</param>
/// <param name="RawStart">Where it begins in the record, with its quotes.</param>
/// <param name="RawLength">How long it is there.</param>
/// <param name="InScratch">Whether its content had doubled quotes and was copied.</param>
internal readonly record struct FieldSpan(int Start, int Length, int RawStart, int RawLength, bool InScratch);
