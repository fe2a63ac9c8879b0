namespace Mechanisms.Dsl.Diagnostics;

/// <summary>Messages about the order of members: <c>before</c>, <c>rank</c>, <c>best</c> and <c>lot</c>.</summary>
[DiagnosticCatalog]
internal static class OrderMessages
{
    /// <summary><c>before</c> between what are no members.</summary>
    public static Diagnostic BeforeNeedsMembers(Location at, string type) => Diagnostic.Error(
        "MECH3026", at, $"`before` stands between two members of a set, and here it stands between {type}", "compare numbers and times with `<`");

    /// <summary>An order of members is asked of a set without one.</summary>
    public static Diagnostic SetHasNoOrder(Location at, string set) => Diagnostic.Error(
        "MECH3027", at, $"the members of `{set}` have no order", $"declare `ordered set {set}`, or, to look at each pair once, write `sum(i before j: …)`");

    /// <summary><c>sum(i before j: …)</c> over two sets.</summary>
    public static Diagnostic PairOfTwoSets(Location at, string first, string firstSet, string second, string secondSet) => Diagnostic.Error(
        "MECH3028", at, $"`{first} before {second}` takes pairs from one set, and here `{first}` is {Wording.A(firstSet)} and `{second}` {Wording.A(secondSet)}", "separate them by a comma");

    /// <summary>A step that reads itself, and not at the member before that of its own index.</summary>
    public static Diagnostic ReadsItselfOtherwise(Location at, string step, string? index) => Diagnostic.Error(
        "MECH2049", at, $"`{step}` may read itself only at the member before that of one and the same index of its own",
        index is null ? $"give `{step}` an index that ranges over an `ordered set`" : $"write `before {index}` in the place of `{index}`, and the other indices as they are or bound in the formula");

    /// <summary>A step that reads itself and whose type nothing says.</summary>
    public static Diagnostic RecursionNeedsType(Location at, string step) => Diagnostic.Error(
        "MECH2050", at, $"`{step}` reads itself, so its type does not follow from its formula", $"say it: `{step}[…] : money = …`");

    /// <summary>Rounding of a step that reads itself.</summary>
    public static Diagnostic RecursionIsNotRounded(Location at, string step) => Diagnostic.Error(
        "MECH2051", at, $"`{step}` reads itself, and rounding belongs to the last act of a step", $"round another step that reads `{step}`");

    /// <summary><c>rank(o: …)</c> of an index that nothing binds.</summary>
    public static Diagnostic RankingNeedsIndex(Location at, string name, string index, int count) => Diagnostic.Error(
        "MECH2052", at,
        count > 1 ? $"`{name}` says where one member stands among all of its set, and here there are {count} indices" : $"`{name}` says where one member stands among all of its set, and `{index}` stands for none here",
        $"take an index that the step or a reduction around binds: `place[o] = {name}(o: tally[o])`");

    /// <summary><c>rank(o in SET: …)</c> of another set.</summary>
    public static Diagnostic RankingAmongOthers(Location at, string name, string index, string set, string other) => Diagnostic.Error(
        "MECH2053", at, $"`{index}` is {Wording.A(set)}, so `{name}` cannot look for it among members of `{other}`", $"leave out `in {other}`");

    /// <summary><c>lot</c> without seed or members.</summary>
    public static Diagnostic LotNeedsSeedAndMembers(Location at) => Diagnostic.Error(
        "MECH2054", at, "`lot` takes a seed and the members that it draws for", "write `lot(seed, v)`, where `seed` is a text or whole number that is known before");
}
