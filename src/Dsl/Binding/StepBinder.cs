using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>A step as bound, before supports are known. Reads of other steps name their slots.</summary>
internal sealed record BoundStep(StepSymbol Symbol, LoweredExpression Body, BoundType Type, BoundRounding? Rounding);

/// <summary>The last act of a step.</summary>
internal sealed record BoundRounding(RoundingRule Rule, string Unit, LoweredExpression? AtMost);

/// <summary>
/// Binds steps on demand, each after all that it reads, so that their order in the text does not matter; a step that
/// reads itself that way is part of a circle.
/// </summary>
internal sealed partial class StepBinder
{
    private readonly MechanismModel _model;
    private readonly TypeBinder _types;
    private readonly HashSet<StepSymbol> _inCircles = [];
    private readonly Dictionary<string, (RoundSyntax Syntax, SourceText Source)> _roundings = new(StringComparer.Ordinal);

    public StepBinder(MechanismModel model, TypeBinder types)
    {
        _model = model;
        _types = types;
        Inference = new IndexInference(model);
        Expressions = new ExpressionBinder(model, types, Inference, Bind);
    }

    public ExpressionBinder Expressions { get; }

    public IndexInference Inference { get; }

    /// <summary>The bound steps, by slot.</summary>
    public List<BoundStep> Bound { get; } = [];

    public void Declare(FlatMechanism mechanism, DeclarationBinder declarations)
    {
        foreach (FlatMember member in mechanism.Members)
        {
            if (member.Syntax is StepSyntax step) DeclareStep(new StepSymbol(step, member.Source) { IsOffered = step.IsMeasure && member.IsOfKind }, declarations);
            if (member.Syntax is RoundSyntax round) DeclareRounding(round, member.Source);
        }
    }

    /// <summary>Steps that take the place of others must agree with what these were.</summary>
    public void Ask(BoundMechanism before)
    {
        foreach (StepSymbol step in _model.Steps.Where(step => step.Asked is null))
        {
            StepSymbol? replaced = before.Model.Steps.Find(other => other.Name == step.Name);
            if (replaced is null || replaced.Syntax == step.Syntax || replaced.Sets.IsDefault) continue;
            step.Asked = new AskedOfStep("step", replaced.Sets, replaced.Type, replaced.Place);
        }
    }

    /// <summary>Roundings of what is no step.</summary>
    public void CheckRoundings()
    {
        foreach ((string name, (RoundSyntax syntax, SourceText source)) in _roundings)
        {
            if (_model.Members.GetValueOrDefault(name) is StepSymbol) continue;
            IEnumerable<string> steps = _model.Steps.Select(step => step.Name);
            _model.Unknown(syntax.Target, source, () => steps, at => NameMessages.RoundNeedsStep(at, name, steps));
        }
    }

    /// <summary>
    /// Binds a step behind all that its formula reads. The way there is kept in a list and not on the stack, which a chain
    /// of ten thousand steps would overflow.
    /// </summary>
    public void Bind(StepSymbol step)
    {
        if (step.State != BindingState.Waiting) return;
        var path = new List<(StepSymbol Step, Queue<StepSymbol> Reads)>();
        Enter(step);
        while (path.Count > 0)
        {
            (StepSymbol last, Queue<StepSymbol> reads) = path[^1];
            if (!reads.TryDequeue(out StepSymbol? next))
            {
                BindFormula(last);
                path.RemoveAt(path.Count - 1);
            }
            else if (next.State == BindingState.Waiting) Enter(next);
            else if (next.State == BindingState.Underway) ReportCycle([.. path.Select(entry => entry.Step).SkipWhile(other => other != next)]);
        }

        void Enter(StepSymbol entered)
        {
            entered.State = BindingState.Underway;
            path.Add((entered, new Queue<StepSymbol>(ReadsOf(entered))));
        }
    }

    private IEnumerable<StepSymbol> ReadsOf(StepSymbol step)
    {
        ImmutableHashSet<string> indices = [.. step.Syntax.Indices.Select(index => index.Name.Text)];
        IEnumerable<StepSymbol> reads = StepReads.Of(step.Syntax.Body, indices, _model, step.Name);
        return _roundings.GetValueOrDefault(step.Name).Syntax?.AtMost is { } limit ? reads.Concat(StepReads.Of(limit, indices, _model)) : reads;
    }

