namespace Mechanisms.Host.Configuration.Schemas;

/// <summary>A cost or saturation that a round may choose for a role.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Doc">The first sentence of its description.</param>
/// <param name="StandsAlone">Whether its bare name is a choice.</param>
/// <param name="TakesSettings">Whether settings may stand behind its name: <c>power(exponent = 1.5)</c>.</param>
internal sealed record RoleOption(string Name, string Doc, bool StandsAlone, bool TakesSettings);
