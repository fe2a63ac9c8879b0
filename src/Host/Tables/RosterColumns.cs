using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Tables;

/// <summary>
/// What a roster may say of each member beside its id: a title for reports, and the values of inputs that range over this
/// set alone. The column of an input with one value is called like the input, that of one with several <c>input.column</c>.
/// </summary>
internal static class RosterColumns
{
    /// <summary>The column that holds titles.</summary>
    public const string Title = "title";

    /// <summary>All columns that a roster of a set may have, with what they are for.</summary>
    public static (string Name, string Doc)[] Of(LoweredMechanism mechanism, string set)
    {
        (string Name, string Doc)[] values =
        [
            .. from slot in InputsOf(mechanism, set)
               let input = mechanism.Inputs[slot]
               from column in input.Columns
               where column.Formula is null
               select (NameOf(input, column), input.IsColumnar ? column.Doc : input.Doc),
        ];
        bool titleIsTaken = set == Title || values.Any(value => value.Name == Title);
        return titleIsTaken ? [(set, ""), .. values] : [(set, ""), (Title, "What reports call the member."), .. values];
    }

    /// <summary>The slots of the inputs that range over a set alone.</summary>
    public static IEnumerable<int> InputsOf(LoweredMechanism mechanism, string set) =>
        Enumerable.Range(0, mechanism.Inputs.Length)
            .Where(slot => mechanism.Inputs[slot].Sets is [var only] && mechanism.Sets[only].Name == set);

    /// <summary>The name that a column of an input has in a roster.</summary>
    public static string NameOf(LoweredInput input, LoweredColumn column) => input.IsColumnar ? $"{input.Name}.{column.Name}" : input.Name;
}