    private void BindFormula(StepSymbol step)
    {
        Expressions.BeginFormula();
        int before = _model.Messages.Count;
        BoundType wanted = WantedType(step);
        Scope scope = BindIndices(step);
        string what = $"`{step.Name}`";
        bool isRecursive = BeginRecursion(step, wanted);
        Expressions.IsMeasuring = step.Syntax.IsMeasure;
        Bound body = wanted.IsError ? Expressions.Bind(step.Syntax.Body, scope) : Expressions.BindAs(step.Syntax.Body, wanted, what, scope);
        if (isRecursive) Expressions.BeginRecursion(null);
        Expressions.IsMeasuring = false;
        body = _model.Walkable(body, step.Syntax.Body.Span, step.Source);
        if (!body.IsError && body.Type.Kind is not (ValueKind.Real or ValueKind.Whole or ValueKind.Truth))
        {
            _model.Messages.Add(TypeMessages.StepOfNoNumber(step.Source.LocationOf(step.Syntax.Body.Span), step.Name, body.Type.InWords));
            body = body with { Type = BoundType.Error };
        }

        // A formula may have no value for the very reason that an index has no set.
        if (!body.IsError || _model.Messages.Count == before) ReportIndicesWithoutSet(step);
        step.Type = body.IsError || _model.Messages.IsInDoubt(step.Place) ? wanted : body.Type;
        BoundRounding? rounding = BindRounding(step, scope);
        if (isRecursive && rounding is not null) _model.Messages.Add(OrderMessages.RecursionIsNotRounded(step.Place, step.Name));
        step.Slot = Bound.Count;
        Bound.Add(new BoundStep(step, body.Expression, step.Type, rounding));
        step.State = BindingState.Done;
    }

    // What it reads of itself has its type and its slot; all else that it reads is bound.
    private bool BeginRecursion(StepSymbol step, BoundType wanted)
    {
        if (!ReadsItself(step.Syntax.Body, step.Name)) return false;
        if (wanted.IsError && !_model.IsIncomplete) _model.Messages.Add(OrderMessages.RecursionNeedsType(step.Place, step.Name));
        step.Type = wanted;
        step.Slot = Bound.Count;
        Expressions.BeginRecursion(step);
        return true;
    }

    private static bool ReadsItself(ExpressionSyntax formula, string name) => formula is ElementSyntax element
        ? element.Name.Text == name && element.Indices.Any(index => index.IsBefore)
        : SyntaxWalk.Children(formula).Any(child => ReadsItself(child, name));

    private void DeclareStep(StepSymbol step, DeclarationBinder declarations)
    {
        declarations.CheckFree(step);
        if (_model.Outputs.TryGetValue(step.Name, out OutputSymbol? output)) step.Asked = new AskedOfStep(output.Noun, output.Sets, output.Type, output.Place);
        _model.TryDeclare(step);

        // A second step of a name is bound too: its formula may hold mistakes of its own.
        _model.Steps.Add(step);
    }

    private void DeclareRounding(RoundSyntax round, SourceText source)
    {
        if (round.Target.IsMissing || _roundings.TryAdd(round.Target.Text, (round, source))) return;
        _model.Messages.Add(NameMessages.DeclaredTwice(
            source.LocationOf(round.Target.Span), round.Target.Text, "rounding", source.LocationOf(_roundings[round.Target.Text].Syntax.Target.Span)));
    }

    /// <summary>What the step's own type or its output asks for; the error type where nothing does.</summary>
    private BoundType WantedType(StepSymbol step)
    {
        BoundType asked = step.Asked?.Type ?? BoundType.Error;
        if (step.Syntax.Type is not { } said) return asked;
        BoundType own = _types.Bind(said, step.Source);
        if (own.IsError || asked.IsError) return own.IsError ? asked : own;
        if (own.Kind != asked.Kind || !own.Dimension.Equals(asked.Dimension))
        {
            _model.Messages.Add(TypeMessages.OutputOfOtherType(
                step.Source.LocationOf(said.Span), step.Name, step.Asked!.Noun, asked.InWords, own.InWords, step.Asked.Place));
        }

        return own;
    }

    private Scope BindIndices(StepSymbol step)
    {
        Scope scope = Scope.Of(ScopeKind.Formula, step.Source);
        ImmutableArray<int> sets = Inference.SetsOf(step);
        StepSyntax syntax = step.Syntax;
        if (step.Asked is { } wanted && wanted.Sets.Length != syntax.Indices.Length)
        {
            _model.Messages.Add(TypeMessages.OutputOfOtherIndices(
                step.Place, step.Name, wanted.Noun, _model.SetsInWords(wanted.Sets), syntax.Indices.Length, wanted.Place));
        }

        var indices = ImmutableArray.CreateBuilder<LoweredIndex>();
        for (int i = 0; i < syntax.Indices.Length; i++)
        {
            BinderSyntax binder = syntax.Indices[i];
            if (binder.Set is { } said) _model.SlotOfSet(said, step.Source);
            bool clashes = step.Asked is { Sets: var asked } && asked.Length == sets.Length && asked[i] >= 0 && sets[i] >= 0 && asked[i] != sets[i];
            if (clashes)
            {
                _model.Messages.Add(TypeMessages.IndexOfOtherSet(
                    step.Source.LocationOf(binder.Span), step.Name, i, sets.Length, _model.SetName(step.Asked!.Sets[i]), binder.Name.Text, _model.SetName(sets[i])));
            }

            LoweredIndex index = _model.NewIndex(binder.Name.Text, sets[i]);
            Expressions.CheckIndexName(binder.Name, syntax.Indices.Take(i).Select(other => other.Name.Text), Scope.Of(ScopeKind.Formula, step.Source));
            indices.Add(index);
            scope = scope.With(index);
        }

        step.Indices = indices.ToImmutable();
        return scope;
    }

