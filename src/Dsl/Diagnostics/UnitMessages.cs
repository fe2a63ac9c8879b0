namespace Mechanisms.Dsl.Diagnostics;

/// <summary>Messages about units: what they mean, and what depends on them.</summary>
[DiagnosticCatalog]
public static class UnitMessages
{
    /// <summary>A price that is no power of the quantity.</summary>
    public static Diagnostic DependsOnCurrency(Location at, string role, string cost, string unit) => Diagnostic.Note(
        "MECH3201", at, $"with the cost `{cost}` for `{role}`, results depend on the unit of {unit}: in cents they are others than in euros",
        "say in the round which unit is meant; only costs that are one power of the quantity, such as `n` or `n^2`, give the same in every unit");

    /// <summary>A unit that the kind does not leave open.</summary>
    public static Diagnostic UnitIsSettled(Location at, string unit, string ancestor, Location declared) =>
        Diagnostic.Error("MECH3202", at, $"`{ancestor}` says what the unit `{unit}` is, and does not leave it open", $"declare it as `open unit {unit}` in `{ancestor}`, or use the unit as it is")
            with { Related = [new RelatedPlace(declared, $"the unit `{unit}` is declared here")] };

    /// <summary>Units that are declared by each other.</summary>
    public static Diagnostic UnitInCircle(Location at, string unit) => Diagnostic.Error(
        "MECH3203", at, $"the unit `{unit}` is declared by itself", $"leave one of them without a meaning: `unit {unit}`");
}
