using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Interpreting;

namespace Mechanisms.Host.Explaining;

/// <summary>A term of a sum, or whatever else ranges over members.</summary>
internal sealed record Term(ImmutableArray<int> Members, Value Value)
{
    /// <summary>How much it is, whichever its sign; 1 and 0 for yes and no.</summary>
    public double Size => Value switch
    {
        RealValue real => Math.Abs(real.Number),
        WholeValue whole => Math.Abs((double)whole.Number),
        TruthValue { Holds: true } => 1,
        _ => 0,
    };
}

/// <summary>What a reduction ranges over: every term that counts, the largest first.</summary>
/// <param name="Reduction">The reduction.</param>
/// <param name="Source">As written.</param>
/// <param name="Run">Where it was computed.</param>
/// <param name="Cell">The cell whose formula it stands in.</param>
/// <param name="Evaluator">What computed it.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="Total">What it comes to.</param>
internal sealed record ReducedTerms(
    ReductionExpression Reduction, string Source, TracedRun Run, StepCell Cell, Evaluator Evaluator, ImmutableArray<Term> Terms, string Total)
{
    private const int MostShown = 5;

    // Behind a plus, what has a sign stands in brackets.
    private const int Signed = 8;

    /// <summary>How many terms count.</summary>
    public int Count => Reduction.Operator == ReductionOperator.Count ? Terms.Count(term => term.Value is TruthValue { Holds: true }) : Terms.Length;

    /// <summary>The largest term; for a minimum the one that decides.</summary>
    public Term? Largest => Terms.IsEmpty ? null : Reduction.Operator == ReductionOperator.Minimum ? Terms[^1] : Terms[0];

    /// <summary>The names of the sets that it ranges over.</summary>
    public string Sets => string.Join(" and ", Reduction.Indices.Select(index => Run.Mechanism.Sets[index.Set].Name).Distinct());

    /// <summary>Computes the terms.</summary>
    public static ReducedTerms Of(ReductionExpression reduction, TracedRun run, StepCell cell, Evaluator evaluator, string source, string total)
    {
        List<Term> terms = [];
        foreach (int[] members in evaluator.Tuples(reduction.Over, reduction.Indices))
        {
            bool counts = reduction.Condition is null || evaluator.Evaluate(reduction.Condition) is TruthValue { Holds: true };
            if (counts) terms.Add(new Term([.. members], evaluator.Evaluate(reduction.Body)));
        }

        return new ReducedTerms(reduction, source, run, cell, evaluator, [.. terms.OrderByDescending(term => Signed(term.Value) ?? term.Size)], total);

        // Where the least or the middle one is looked for, the sign matters.
        double? Signed(Value value) => reduction.Operator is ReductionOperator.Minimum or ReductionOperator.Maximum or ReductionOperator.Median
            ? value switch { RealValue real => real.Number, WholeValue whole => (double)whole.Number, _ => null }
            : null;
    }

    /// <summary>The formula of a term as written: what stands behind the colon.</summary>
    public string BodySource
    {
        get
        {
            int colon = Source.IndexOf(':', StringComparison.Ordinal);
            return colon < 0 || !Source.EndsWith(')') ? Source : Source[(colon + 1)..^1].Trim();
        }
    }

    /// <summary>The members of a term, by id.</summary>
    public string NameOf(Term term) => string.Join(", ", Reduction.Indices.Zip(term.Members, (index, member) => Run.Round.Sets[index.Set].Ids[member]));

    /// <summary>The steps that the formula of a term reads, in the order of the formula.</summary>
    public IEnumerable<StepCell> ReadsOf(Term term)
    {
        Run.At(Cell);
        Evaluator.Bindings.Set(Reduction.Indices, [.. term.Members]);
        return [.. Reads(Reduction.Body).Select(read => new StepCell(read.Step, [.. Evaluator.Bindings.Tuple(read.Indices)]))];

        static IEnumerable<StepRead> Reads(LoweredExpression formula) => formula switch
        {
            StepRead read => [read],
            ReductionExpression => [],
            _ => LoweredWalk.Children(formula).SelectMany(Reads),
        };
    }

    /// <summary>The terms with their names, as far as they are few, and the others together.</summary>
    public string Expression()
    {
        const string none = "0";
        string[] named = [.. Terms.Take(MostShown).Select(term => $"{Bracketed(term)} [{NameOf(term)}]")];
        int others = Terms.Length - named.Length;
        switch (Reduction.Operator)
        {
            case ReductionOperator.Sum:
                return Terms.IsEmpty ? none : string.Join(" + ", others > 0 ? [.. named, $"{Rest()} [{others.ToString(CultureInfo.InvariantCulture)} more]"] : named);
            case ReductionOperator.Mean:
                string sum = string.Join(" + ", others > 0 ? [.. named, $"{Rest()} [{others.ToString(CultureInfo.InvariantCulture)} more]"] : named);
                return $"({sum}) / {Terms.Length.ToString(CultureInfo.InvariantCulture)}";
            case ReductionOperator.Count:
                return $"{Count.ToString(CultureInfo.InvariantCulture)} [of {Terms.Length.ToString(CultureInfo.InvariantCulture)}]";
            case ReductionOperator.Minimum or ReductionOperator.Maximum:
                string word = Reduction.Operator == ReductionOperator.Minimum ? "min" : "max";
                string[] shown = [.. (Reduction.Operator == ReductionOperator.Minimum ? Terms.Reverse() : Terms).Take(MostShown).Select(term => $"{Digits.Of(term.Value, Run.Round)} [{NameOf(term)}]")];
                return $"{word}({string.Join(", ", shown)}{(others > 0 ? $" [{others.ToString(CultureInfo.InvariantCulture)} more]" : "")})";
            default:
                int yes = Terms.Count(term => term.Value is TruthValue { Holds: true });
                return Reduction.Operator == ReductionOperator.Median
                    ? $"{Total} [the middle one of {Terms.Length.ToString(CultureInfo.InvariantCulture)}]"
                    : $"{Total} [{yes.ToString(CultureInfo.InvariantCulture)} of {Terms.Length.ToString(CultureInfo.InvariantCulture)} are so]";
        }
    }

    private string Bracketed(Term term)
    {
        string text = Digits.Of(term.Value, Run.Round);
        return Piece.Atom(text).Within(Signed);
    }

    // What the others come to, by the same exact sum.
    private string Rest()
    {
        if (Reduction.Kind == ValueKind.Whole)
            return Terms.Skip(MostShown).Aggregate(System.Numerics.BigInteger.Zero, (sum, term) => sum + ((WholeValue)term.Value).Number).ToString(CultureInfo.InvariantCulture);
        var total = new ExactTotal();
        foreach (Term term in Terms.Skip(MostShown)) total.Add(((RealValue)term.Value).Number);
        string text = Digits.Of(total.Rounded() + 0.0);
        return Piece.Atom(text).Within(Signed);
    }
}
