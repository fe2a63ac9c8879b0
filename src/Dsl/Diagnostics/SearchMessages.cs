namespace Mechanisms.Dsl.Diagnostics;

/// <summary>Messages about searches: <c>largest</c> and <c>smallest</c>.</summary>
[DiagnosticCatalog]
public static class SearchMessages
{
    /// <summary>A condition that may hold on several stretches.</summary>
    public static Diagnostic NotProven(Location at, bool isLargest, string variable, string left, string right) => Diagnostic.Error(
        "MECH4101", at,
        $"the search needs a condition that holds on one stretch {(isLargest ? "from the lower end up" : "from the upper end down")}, and that cannot be proven: as `{variable}` grows, the left side {left}, and the right side {right}",
        isLargest
            ? $"a left side that never falls compared by `<=` with one that never rises is proven; so is `>=` between a left side that rises ever more slowly and a straight line, and `… >= {variable}` where the left side never falls; declare inputs and parameters `at least 0` where they are"
            : $"a left side that never falls compared by `>=` with one that never rises is proven, and so is `… <= {variable}` where the left side never falls; declare inputs and parameters `at least 0` where they are");

    /// <summary>A condition that is no comparison by order.</summary>
    public static Diagnostic NoComparison(Location at) => Diagnostic.Error(
        "MECH4102", at, "the search needs a comparison by `<=`, `>=`, `<` or `>` here, or several joined by `and`", "write what must stay within what: `sum(p: …) <= pool`");
}
