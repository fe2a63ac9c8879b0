using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Comparing;

/// <summary>A member that a command line names: <c>project=park</c>.</summary>
/// <param name="Set">The slot of its set.</param>
/// <param name="Member">Its number.</param>
/// <param name="Id">Its id.</param>
internal sealed record ChosenMember(int Set, int Member, string Id)
{
    /// <summary>The member, or what is wrong with its name.</summary>
    public static (ChosenMember? Chosen, Diagnostic? Problem) Find(string option, string text, LoweredMechanism mechanism, Round round)
    {
        Location place = MechanismHost.OnCommandLine(text);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || equals == text.Length - 1) return (null, ComparisonMessages.NotAMember(place, option, text));
        string name = text[..equals].Trim(), id = IdTable.Normalise(text[(equals + 1)..]);
        string[] sets = [.. mechanism.Sets.Select(set => set.Name)];
        int slot = Array.IndexOf(sets, name);
        if (slot < 0)
            return (null, ComparisonMessages.UnknownSet(place, name, mechanism.Name, Spelling.Suggest(name, sets, $"it has {string.Join(", ", sets.Select(set => $"`{set}`"))}")));
        StringComparison comparison = mechanism.Sets[slot].IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        string[] ids = [.. round.Sets[slot].Ids];
        int member = Array.FindIndex(ids, it => string.Equals(it, id, comparison));
        if (member >= 0) return (new ChosenMember(slot, member, ids[member]), null);
        const int mostListed = 5;
        string more = ids.Length > mostListed ? FormattableString.Invariant($" and {ids.Length - mostListed} more") : "";
        string some = ids.Length == 0 ? "it has none" : $"it has {string.Join(", ", ids.Take(mostListed).Select(it => $"`{it}`"))}{more}";
        return (null, ComparisonMessages.UnknownMember(place, name, id, Spelling.Suggest(id, ids, some)));
    }
}
