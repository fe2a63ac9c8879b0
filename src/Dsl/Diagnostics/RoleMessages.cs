namespace Mechanisms.Dsl.Diagnostics;

/// <summary>Messages about costs, saturations and functions.</summary>
[DiagnosticCatalog]
public static class RoleMessages
{
    /// <summary>A role where the type of a value is needed.</summary>
    public static Diagnostic RoleIsNoValue(Location at) => Diagnostic.Error(
        "MECH4001", at, "only a parameter can be a cost or a saturation", "write `param price : cost from … to …`");

    /// <summary>A role parameter without a call.</summary>
    public static Diagnostic RoleUsedAsValue(Location at, string name, string noun) => Diagnostic.Error(
        "MECH4002", at, $"`{name}` is {Wording.A(noun)}, not a number", $"ask it: `{name}(…)`" + (noun == "cost" ? $" or `{name}.buys(…)`" : ""));

    /// <summary>A call of what is no function.</summary>
    public static Diagnostic NotCallable(Location at, string name, string noun) => Diagnostic.Error(
        "MECH4003", at, $"`{name}` is {Wording.A(noun)} and cannot be called", $"write `{name}` without round brackets");

    /// <summary>A question that cannot be asked.</summary>
    public static Diagnostic NoSuchQuestion(Location at, string name, string noun, string question) => Diagnostic.Error(
        "MECH4004", at, $"the {noun} `{name}` cannot be asked for `{question}`",
        noun == "cost" ? Spelling.Suggest(question, ["buys", "marginal"], $"a cost answers `{name}(…)`, `{name}.buys(…)` and `{name}.marginal(…)`") : $"write `{name}(…)`");

    /// <summary>Too few or too many arguments.</summary>
    public static Diagnostic ArgumentCount(Location at, string name, string wanted, int found) => Diagnostic.Error(
        "MECH4005", at, FormattableString.Invariant($"`{name}` takes {wanted}, and got {found}"), "settings stand behind a semicolon: `f(x; limit, speed)`");

    /// <summary>A setting that the function does not have.</summary>
    public static Diagnostic NoSuchSetting(Location at, string function, string noun, string setting, IReadOnlyList<string> settings) => Diagnostic.Error(
        "MECH4006", at, settings.Count == 0 ? $"the {noun} `{function}` has no settings"
            : setting.Length == 0 && settings.Count == 1 ? $"the {noun} `{function}` has only the setting {NameMessages.List(settings)}"
            : setting.Length == 0 ? FormattableString.Invariant($"the {noun} `{function}` has only {settings.Count} settings: {NameMessages.List(settings)}")
            : $"the {noun} `{function}` has no setting `{setting}`; its settings are {NameMessages.List(settings)}",
        Spelling.Suggest(setting, settings, settings.Count == 0 ? $"write `{function}` alone" : $"write `{function}(…; {settings[0]} = …)`"));

    /// <summary>A setting without a value.</summary>
    public static Diagnostic SettingMissing(Location at, string function, string noun, string setting) => Diagnostic.Error(
        "MECH4007", at, $"the {noun} `{function}` needs its setting `{setting}`, which has no default", $"write `{function}(…; {setting} = …)`");

    /// <summary>A cost whose inverse is neither read off its formula nor searched for.</summary>
    public static Diagnostic NoClosedInverse(Location at, string cost) => Diagnostic.Error(
        "MECH4008", at, $"how much an amount buys at the cost `{cost}` can neither be read off its formula nor be searched for: the formula does not show that it never falls",
        $"state it behind the cost: `buys x = …`, the largest quantity whose cost is at most x");

    /// <summary>A function that calls itself.</summary>
    public static Diagnostic CallsItself(Location at, string name, string noun, Location call) =>
        Diagnostic.Error("MECH4009", at, $"the {noun} `{name}` calls itself, and would never come to an end", "no function may call itself, not even through another one")
            with { Related = [new RelatedPlace(call, "the call that leads back is here")] };

