using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>
/// What an expression comes to, given what its indices stand for: the meaning of every node of the lowered form, one
/// method a node. Numbers are combined by <see cref="Operators"/>, tuples by <see cref="Reductions"/>; searches are
/// <see cref="Solving"/>.
/// </summary>
internal sealed class Evaluator
{
    private readonly World world;
    private readonly Supports supports;
    private readonly Dictionary<int, Local> locals = [];

    /// <summary>An evaluator of formulas about a world.</summary>
    public Evaluator(World world)
    {
        this.world = world;
        supports = new Supports(world, Bindings);
    }

    /// <summary>The most cells and tuples that one step, or one rule, may look at.</summary>
    public const long MostTuples = 50_000_000;

    /// <summary>What the indices stand for.</summary>
    public Bindings Bindings { get; } = new();

    /// <summary>The columns of the row at hand, where there is one.</summary>
    public Func<int, Value>? Row { get; set; }

    /// <summary>How many cells and tuples were looked at since this was last set to 0.</summary>
    public long TuplesSeen { get; set; }

    /// <summary>The cells of a support; see <see cref="Supports.Tuples"/>.</summary>
    public IEnumerable<int[]> Tuples(Support support, ImmutableArray<LoweredIndex> indices) => supports.Tuples(support, indices);

    /// <summary>Whether the tuple that the indices stand for lies in a support.</summary>
    public bool IsWithin(Support support) => supports.Contains(support);

    /// <summary>Something that is done while a local stands for a value.</summary>
    public T With<T>(int local, Value value, Func<T> work)
    {
        Local? outer = locals.GetValueOrDefault(local);
        locals[local] = new Local(() => value);
        T result = work();
        if (outer is null) locals.Remove(local);
        else locals[local] = outer;
        return result;
    }

    /// <summary>A value in words.</summary>
    public string Say(Value value) => Speech.Say(value, world.Round);

    /// <summary>The value of an expression, or its absence.</summary>
    public Value Evaluate(LoweredExpression expression) => expression switch
    {
        RealConstant constant => new RealValue(constant.Value),
        WholeConstant constant => new WholeValue(constant.Value),
        TruthConstant constant => new TruthValue(constant.Value),
        TextConstant constant => new TextValue(constant.Value),
        ParameterRead read => Value.Of(world.Round.Parameters[read.Parameter], read.Kind),
        IndexRead read => new MemberValue(read.Index.Set, Bindings[read.Index]),
        ColumnRead read => Row!(read.Column),
        InputRead read => Read(read),
        PresenceRead read => new TruthValue(world.Inputs[read.Input].Find(Bindings.Tuple(read.Indices)) is not null),
        StepRead read => world.Steps[read.Step].Find(Bindings.Tuple(read.Indices))?.Values[0] ?? Value.Zero(read.Kind),
        PreviousExpression previous => ReadBefore(previous),
        LotExpression lot => Draw(lot),
        RankExpression rank => Rank(rank),
        LetExpression let => Let(let),
        LocalRead read => Read(read),
        WholeToReal conversion => Convert(conversion),
        NumberOperation operation => Operate(operation),
        Comparison comparison => Compare(comparison),
        Negation negation => Negate(negation),
        Junction junction => Join(junction),
        ConditionalExpression conditional => Choose(conditional),
        OtherwiseExpression otherwise => Catch(otherwise),
        GuardedExpression guarded => supports.Contains(guarded.Support) ? Evaluate(guarded.Body) : Value.Zero(guarded.Kind),
        ReductionExpression reduction => Reduce(reduction),
        SolveExpression solve => new Solving(solve, this, world.Searches).Solve(),
        _ => throw new InvalidOperationException($"An expression of type {expression.GetType().Name} does not exist."),
    };

    /// <summary>The value of an expression in which a local stands for a value, or its absence.</summary>
    public Value EvaluateWith(int local, Value value, LoweredExpression expression)
    {
        // A search can try many values without looking at a single tuple.
        world.Cancellation.ThrowIfCancellationRequested();
        return EvaluateWith(local, new Local(() => value), expression);
    }

    private Value EvaluateWith(int name, Local local, LoweredExpression expression)
    {
        Local? outer = locals.GetValueOrDefault(name);
        locals[name] = local;
        Value value = Evaluate(expression);
        if (outer is null) locals.Remove(name);
        else locals[name] = outer;
        return value;
    }

