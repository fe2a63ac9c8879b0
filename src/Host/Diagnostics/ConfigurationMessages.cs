using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>What can be wrong with round files, arguments, and the parameters and inputs that they name.</summary>
[DiagnosticCatalog]
internal static class ConfigurationMessages
{
    /// <summary>The round file is not there.</summary>
    public static Diagnostic RoundFileNotFound(Location at, string file) => Diagnostic.Error(
        "MECH6001", at, $"there is no round file `{file}`", "check the path, or name a mechanism and its inputs: `mech run NAME --input gift=gifts.csv`");

    /// <summary>A file that cannot be opened.</summary>
    public static Diagnostic FileNotReadable(Location at, string file, string reason) => Diagnostic.Error(
        "MECH6002", at, $"`{file}` cannot be read: {reason}", "name a file that is there and that you may read");

    /// <summary>Another encoding.</summary>
    public static Diagnostic NotUtf8(Location at) => Diagnostic.Error(
        "MECH6003", at, "this file is not UTF-8 text", "save it as UTF-8; an editor shows this place as a sign for what it cannot read");

    /// <summary>A slip of JSON.</summary>
    public static Diagnostic NotJson(Location at, string reason) => Diagnostic.Error(
        "MECH6004", at, $"this is not JSON: {reason}", "look for a missing or extra comma, quote or bracket just before this place");

    /// <summary>A key that nobody reads.</summary>
    public static Diagnostic UnknownKey(Location at, string key, string owner, string suggestion) => Diagnostic.Error(
        "MECH6005", at, $"{owner} has no key `{key}`", suggestion);

    /// <summary>A key that stands twice; letters compare without case.</summary>
    public static Diagnostic DuplicateKey(Location at, string key) => Diagnostic.Error(
        "MECH6006", at, $"`{key}` stands here twice", "keep one of them; capital and small letters count as the same in keys");

    /// <summary>A value of the wrong kind.</summary>
    public static Diagnostic WrongKind(Location at, string key, string found, string expected) => Diagnostic.Error(
        "MECH6007", at, $"`{key}` needs {expected}, and got {found}", $"write {expected}");

    /// <summary>A colon in a key.</summary>
    public static Diagnostic KeyWithColon(Location at, string key) => Diagnostic.Error(
        "MECH6008", at, $"the key `{key}` has a colon, which no name of a script has", "headers and members may have one, but stand to the right of a name");

    /// <summary>An argument without name or value.</summary>
    public static Diagnostic NotAnAssignment(Location at, string option, string found) => Diagnostic.Error(
        "MECH6009", at, $"`{option}` needs a name and a value, and got `{found}`", $"write `{option} name=value`");

    /// <summary>The same name twice on the command line.</summary>
    public static Diagnostic GivenTwice(Location at, string option, string name) => Diagnostic.Error(
        "MECH6010", at, $"`{option}` gives `{name}` twice", "keep one of them");

    /// <summary>A word that is none of those allowed.</summary>
    public static Diagnostic BadChoice(Location at, string key, string found, string choices) => Diagnostic.Error(
        "MECH6011", at, $"`{key}` is {choices}, and got `{found}`", $"write {choices} in quotes");

    /// <summary>A delimiter that cannot be one.</summary>
    public static Diagnostic BadDelimiter(Location at, string found) => Diagnostic.Error(
        "MECH6012", at, $"a delimiter is one character such as `;`, and this is `{found}`", "write `\"\\t\"` for a tab, or leave it out to have it detected");

    /// <summary>A table without a file.</summary>
    public static Diagnostic NoFile(Location at, string name) => Diagnostic.Error(
        "MECH6013", at, $"`{name}` does not say which file its rows are in", "add `\"file\": \"…csv\"`");

    /// <summary>A wide table over none or several sets.</summary>
    public static Diagnostic WideNeedsOneSet(Location at, int found) => Diagnostic.Error(
        "MECH6014", at, $"`wide` names exactly one set, and got {found}", "write `\"wide\": { \"option\": [\"header\", \"header\"] }`");

    /// <summary>A parameter that the mechanism does not have.</summary>
    public static Diagnostic UnknownParameter(Location at, string name, string mechanism, string suggestion) => Diagnostic.Error(
        "MECH6020", at, $"`{mechanism}` has no parameter `{name}`", suggestion);

    /// <summary>A parameter that the round must give.</summary>
    public static Diagnostic MissingParameter(Location at, string name, string doc) => Diagnostic.Error(
        "MECH6021", at, doc.Length == 0 ? $"nobody said what `{name}` is" : $"nobody said what `{name}` is: {doc}",
        InExperiment(at) ? $"write `.Set(\"{name}\", …)` before `.Run()`" : $"write `\"params\": {{ \"{name}\": … }}` in the round file, or `--set {name}=…`");

    /// <summary>A value that is no literal of the parameter's kind.</summary>
    public static Diagnostic BadParameter(Location at, string name, string found, string expected, string remedy) => Diagnostic.Error(
        "MECH6022", at, $"`{name}` needs {expected}, and got `{found}`", remedy);