    /// <summary>Functions of functions that grow without measure.</summary>
    public static Diagnostic TooManyExpansions(Location at, string name, int most) => Diagnostic.Error(
        "MECH4010", at, FormattableString.Invariant($"functions are written out where they are called, and with `{name}` that is more than {most} times"),
        "compute shared parts in steps of their own");

    /// <summary>Something else where a role's function is needed.</summary>
    public static Diagnostic RoleExpected(Location at, string parameter, string noun, string found) => Diagnostic.Error(
        "MECH4011", at, $"`{parameter}` must be the name of {Wording.A(noun)}, and `{found}` is none", $"write the name of {Wording.A(noun)}, with its settings in brackets where it has any: `name(setting = 1.5)`");

    /// <summary>A function that cannot be found.</summary>
    public static Diagnostic UnknownFunction(Location at, string parameter, string noun, string name, IReadOnlyList<string> known) => Diagnostic.Error(
        "MECH4012", at, $"`{parameter}` must be {Wording.A(noun)}, and there is no {noun} `{name}`; there are {NameMessages.List(known)}", Spelling.Suggest(name, known, $"declare it: `{noun} {name}(n) = …`"));

    /// <summary>A function of another role.</summary>
    public static Diagnostic WrongRole(Location at, string parameter, string wanted, string name, string found) => Diagnostic.Error(
        "MECH4013", at, $"`{parameter}` must be a {wanted}, and `{name}` is a {found}",
        found == "function" ? $"declare it with `{wanted} {name}(…)` instead of `fn`" : $"name a {wanted}");

    /// <summary>A formula that has no derivative in closed form.</summary>
    public static Diagnostic NoDerivative(Location at, Location obstacle) =>
        Diagnostic.Error("MECH4019", at, "how fast this grows cannot be written as a formula", "leave out of it what jumps, picks or is searched for: counting, ranks, least and greatest members, whole numbers, `largest` and `smallest`, what a cost without a formula for it buys")
            with { Related = [new RelatedPlace(obstacle, "this part has no derivative")] };

    /// <summary>A choice for a parameter that is no role.</summary>
    public static Diagnostic NoSuchRole(Location at, string name, IEnumerable<string> roles) => Diagnostic.Error(
        "MECH4014", at, $"the mechanism has no cost or saturation `{name}`", Spelling.Suggest(name, roles, "`mech show` lists what can be chosen"));

    /// <summary>A setting of a role's function that reads what is only known later.</summary>
    public static Diagnostic SettingSeesParameters(Location at, string name, string noun) => Diagnostic.Error(
        "MECH4016", at, $"`{name}` is a {noun}, and the settings of a cost or saturation are fixed before any step: they see parameters only",
        "make it a parameter, or write the formula into the step");

    /// <summary>A cost or saturation of no quantity, or of several.</summary>
    public static Diagnostic OneQuantity(Location at, string name, string noun, int found) => Diagnostic.Error(
        "MECH4017", at, FormattableString.Invariant($"a {noun} depends on one quantity, and `{name}` takes {found} before the semicolon"),
        "the others are settings: `f(x; limit, speed)`");

    /// <summary>A formal of a cost or saturation that is no plain number.</summary>
    public static Diagnostic PlainNumbersInside(Location at, string name, string noun, string found) => Diagnostic.Error(
        "MECH4018", at, $"inside a {noun} everything is a plain number, and `{name}` is {found}",
        "the parameter that it is chosen for gives the units: `param price : cost from votes to credits`");

    /// <summary>A role without default that nobody chose.</summary>
    public static Diagnostic RoleNotChosen(Location at, string name, string noun) => Diagnostic.Error(
        "MECH4015", at, $"`{name}` must be {Wording.A(noun)}, and the round does not say which", $"say it in the round file, \"params\": {{ \"{name}\": \"…\" }}, or with `--set {name}=…`");
}
