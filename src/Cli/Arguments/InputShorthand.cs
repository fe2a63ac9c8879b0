namespace Mechanisms.Cli.Arguments;

/// <summary>An option that is short for an input: <c>--gift gifts.csv</c> for <c>--input gift=gifts.csv</c>.</summary>
/// <param name="Option">As typed, <c>--gift</c>.</param>
/// <param name="Input">The input's name.</param>
internal sealed record InputShorthand(string Option, string Input);
