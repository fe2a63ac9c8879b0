using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Emitting;

// What depends on who comes before whom, and draws by lot.
internal sealed partial class Level
{
    // The cells with one index more for each `before`, which stands for the member before; what is read there, where there
    // is such a member.
    private Operand Previous(PreviousExpression previous)
    {
        string cells = OwnCells(), value = "{0}";
        LoweredExpression read = previous;
        for (; read is PreviousExpression next; read = next.Read)
        {
            int bound = Scopes.Number(next.Bound), of = Scopes.Number(next.Of);
            cells = Prepare((next.Node, "earlier"), "Domain", "earlier", $"run.Before({cells}, {of}, {bound})");
            value = $"Ordering.WhereThere({value}, {cells}.Members({bound}))";
        }

        string column = read switch
        {
            StepRead step => $"run.Step{Family(step.Kind)}({step.Step}).On({At(step.Indices)})",
            InputRead input => $"run.Input{Family(input.Kind)}({input.Input}, {input.Column}, {AbsentOf(input)}).On({At(input.Indices)})",
            PresenceRead presence => $"Truth.Of(run.Input({presence.Input}).Has({At(presence.Indices)}))",
            _ => throw new NotSupportedException(read.GetType().Name),
        };
        value = value.Replace("{0}", column, StringComparison.Ordinal);
        return new($"{Prepare((previous.Node, "values"), $"{Code.TypeOf(previous.Kind)}[]", "previous", value)}[row]", 0);

        string At(System.Collections.Immutable.ImmutableArray<LoweredIndex> indices) =>
            string.Join(", ", [cells, .. Numbers(Scopes.Numbers(indices))]);
    }

    private Operand Draw(LotExpression lot)
    {
        string seed = Inline(lot.Seed);
        if (lot.Seed.Kind == ValueKind.Whole) seed = $"Values.WholeInWords({seed})";
        IEnumerable<string> names = lot.Members.Select(member => $"run.Set({SetOf(member)}).Ids[{Inline(member)}]");
        return new($"Lot.Draw({seed}, {string.Join(", ", names)})", 1);
    }
}
