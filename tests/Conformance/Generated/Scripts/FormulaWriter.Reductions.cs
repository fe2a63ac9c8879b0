namespace Mechanisms.Conformance.Generated.Scripts;

/// <content>Reductions.</content>
internal sealed partial class FormulaWriter
{
    private Formula Reduction(ScriptType type, int depth, Place place)
    {
        string name = dice.Pick<string>(["sum", "sum", "sum", "sum", "mean", "min", "max", "median"]);

        // A derivative goes through sums and means only, and their condition must not move.
        Place inside = name is "sum" or "mean" ? place : place.Rigid;
        Bound bound = Bind(dice.Pick<int>([1, 1, 1, 2]), inside);
        Formula? condition = dice.Chance(30) ? Write(ScriptType.Truth, depth - 1, bound.Place.Rigid) : null;
        return bound.Close(name, condition, Write(type, depth - 1, bound.Place));
    }

    private Formula WholeReduction(ScriptType type, int depth, Place place)
    {
        Bound bound = Bind(1, place);
        Formula? condition = dice.Chance(30) ? Write(ScriptType.Truth, depth - 1, bound.Place) : null;
        return bound.Close(dice.Pick<string>(["sum", "sum", "min", "max"]), condition, Write(type, depth - 1, bound.Place));
    }

    private Formula Count(int depth, Place place)
    {
        Bound bound = Bind(dice.Between(1, 2), place);
        return bound.Close("count", null, dice.Chance(20) ? null : Write(ScriptType.Truth, depth - 1, bound.Place));
    }

    /// <summary><c>rank(i: …)</c> or <c>best(i: …)</c> of an index at hand.</summary>
    private Formula Ranking(string name, int depth, Place place)
    {
        ScriptIndex index = dice.Pick(place.Indices.ToArray());
        Formula? condition = dice.Chance(30) ? Write(ScriptType.Truth, depth - 2, place.Rigid) : null;
        ScriptType type = dice.Chance(70) ? ScriptType.Real(declared.AnyDimension(dice)) : ScriptType.Whole(Dimension.Number);
        Formula body = Write(type, depth - 1, place.Rigid);
        return Formula.Atom($"{name}({index.Name}{(condition is { } asked ? $" where {asked}" : "")}: {body})");
    }

    /// <summary>A draw by lot for an index at hand.</summary>
    private Formula Draw(Place place) =>
        Formula.Atom($"lot({dice.Pick<string>(["\"a\"", "\"2026\"", "7"])}, {dice.Pick(place.Indices.ToArray()).Name})");

    private bool TakesPairs() => dice.Chance(60);

    private Bound Bind(int count, Place place)
    {
        ScriptIndex[] indices = [.. Enumerable.Range(0, count).Select(_ => new ScriptIndex(NewName("i"), dice.Below(declared.Sets.Count)))];
        return new Bound(this, indices, indices.Aggregate(place, (inner, index) => inner.With(index)));
    }

    /// <summary>The index of a step with its set where nothing else tells it, and sometimes where something does.</summary>
    public string Binder(ScriptIndex index) =>
        used.Contains(index.Name) && dice.Chance(70) ? index.Name : $"{index.Name} in {declared.Sets[index.Set]}";

    /// <summary>The indices of a reduction: a set that is said holds for those before it too.</summary>
    private string Binders(ScriptIndex[] indices)
    {
        string text = "";
        int said = -1;
        foreach (ScriptIndex index in indices.Reverse())
        {
            bool isTold = said < 0 ? used.Contains(index.Name) : said == index.Set;
            bool isSaid = !isTold || dice.Chance(30);
            if (isSaid) said = index.Set;
            text = index.Name + (isSaid ? " in " + declared.Sets[index.Set] : "") + (text.Length > 0 ? ", " : "") + text;
        }

        return text;
    }

    /// <summary>Indices of a reduction and what its formulas may read.</summary>
    private sealed record Bound(FormulaWriter Writer, ScriptIndex[] Indices, Place Place)
    {
        public Formula Close(string name, Formula? condition, Formula? body)
        {
            string binders = Writer.Binders(Indices);
            if (Indices.Length == 2 && Indices[0].Set == Indices[1].Set && Writer.TakesPairs()) binders = binders.Replace(", ", " before ", StringComparison.Ordinal);
            string where = condition is { } wanted ? $" where {wanted}" : "";
            return Formula.Atom(body is { } counted ? $"{name}({binders}{where}: {counted})" : $"{name}({binders}{where})");
        }
    }
}