    private Value Read(InputRead read)
    {
        if (world.Inputs[read.Input].Find(Bindings.Tuple(read.Indices)) is Cell cell) return cell.Values[read.Column];
        LoweredValue? standard = world.Mechanism.Inputs[read.Input].Columns[read.Column].Default;
        return standard is null ? Value.Zero(read.Kind) : Value.Of(standard);
    }

    private Value ReadBefore(PreviousExpression previous)
    {
        IReadOnlyList<int> there = world.Present(previous.Of.Set);
        int position = there.Index().First(member => member.Item == Bindings[previous.Of]).Index;
        if (position == 0) return new Absence(FaultKind.Undefined, previous.Node);
        Bindings.Set(previous.Bound, there[position - 1]);
        return Evaluate(previous.Read);
    }

    private Value Draw(LotExpression lot)
    {
        Value seed = Evaluate(lot.Seed);
        if (seed is Absence) return seed;
        string[] names = [.. lot.Members.Select(member => Say(Evaluate(member)))];
        return new RealValue(Lot.Draw(Say(seed), names));
    }

    private Value Rank(RankExpression rank)
    {
        Value own = Evaluate(rank.Own);
        if (own is Absence) return own;
        double least = ((RealValue)own).Number, tie = Math.Abs(least) * RankExpression.Tie;
        Value? absence = Gather(rank.Among, out List<Value> values);
        return absence ?? new WholeValue(1 + values.Count(value => ((RealValue)value).Number > least + tie));
    }

    // The value is computed when it is first read, so that one that is never read cannot be missed.
    private Value Let(LetExpression let) => EvaluateWith(let.Local, new Local(() => Evaluate(let.Value)), let.Body);

    private Value Read(LocalRead read) => locals[read.Local].Value;

    private Value Convert(WholeToReal conversion)
    {
        Value value = Evaluate(conversion.Operand);
        if (value is Absence) return value;
        return Operators.Result(
            new Whole(((WholeValue)value).Number).ToReal(), conversion, Speech.Show(world.Round, (conversion.Operand, value)));
    }

    private Value Operate(NumberOperation operation)
    {
        var operands = new List<Value>();
        foreach (LoweredExpression operand in operation.Operands)
        {
            Value value = Evaluate(operand);
            if (value is Absence) return value;
            operands.Add(value);
        }

        Value result = Operators.Apply(operation, operands);
        if (result is not Absence absence) return result;
        return absence with { Operands = [.. operation.Operands.Zip(operands, (node, value) => new FaultOperand(node.Node, Say(value)))] };
    }

    private Value Compare(Comparison comparison)
    {
        Value left = Evaluate(comparison.Left);
        if (left is Absence) return left;
        Value right = Evaluate(comparison.Right);
        return right is Absence ? right : new TruthValue(Operators.Holds(comparison.Operator, left, right));
    }

    private Value Negate(Negation negation)
    {
        Value operand = Evaluate(negation.Operand);
        return operand is TruthValue truth ? new TruthValue(!truth.Holds) : operand;
    }

    private Value Join(Junction junction)
    {
        Value left = Evaluate(junction.Left);
        if (left is not TruthValue truth) return left;
        bool isDecided = truth.Holds != junction.IsAnd;
        return isDecided ? left : Evaluate(junction.Right);
    }

    private Value Choose(ConditionalExpression conditional)
    {
        Value condition = Evaluate(conditional.Condition);
        if (condition is not TruthValue truth) return condition;
        return Evaluate(truth.Holds ? conditional.Then : conditional.Else);
    }

    private Value Catch(OtherwiseExpression otherwise)
    {
        Value value = Evaluate(otherwise.Value);
        return value is Absence { Reason: FaultKind.Undefined } ? Evaluate(otherwise.Fallback) : value;
    }

    private Value Reduce(ReductionExpression reduction) =>
        Gather(reduction, out List<Value> values) ?? Reductions.Apply(reduction, values);

    // The values of the tuples that count, in order; or why there are none.
    private Value? Gather(ReductionExpression reduction, out List<Value> values)
    {
        values = [];
        foreach (int[] _ in supports.Tuples(reduction.Over, reduction.Indices))
        {
            if (++TuplesSeen > MostTuples) return new Absence(FaultKind.Limit, reduction.Node);
            Value condition = reduction.Condition is null ? new TruthValue(true) : Evaluate(reduction.Condition);
            if (condition is not TruthValue truth) return condition;
            if (!truth.Holds) continue;
            Value value = Evaluate(reduction.Body);
            if (value is Absence) return value;
            values.Add(value);
        }

        return null;
    }

    private sealed class Local(Func<Value> compute)
    {
        private Value? value;

        public Value Value => value ??= compute();
    }
}