    /// <summary>An index whose set nothing tells. In a formula with a mistake of its own that is its echo.</summary>
    private void ReportIndicesWithoutSet(StepSymbol step)
    {
        // The output says the sets; where it does not, that is reported.
        if (_model.IsIncomplete || step.Asked is not null) return;
        BinderSyntax[] lost =
        [
            .. step.Syntax.Indices.Where((binder, i) =>
                binder.Set is null && step.Sets[i] < 0 && !binder.Name.IsMissing && !IsUsed(step.Syntax.Body, binder.Name.Text, step.Name)),
        ];
        foreach (BinderSyntax binder in lost)
        {
            _model.Messages.Add(TypeMessages.IndexWithoutSet(
                step.Source.LocationOf(binder.Span), binder.Name.Text, _model.Sets.Select(set => set.Name)));
        }
    }

    // Used but of no known set: the element that uses it is itself unknown or part of a cycle, and reported there. What a
    // step reads of itself tells nothing.
    private static bool IsUsed(ExpressionSyntax formula, string index, string self) => formula switch
    {
        ErrorExpressionSyntax => true,
        ElementSyntax element => element.Name.Text != self && element.Indices.Any(name => name.Text == index || name.IsMissing),
        _ => SyntaxWalk.Children(formula).Any(child => IsUsed(child, index, self)),
    };

    private BoundRounding? BindRounding(StepSymbol step, Scope scope)
    {
        if (!_roundings.TryGetValue(step.Name, out var rounding) || _model.Members.GetValueOrDefault(step.Name) != step) return null;
        (RoundSyntax syntax, SourceText source) = rounding;
        if (step.Type.IsError) return null;
        if (step.Type.Kind != ValueKind.Real)
        {
            _model.Messages.Add(TypeMessages.RoundsNoReal(source.LocationOf(syntax.Target.Span), step.Name, step.Type.InWords));
            return null;
        }

        LoweredValue? unit = new LiteralBinder(_model, _types).Bind(syntax.Unit, step.Type, "the unit of rounding", source);
        if (unit is { Real: <= 0 })
        {
            _model.Messages.Add(TypeMessages.RoundingUnit(source.LocationOf(syntax.Unit.Span), unit.Text));
            unit = null;
        }

        if (syntax is { RemainderToLargestFractions: true, Direction: not RoundingDirection.Nearest and var direction })
            _model.Messages.Add(NameMessages.RemainderHasDirection(source.LocationOf(syntax.Span), direction == RoundingDirection.Up ? "up" : "down"));
        LoweredExpression? atMost = null;
        if (syntax.AtMost is { } limit)
        {
            Bound bound = _model.Walkable(
                Expressions.BindAs(limit, step.Type, "the bound of the rounded value", scope with { Source = source }), limit.Span, source);
            atMost = bound.Expression;
        }

        RoundingRule rule = syntax.RemainderToLargestFractions ? RoundingRule.LargestFractions : syntax.Direction switch
        {
            RoundingDirection.Down => RoundingRule.Down,
            RoundingDirection.Up => RoundingRule.Up,
            _ => RoundingRule.Nearest,
        };
        return unit is null ? null : new BoundRounding(rule, unit.Text, atMost);
    }

    /// <summary>Steps that need each other; two circles with a step in common are one message.</summary>
    private void ReportCycle(StepSymbol[] cycle)
    {
        bool isKnown = cycle.Any(_inCircles.Contains);
        _inCircles.UnionWith(cycle);
        if (isKnown) return;

        // The message stands at the step that comes first in the text, whichever was asked for first.
        StepSymbol first = cycle.MinBy(member => member.Span.Start)!;
        int turn = Array.IndexOf(cycle, first);
        IEnumerable<string> names = cycle.Skip(turn).Concat(cycle.Take(turn)).Append(first).Select(member => member.Name);
        _model.Messages.Add(NameMessages.Cycle(first.Place, [.. names]));
    }
}
