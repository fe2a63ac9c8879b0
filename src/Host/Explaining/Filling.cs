using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Interpreting;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Explaining;

/// <summary>What a formula read: the cell of a step, and at which node.</summary>
internal sealed record StepReading(int Node, StepCell Cell);

/// <summary>What a formula read: the cell of an input, and at which node.</summary>
internal sealed record InputReading(int Node, int Input, int Column, ImmutableArray<int> Members, Value Value);

/// <summary>
/// Puts numbers into a formula of a step, and keeps a list of what it read on the way. What is more than a number (a sum over
/// many, a search, a value that is used twice) is shown as the number that it comes to, with a line of its own.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="cell">The cell.</param>
internal sealed class Filling(TracedRun run, StepCell cell)
{
    private readonly Evaluator evaluator = run.At(cell);
    private const int MostRows = 3;
    private readonly Dictionary<int, Value> _locals = [];

    /// <summary>The lines for parts of the formula.</summary>
    public List<Claim> Parts { get; } = [];

    /// <summary>The steps that were read.</summary>
    public List<StepReading> Steps { get; } = [];

    /// <summary>The cells of inputs that were read.</summary>
    public List<InputReading> Inputs { get; } = [];

    /// <summary>How many more rows stand behind sums than are listed.</summary>
    public int MoreRows { get; private set; }

    /// <summary>The parameters that were read, by slot.</summary>
    public SortedSet<int> Parameters { get; } = [];

    /// <summary>The reductions that were computed.</summary>
    public List<ReducedTerms> Reductions { get; } = [];

    /// <summary>A formula with numbers put in.</summary>
    public string Fill(LoweredExpression formula) => FilledText.Of(Filled(formula));

    private Piece Filled(LoweredExpression expression)
    {
        switch (expression)
        {
            case ParameterRead read:
                Parameters.Add(read.Parameter);
                return Number(read);
            case InputRead read:
                Inputs.Add(new InputReading(read.Node, read.Input, read.Column, [.. evaluator.Bindings.Tuple(read.Indices)], evaluator.Evaluate(read)));
                return Number(read);
            case PresenceRead read:
                Inputs.Add(new InputReading(read.Node, read.Input, -1, [.. evaluator.Bindings.Tuple(read.Indices)], evaluator.Evaluate(read)));
                return Number(read);
            case StepRead read:
                Steps.Add(new StepReading(read.Node, new StepCell(read.Step, [.. evaluator.Bindings.Tuple(read.Indices)])));
                return Number(read);
            case LocalRead read:
                return Piece.Atom(Text(_locals[read.Local]));
            case LetExpression let:
                return Let(let);
            case WholeToReal convert:
                return Filled(convert.Operand);
            case NumberOperation operation:
                return FilledText.Operation(operation.Operator, [.. operation.Operands.Select(Filled)]);
            case Comparison comparison:
                return FilledText.Comparison(comparison.Operator, Filled(comparison.Left), Filled(comparison.Right));
            case Negation negation:
                return FilledText.Not(Filled(negation.Operand));
            case Junction junction:
                return Join(junction);
            case ConditionalExpression choice:
                return Choose(choice);
            case OtherwiseExpression otherwise:
                return evaluator.Evaluate(otherwise.Value) is Absence { Reason: FaultKind.Undefined }
                    ? FilledText.Otherwise(Filled(otherwise.Fallback))
                    : Filled(otherwise.Value);
            case GuardedExpression guarded:
                return evaluator.IsWithin(guarded.Support) ? Filled(guarded.Body) : Piece.Atom(Text(Value.Zero(guarded.Kind)));
            case ReductionExpression reduction:
                return Reduce(reduction);
            case SolveExpression solve:
                return Solve(solve);
            case PreviousExpression previous:
                // Computing it lets its index stand for the member before.
                return evaluator.Evaluate(previous) is Absence none ? Piece.Atom(Text(none)) : Filled(previous.Read);
            case RankExpression rank:
                return Rank(rank);
            default:
                return Number(expression);
        }
    }

    private Piece Number(LoweredExpression expression) => Piece.Atom(Text(evaluator.Evaluate(expression)));

    private string Text(Value value) => Digits.Of(value, run.Round);

    // What is computed once and used in several places stands for its number there.
    private Piece Let(LetExpression let)
    {
        Piece value = Filled(let.Value);
        Value computed = evaluator.Evaluate(let.Value);
        if (!value.IsAtom && computed is not Absence) Parts.Add(new Claim(ClaimKind.Part, SourceOf(let.Value), FilledText.Of(value), Text(computed)));
        return With(let.Local, computed, () => Filled(let.Body));
    }

    private Piece With(int local, Value value, Func<Piece> work)
    {
        bool isNested = _locals.TryGetValue(local, out Value? outer);
        _locals[local] = value;
        Piece piece = evaluator.With(local, value, work);
        if (isNested) _locals[local] = outer!;
        else _locals.Remove(local);
        return piece;
    }

    // The right side of one that is decided is not computed, and may have no value.
    private Piece Join(Junction junction)
    {
        Piece left = Filled(junction.Left);
        bool isDecided = evaluator.Evaluate(junction.Left) is TruthValue truth && truth.Holds != junction.IsAnd;
        return FilledText.Join(junction.IsAnd, left, isDecided ? Piece.Atom(Digits.More) : Filled(junction.Right));
    }