    /// <summary>A parameter beyond its bounds.</summary>
    public static Diagnostic ParameterOutOfBounds(Location at, string name, string found, string bound) => Diagnostic.Error(
        "MECH6023", at, $"`{name}` must be {bound}, and is {found}", $"write a value that is {bound}");

    /// <summary>An input that the mechanism does not have.</summary>
    public static Diagnostic UnknownInput(Location at, string name, string mechanism, string suggestion) => Diagnostic.Error(
        "MECH6024", at, $"`{mechanism}` has no input `{name}`", suggestion);

    /// <summary>An input that the round must give.</summary>
    public static Diagnostic MissingInput(Location at, string name, string doc) => Diagnostic.Error(
        "MECH6025", at, doc.Length == 0 ? $"the round has no table for `{name}`" : $"the round has no table for `{name}`: {doc}",
        InExperiment(at)
            ? $"write `.Table(\"{name}\", …)` before `.Run()`, with rows or the path of a file"
            : $"write `\"inputs\": {{ \"{name}\": \"….csv\" }}` in the round file, or `--input {name}=….csv`");

    // Whoever writes C# has neither a round file nor a command line at hand.
    private static bool InExperiment(Location at) => at.File.EndsWith(".csx", StringComparison.OrdinalIgnoreCase);

    /// <summary>A roster for a set that the mechanism does not have.</summary>
    public static Diagnostic UnknownSet(Location at, string name, string mechanism, string suggestion) => Diagnostic.Error(
        "MECH6026", at, $"`{mechanism}` has no set `{name}`", suggestion);

    /// <summary>A mapping for a column that the input does not have.</summary>
    public static Diagnostic UnknownColumn(Location at, string key, string table, string suggestion) => Diagnostic.Error(
        "MECH6027", at, $"`{table}` has no column `{key}`", suggestion);

    /// <summary>A wide table over a set that does not index the input.</summary>
    public static Diagnostic WideSetNotOfInput(Location at, string set, string input, string suggestion) => Diagnostic.Error(
        "MECH6028", at, $"`{input}` has no index over `{set}`, so its members cannot be columns", suggestion);

    /// <summary>A wide table for an input of several columns.</summary>
    public static Diagnostic WideNeedsOneColumn(Location at, string input, int columns) => Diagnostic.Error(
        "MECH6029", at, $"a wide table has one value in each cell, and `{input}` has {columns} columns", "give it as a long table: one row for each cell");

    /// <summary>A table's file that is not there.</summary>
    public static Diagnostic TableNotFound(Location at, string file, string folder) => Diagnostic.Error(
        "MECH6030", at, $"there is no file `{file}`", $"files are looked for from `{folder}`");

    /// <summary>The overriding file is not there.</summary>
    public static Diagnostic OverridesNotFound(Location at, string file) => Diagnostic.Error(
        "MECH6031", at, $"there is no file `{file}` to override the round with", "check the path behind `--round-overrides`; it is seen from where you are, not from the round file");

    /// <summary>A variable that nobody reads.</summary>
    public static Diagnostic UnknownVariable(Location at, string variable, string suggestion) => Diagnostic.Error(
        "MECH6032", at, $"`{variable}` says nothing about a round",
        suggestion.Length > 0 ? $"did you mean `{suggestion}`?"
            : "variables are called `MECH__params__NAME`, `MECH__inputs__NAME`, `MECH__members__NAME`, `MECH__mechanism`, `MECH__badRows`, `MECH__currency__code` and `MECH__currency__unit`");

    /// <summary>Two variables that differ by capital letters only.</summary>
    public static Diagnostic VariableTwice(Location at, string variable, string other) => Diagnostic.Error(
        "MECH6033", at, $"`{variable}` and `{other}` say the same thing", "unset one of them; capital and small letters count as the same");

    /// <summary>A variable for a part of a table.</summary>
    public static Diagnostic VariableOfPart(Location at, string variable, string whole, string table) => Diagnostic.Error(
        "MECH6034", at, $"`{variable}` is about a part of `{table}`, and a table is taken whole from one place",
        $"name the file alone, `{whole}={table}.csv`, or describe the table in a file for `--round-overrides`");

    /// <summary>A code that cannot stand beside an amount.</summary>
    public static Diagnostic BadCurrencyCode(Location at, string found) => Diagnostic.Error(
        "MECH6035", at, $"`{found}` cannot be the code of a currency", "write up to 12 letters and digits, such as `EUR`");

    /// <summary>A smallest unit that is no amount.</summary>
    public static Diagnostic BadCurrencyUnit(Location at, string found) => Diagnostic.Error(
        "MECH6036", at, $"the smallest unit of a currency is a number above 0, and this is `{found}`", "write `0.01` for cents, or `1` where there are none");

    /// <summary>A column of a roster for an input that has a table of its own.</summary>
    public static Diagnostic RosterColumnPassedOver(Location at, string header, string input) => Diagnostic.Note(
        "MECH6037", at, $"the column `{header}` of the roster is passed over, because `{input}` has a table of its own");
}
