namespace Mechanisms.Dsl.Diagnostics;

/// <summary>Messages about the pictures that scripts declare.</summary>
[DiagnosticCatalog]
public static class PictureMessages
{
    /// <summary>A form that there is not.</summary>
    public static Diagnostic UnknownForm(Location at, string form, IEnumerable<string> known) => Diagnostic.Error(
        "MECH2057", at, $"there is no picture `{form}`; the pictures are {NameMessages.List(known)}", Spelling.Suggest(form, known, "choose the one that shows what you mean"));

    /// <summary>A picture without something that its form needs.</summary>
    public static Diagnostic MissingPart(Location at, string form, string word, string meaning, string usage) => Diagnostic.Error(
        "MECH2058", at, $"`{form}` needs `{word}` with a name behind it: {meaning}", $"write `{usage}`");

    /// <summary>A part that the form does not take, or takes once.</summary>
    public static Diagnostic SurplusPart(Location at, string form, string word, bool isSecond, string usage) => Diagnostic.Error(
        "MECH2059", at, isSecond ? $"`{form}` takes one `{word}`, and this is the second" : $"`{form}` takes no `{word}`", $"write `{usage}`");

    /// <summary>A value of other sets than can be drawn so.</summary>
    public static Diagnostic OtherShape(Location at, string form, string word, string wanted, string name, string found, string help) => Diagnostic.Error(
        "MECH2060", at, $"`{form}` draws behind `{word}` a value for {wanted}, and `{name}` has {found}", help);

    /// <summary>What cannot be drawn at all, or not to this scale.</summary>
    public static Diagnostic NotDrawable(Location at, string name, string found, string wanted, string help) => Diagnostic.Error(
        "MECH2061", at, $"`{name}` is {found}, and {wanted}", help);
}
