namespace Mechanisms.Dsl.Diagnostics;

/// <summary>Messages about the laws of costs and saturations: what every one of them promises to whoever chooses it.</summary>
[DiagnosticCatalog]
public static class LawMessages
{
    /// <summary>A cost that falls.</summary>
    public static Diagnostic CostFalls(Location at, string name, string first, string high, string second, string low) => Diagnostic.Error(
        "MECH4201", at, $"the cost `{name}` falls: {first} is {high} and {second} is {low}",
        "more must never cost less; whoever buys would always take the larger quantity");

    /// <summary>A cost of nothing.</summary>
    public static Diagnostic NothingIsNotFree(Location at, string name, string call, string value) => Diagnostic.Error(
        "MECH4202", at, $"the cost `{name}` charges for nothing: {call} is {value}, and must be 0",
        "subtract what it is at 0; a fee for taking part belongs in a step: `if n > 0 then fee else 0`");

    /// <summary>A stated inverse that gives more than the amount pays for.</summary>
    public static Diagnostic InverseTooLarge(Location at, string name, string question, string bought, string call, string price, string amount) => Diagnostic.Error(
        "MECH4203", at, $"what `{name}` says that an amount buys is too much: {question} is {bought}, but {call} is {price}, more than {amount}",
        "`buys x = …` is the largest quantity whose cost is at most x: solve the cost for its quantity again");

    /// <summary>A stated inverse that gives less than the amount pays for.</summary>
    public static Diagnostic InverseTooSmall(Location at, string name, string question, string bought, string call, string price, string amount) => Diagnostic.Error(
        "MECH4204", at, $"what `{name}` says that an amount buys is too little: {question} is {bought}, and yet {call} is {price}, which {amount} pays for",
        "`buys x = …` is the largest quantity whose cost is at most x: solve the cost for its quantity again");

    /// <summary>A stated inverse that gives something for nothing.</summary>
    public static Diagnostic NothingBuysSomething(Location at, string name, string question, string value) => Diagnostic.Error(
        "MECH4205", at, $"the cost `{name}` gives something for nothing: {question} is {value}, and must be 0",
        "whoever pays nothing gets nothing: check the formula behind `buys` at 0");

    /// <summary>A cost without a value somewhere.</summary>
    public static Diagnostic CostHasNoValue(Location at, string name, string call) => Diagnostic.Error(
        "MECH4206", at, $"the cost `{name}` must have a value for every quantity from 0 on, and {call} is undefined",
        "look for a divisor that can be 0, or a root of what is below 0; a quantity that cannot be had costs `unaffordable`");

    /// <summary>A stated inverse without a quantity somewhere.</summary>
    public static Diagnostic InverseHasNoValue(Location at, string name, string question, string value) => Diagnostic.Error(
        "MECH4207", at, $"what `{name}` says that an amount buys must be a quantity of at least 0, and {question} is {value}",
        "`buys x = …` is the largest quantity whose cost is at most x: solve the cost for its quantity again");

    /// <summary>A saturation without a limit.</summary>
    public static Diagnostic NoLimit(Location at, string name) => Diagnostic.Error(
        "MECH4208", at, $"the saturation `{name}` has no setting `limit`, so nobody can tell where it ends", $"declare it: `saturation {name}(h; limit, speed) = …`, which never goes above `limit`");

    /// <summary>A saturation above its limit.</summary>
    public static Diagnostic AboveLimit(Location at, string name, string call, string value) => Diagnostic.Error(
        "MECH4209", at, $"the saturation `{name}` is above its limit: {call} is {value}", "scale it so that it comes near `limit` and never passes it, or cut it off: `min(limit, …)`");

    /// <summary>A saturation that falls.</summary>
    public static Diagnostic SaturationFalls(Location at, string name, string first, string high, string second, string low) => Diagnostic.Error(
        "MECH4210", at, $"the saturation `{name}` falls: {first} is {high} and {second} is {low}",
        "a saturation never falls: whoever pays more when others pay more must not pay less when they pay more still");

    /// <summary>A saturation that is not 0 at 0.</summary>
    public static Diagnostic SaturationStartsElsewhere(Location at, string name, string call, string value) => Diagnostic.Error(
        "MECH4211", at, $"the saturation `{name}` must be 0 at 0, and {call} is {value}", "subtract what it is at 0: where nobody pays, nobody is asked for anything");

    /// <summary>A saturation without a value somewhere.</summary>
    public static Diagnostic SaturationHasNoValue(Location at, string name, string call) => Diagnostic.Error(
        "MECH4212", at, $"the saturation `{name}` must have a value from 0 on, and {call} is undefined", "look for a divisor that can be 0, or a root or logarithm of what is not above 0");

    /// <summary>Settings where a chosen cost is called.</summary>
    public static Diagnostic SettingsAreChosen(Location at, string role) => Diagnostic.Error(
        "MECH4213", at, $"whoever chooses the cost `{role}` chooses its settings too, and this call gives settings", $"write `{role}(…)` with the quantity alone; settings stand with the choice: `param {role} : cost from … to … = name(setting = 1.5)`");
}
