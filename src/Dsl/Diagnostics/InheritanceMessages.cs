namespace Mechanisms.Dsl.Diagnostics;

/// <summary>What can be wrong with a mechanism that is like another one.</summary>
[DiagnosticCatalog]
internal static class InheritanceMessages
{
    /// <summary>A mechanism that would be its own ancestor.</summary>
    public static Diagnostic OwnAncestor(Location at, string name) => Diagnostic.Error(
        "MECH2041", at, $"`{name}` would be a change of itself", "let one of the mechanisms in this circle stand on its own");

    /// <summary>A step that may not be replaced.</summary>
    public static Diagnostic NotOpen(Location at, string step, string ancestor, IEnumerable<string> open, Location declared) => Diagnostic.Error(
        "MECH2042", at, $"`{ancestor}` does not leave `{step}` open to change", OpenHelp(step, ancestor, [.. open]))
        with { Related = [new RelatedPlace(declared, $"`{step}` is declared here")] };

    /// <summary>A change of a mechanism without the word that says so.</summary>
    public static Diagnostic ButIsMissing(Location at, string name, string ancestor) => Diagnostic.Error(
        "MECH2043", at, $"`{ancestor}` is a mechanism, and `{name}` does not say that it changes it", $"write `mechanism {name} is {ancestor} but {{ … }}`");

    /// <summary><c>but</c> where nothing is changed.</summary>
    public static Diagnostic KindIsFilled(Location at, string kind) => Diagnostic.Error(
        "MECH2044", at, $"`{kind}` is a kind, which has nothing to change", "leave `but` out, and say in steps what each output is");

    /// <summary><c>but</c> without a mechanism to change.</summary>
    public static Diagnostic NothingToChange(Location at, string name) => Diagnostic.Error(
        "MECH2045", at, $"`{name}` does not say which mechanism it changes", $"write `mechanism {name} is NAME but {{ … }}`, or leave `but` out");

    /// <summary>A default of a parameter that is written like something else.</summary>
    public static Diagnostic ParameterTakesValue(Location at, string name, Location declared) => Diagnostic.Error(
        "MECH2046", at, $"`{name}` is a parameter: it takes a default and nothing else", $"write `{name} = …` without indices or a type")
        with { Related = [new RelatedPlace(declared, $"the parameter `{name}` is declared here")] };

    private static string OpenHelp(string step, string ancestor, string[] open) => open.Length == 0
        ? $"write `open` before `{step}` in `{ancestor}`, or give this step another name"
        : $"what may be changed is {string.Join(", ", open.Select(name => $"`{name}`"))}; write `open` before `{step}` in `{ancestor}` to allow it, or give this step another name";
}