    private Piece Choose(ConditionalExpression choice)
    {
        Piece condition = Filled(choice.Condition);
        bool holds = evaluator.Evaluate(choice.Condition) is TruthValue { Holds: true };
        Piece branch = Filled(holds ? choice.Then : choice.Else), other = Piece.Atom(Digits.More);
        return FilledText.If(condition, holds ? branch : other, holds ? other : branch);
    }

    private Piece Reduce(ReductionExpression reduction)
    {
        Value value = evaluator.Evaluate(reduction);
        if (value is Absence) return Piece.Atom(Text(value));
        ReducedTerms terms = ReducedTerms.Of(reduction, run, cell, evaluator, SourceOf(reduction), Text(value));
        Reductions.Add(terms);
        Parts.Add(new Claim(ClaimKind.Part, terms.Source, terms.Expression(), Text(value)));
        if (terms.Largest is { } largest) Show(terms, largest);
        return Piece.Atom(Text(value));
    }

    // The largest term on its own, so that whoever reads on sees one of them through to the rows.
    private void Show(ReducedTerms terms, Term term)
    {
        ReductionExpression reduction = terms.Reduction;
        int?[] before = evaluator.Bindings.Free(reduction.Indices);
        evaluator.Bindings.Set(reduction.Indices, [.. term.Members]);
        Piece body = Filled(reduction.Body);
        if (!body.IsAtom) Parts.Add(new Claim(ClaimKind.Part, $"{terms.BodySource} for {terms.NameOf(term)}", FilledText.Of(body), Text(term.Value)));
        foreach (Term other in terms.Terms.Where(it => it != term && it.Size > 0).Take(MostRows - 1))
        {
            evaluator.Bindings.Set(reduction.Indices, [.. other.Members]);
            ListRows(reduction.Body);
        }

        if (LoweredWalk.Any(reduction.Body, part => part is InputRead)) MoreRows += Math.Max(0, terms.Terms.Count(it => it.Size > 0) - MostRows);
        evaluator.Bindings.Restore(reduction.Indices, before);
    }

    private void ListRows(LoweredExpression formula)
    {
        if (formula is InputRead read) Inputs.Add(new InputReading(read.Node, read.Input, read.Column, [.. evaluator.Bindings.Tuple(read.Indices)], evaluator.Evaluate(read)));
        if (formula is ReductionExpression or SolveExpression) return;
        foreach (LoweredExpression part in LoweredWalk.Children(formula)) ListRows(part);
    }

    private Piece Rank(RankExpression rank)
    {
        Piece own = Filled(rank.Own);
        if (evaluator.Evaluate(rank) is not WholeValue place) return Number(rank);
        string ahead = (place.Number - 1).ToString(CultureInfo.InvariantCulture);
        Parts.Add(new Claim(ClaimKind.Part, SourceOf(rank), $"1 + {ahead} [larger than {FilledText.Of(own)}]", Text(place)));
        return Piece.Atom(Text(place));
    }

    private Piece Solve(SolveExpression solve)
    {
        LoweredStep step = run.Mechanism.Steps[cell.Step];
        bool isKnown = ReferenceEquals(solve, step.Body) && step.Rounding is null;
        Value answer = isKnown ? run.ValueOf(cell) : evaluator.Evaluate(solve);
        string source = SourceOf(solve), shown = Text(answer);
        if (answer is Absence) return Piece.Atom(shown);
        string from = FilledText.Of(Filled(solve.From)), to = FilledText.Of(Filled(solve.To));
        bool isFar = Text(evaluator.Evaluate(solve.IsLargest ? solve.To : solve.From)) == shown;
        string end = isFar ? $", the {(solve.IsLargest ? "largest" : "smallest")} there is" : "";
        With(solve.Local, answer, () =>
        {
            Piece condition = Filled(solve.Condition);
            Value holds = evaluator.Evaluate(solve.Condition);
            Parts.Add(new Claim(ClaimKind.Holds, $"{source} with {solve.Variable} from {from} to {to}, at {shown}{end}", FilledText.Of(condition), Text(holds)));
            return condition;
        });
        return Piece.Atom(shown);
    }

    /// <summary>A part of a formula as it stands in its script.</summary>
    private string SourceOf(LoweredExpression expression)
    {
        if (expression.Node < 0 || expression.Node >= run.Mechanism.Places.Length) return "";
        Location place = run.Mechanism.Places[expression.Node];
        int start = Math.Clamp(place.Column - 1, 0, place.LineText.Length);
        string source = place.LineText[start..Math.Clamp(start + place.Length, start, place.LineText.Length)].Trim();
        return Completed(source, ExplanationText.OneLine(run.Mechanism.Steps[cell.Step].Formula));
    }

    // A place ends with its line; what is open there ends further down in the formula.
    private static string Completed(string source, string formula)
    {
        int open = source.Count(letter => letter == '(') - source.Count(letter => letter == ')');
        int at = open > 0 ? formula.IndexOf(source, StringComparison.Ordinal) : -1;
        if (at < 0) return source;
        int end = at + source.Length;
        for (; end < formula.Length && open > 0; end++) open += formula[end] == '(' ? 1 : formula[end] == ')' ? -1 : 0;
        return formula[at..end];
    }
}
