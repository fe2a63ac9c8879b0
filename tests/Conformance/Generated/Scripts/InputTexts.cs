using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>Tables: one value a row or several columns, some of them computed.</summary>
internal sealed class InputTexts(Dice dice, Declared declared, FormulaWriter formulas)
{
    private static readonly string[] Repeats = [", repeats add", ", repeats add", ", repeats mean", ", repeats refused", ""];

    public string Write()
    {
        int[] sets = [.. Enumerable.Range(0, dice.Pick<int>([0, 1, 1, 1, 2, 2])).Select(_ => dice.Below(declared.Sets.Count))];
        string name = formulas.NewName("gift");
        string head = $"input {name}{(sets.Length == 0 ? "" : $"[{string.Join(", ", sets.Select(set => declared.Sets[set]))}]")}";
        return dice.Chance(55) ? OneValue(name, head, sets) : Columns(name, head, sets);
    }

    /// <summary>A rule about the rows of an input, with or without names for its members.</summary>
    public string RowRule()
    {
        ScriptInput input = dice.Pick(declared.Inputs);
        Place place = Place.Of(Surroundings.Row) with { Values = [.. input.RowColumns] };
        string indices = "";
        if (dice.Chance(60) && input.Sets.Length > 0)
        {
            ScriptIndex[] named = [.. input.Sets.Select(set => new ScriptIndex(formulas.NewName("i"), set))];
            place = place with { Indices = [.. named] };
            indices = $"[{string.Join(", ", named.Select(index => index.Name))}]";
        }

        string condition = formulas.Safe(ScriptType.Truth, 2, place).In(Rung.Or);
        return $"accept {input.Name}{indices} when {condition}{Reasons.Of(dice, declared, formulas, place)}";
    }

    private string OneValue(string name, string head, int[] sets)
    {
        ScriptType type = dice.Pick<ScriptType>(
            [ScriptType.Real(declared.AnyDimension(dice)), ScriptType.Real(declared.AnyDimension(dice)), ScriptType.Number, ScriptType.Whole(Dimension.Number), ScriptType.Truth, ScriptType.Text]);
        Add(name, sets, [new Readable(name, type, [])], isSingle: true);
        return $"{head} : {type.AsWritten(dice)}{Clauses.Of(type, dice, dice.Pick(Repeats))}";
    }

    private string Columns(string name, string head, int[] sets)
    {
        string repeats = dice.Chance(25) ? ", repeats last" : dice.Pick(Repeats);
        List<Readable> columns = [];
        List<string> lines = [];
        for (int i = dice.Between(1, 3); i > 0; i--) Given(AnyType());
        if (repeats == ", repeats last" && columns.All(column => column.Type.Kind != ValueKind.Time)) Given(ScriptType.Time);
        for (int i = dice.Pick<int>([0, 0, 1, 2]); i > 0; i--) Computed();
        Add(name, sets, [.. columns], isSingle: false);
        return $"{head} {{\n{string.Concat(lines.Select(line => "        " + line + "\n"))}    }}{repeats}";

        void Given(ScriptType type)
        {
            Readable column = new(formulas.NewName("column"), type, []);
            columns.Add(column);
            lines.Add($"{column.Name} : {type.AsWritten(dice)}{Clauses.Of(type, dice)}");
        }

        void Computed()
        {
            ScriptType type = dice.Pick<ScriptType>([ScriptType.Real(declared.AnyDimension(dice)), ScriptType.Number, ScriptType.Whole(Dimension.Number), ScriptType.Truth]);
            Place place = Place.Of(Surroundings.Row) with { Values = [.. columns] };
            Readable column = new(formulas.NewName("column"), type, []);
            string formula = formulas.Safe(type, 2, place).Text;
            columns.Add(column);
            lines.Add($"{column.Name} = {formula}");
        }
    }

    private ScriptType AnyType() => dice.Pick<ScriptType>(
    [
        ScriptType.Real(declared.AnyDimension(dice)), ScriptType.Real(declared.AnyDimension(dice)), ScriptType.Number, ScriptType.Whole(Dimension.Number), ScriptType.Truth,
        ScriptType.Text, ScriptType.Time,
    ]);

    private void Add(string name, int[] sets, Readable[] columns, bool isSingle)
    {
        declared.Inputs.Add(new ScriptInput(name, sets, columns));
        declared.Readables.AddRange(columns.Select(column => new Readable(isSingle ? name : $"{name}.{column.Name}", column.Type, sets)));
    }
}
