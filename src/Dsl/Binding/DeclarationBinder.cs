using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// Enters what the members declare: sets and units first, since the others speak of them, whatever the order of the text.
/// </summary>
internal sealed class DeclarationBinder(MechanismModel model, TypeBinder types, LiteralBinder literals)
{
    private readonly ClauseChecks _clauses = new(model.Messages);

    public void Declare(FlatMechanism mechanism)
    {
        foreach (FlatMember member in mechanism.Members) DeclareSetOrUnit(member);
        foreach (UnitSymbol unit in model.Units.Values) _ = unit.Meaning;
        foreach (FlatMember member in mechanism.Members)
        {
            switch (member.Syntax)
            {
                case InputSyntax input:
                    DeclareInput(input, member.Source);
                    break;
                case OutputSyntax output:
                    DeclareOutput(output, member.Source);
                    break;
                case ParameterSyntax parameter:
                    DeclareParameter(parameter, member);
                    break;
            }
        }
    }

    private void DeclareSetOrUnit(FlatMember member)
    {
        switch (member.Syntax)
        {
            case SetSyntax set:
                var symbol = new SetSymbol(set, member.Source, model.Sets.Count);
                if (set.Name.Text is "value")
                    model.Messages.Add(NameMessages.NameIsTaken(symbol.Place, set.Name.Text, "results use it for the value of a cell"));
                if (CheckFree(symbol) && model.TryDeclare(symbol)) model.Sets.Add(symbol);
                break;
            case UnitSyntax unit:
                var unitSymbol = new UnitSymbol(unit, member.Source, types.MeaningOf);
                if (CheckFree(unitSymbol)) model.TryDeclare(unitSymbol);
                break;
            case ErrorMemberSyntax { Introduces: { IsMissing: false } lost }:
                model.LostNames.Add(lost.Text);
                break;
            case ErrorMemberSyntax:
                model.IsIncomplete = true;
                break;
        }
    }

    private void DeclareInput(InputSyntax syntax, SourceText source)
    {
        _clauses.OfInput(syntax, source);
        var input = new InputSymbol(syntax, source, model.Inputs.Count);
        CheckFree(input);
        if (!model.TryDeclare(input)) return;
        model.Inputs.Add(input);
        if (model.Messages.IsDamagedWithin(source, syntax.Span)) model.Doubt(input);
        input.Sets = [.. syntax.Sets.Select(set => model.SlotOfSet(set, source))];
        input.Repeats = BindRepeats(syntax.Clauses, source);
        if (syntax.Columns.IsDefaultOrEmpty)
        {
            var column = new ColumnSymbol(syntax.Name, source, 0) 
            {
                Type = syntax.Type is { } type ? model.Trusted(types.Bind(type, source), input.Place) : BoundType.Error,
            };
            column.Lowered = LowerColumn(column, syntax.Doc, syntax.Default, syntax.Clauses, source);
            input.Columns.Add(column);
            return;
        }

        foreach (ColumnSyntax columnSyntax in syntax.Columns) DeclareColumn(columnSyntax, input, source);
        if (input.Repeats == RepeatPolicy.Last && input.Columns.All(column => column.Type.Kind != ValueKind.Time && !column.Type.IsError))
            model.Messages.Add(TypeMessages.LastNeedsTime(input.Place, input.Name));
    }

    private void DeclareColumn(ColumnSyntax syntax, InputSymbol input, SourceText source)
    {
        _clauses.OfColumn(syntax, source);
        var column = new ColumnSymbol(syntax.Name, source, input.Columns.Count);
        if (input.Columns.FirstOrDefault(other => other.Name == column.Name && column.Name.Length > 0) is { } first)
            model.Messages.Add(NameMessages.DeclaredTwice(column.Place, column.Name, "column", first.Place));
        if (syntax.Type is { } type) column.Type = model.Trusted(types.Bind(type, source), column.Place);
        if (syntax.Formula is null) column.Lowered = LowerColumn(column, syntax.Doc, syntax.Default, syntax.Clauses, source);
        input.Columns.Add(column);
    }

    private LoweredColumn? LowerColumn(
        ColumnSymbol column, string doc, ExpressionSyntax? given, ImmutableArray<ClauseSyntax> clauses, SourceText source)
    {
        LoweredValue? value = given is null ? null : literals.Bind(given, column.Type, $"the default of `{column.Name}`", source);
        ImmutableArray<LoweredBound> bounds = BindBounds(clauses, column.Type, column.Name, value, source);
        return new LoweredColumn(column.Name, doc, column.Type.Kind, column.Type.Dimension.ToString(), value, bounds, null);
    }

    private void DeclareOutput(OutputSyntax syntax, SourceText source)
    {
        _clauses.OfOutput(syntax, source);
        ImmutableArray<int> sets = [.. syntax.Sets.Select(set => model.SlotOfSet(set, source))];
        Location place = source.LocationOf(syntax.Name.Span);
        var output = new OutputSymbol(syntax, source, sets, model.Trusted(types.Bind(syntax.Type, source), place));
        if (output.Name.Length == 0) model.IsIncomplete = true;
        else if (!model.Outputs.TryAdd(output.Name, output))
            model.Messages.Add(NameMessages.DeclaredTwice(output.Place, output.Name, "output", model.Outputs[output.Name].Place));
    }

    private void DeclareParameter(ParameterSyntax syntax, FlatMember member)
    {
        SourceText source = member.Source;
        _clauses.OfParameter(syntax, source);
        (ExpressionSyntax Value, SourceText Source)? given = member.Default ?? (syntax.Default is { } own ? (own, source) : null);
        if (syntax.Type is CostTypeSyntax or SaturationTypeSyntax)
        {
            FunctionRole wanted = syntax.Type is CostTypeSyntax ? FunctionRole.Cost : FunctionRole.Saturation;
            var cost = syntax.Type as CostTypeSyntax;
            Dimension? from = cost is null ? Dimension.Number : types.BindDimension(cost.From, source);
            Dimension? to = cost is null ? Dimension.Number : types.BindDimension(cost.To, source);
            var role = new RoleSymbol(syntax, source, wanted, from ?? Dimension.Any, to ?? Dimension.Any) { Default = given };
            CheckFree(role);
            if (model.TryDeclare(role)) model.Roles.Add(role);
            return;
        }

        BoundType said = model.Trusted(types.Bind(syntax.Type, source), source.LocationOf(syntax.Name.Span));
        var parameter = new ParameterSymbol(syntax, source, model.Parameters.Count, said) { Default = given };
        CheckFree(parameter);
        if (model.TryDeclare(parameter)) model.Parameters.Add(parameter);
    }

    /// <summary>The bounds of a value; a range without any value, or a default outside it, is a mistake.</summary>
    public ImmutableArray<LoweredBound> BindBounds(
        ImmutableArray<ClauseSyntax> clauses, BoundType type, string name, LoweredValue? given, SourceText source, Location? givenAt = null)
    {
        var bounds = ImmutableArray.CreateBuilder<LoweredBound>();
        foreach (BoundClauseSyntax clause in clauses.OfType<BoundClauseSyntax>())
        {
            if (!type.IsNumeric && !type.IsError)
            {
                model.Messages.Add(TypeMessages.BoundOfNoNumber(source.LocationOf(clause.Span), name, type.InWords));
                continue;
            }

            if (literals.Bind(clause.Value, type, $"a bound of `{name}`", source) is not { } limit) continue;
            var bound = new LoweredBound(clause.Kind, limit);
            Location place = source.LocationOf(clause.Span);
            LoweredBound? against = bounds.FirstOrDefault(other => Bounds.Exclude(other, bound));
            if (against is not null) model.Messages.Add(TypeMessages.EmptyRange(place, name, Bounds.InWords(against), Bounds.InWords(bound)));
            else if (given is not null && !Bounds.Holds(bound, given))
                model.Messages.Add(TypeMessages.DefaultOutside(givenAt ?? place, name, given.Text, Bounds.InWords(bound)));
            bounds.Add(bound);
        }

        return bounds.ToImmutable();
    }

    private RepeatPolicy BindRepeats(ImmutableArray<ClauseSyntax> clauses, SourceText source)
    {
        RepeatsClauseSyntax[] said = [.. clauses.OfType<RepeatsClauseSyntax>()];
        if (said.Length == 0 || said[0].Policy.IsMissing) return RepeatPolicy.Refused;
        if (said.Length > 1) model.Messages.Add(NameMessages.ClauseTwice(source.LocationOf(said[1].Span), "repeats"));
        string[] policies = ["add", "last", "mean", "refused"];
        if (!policies.Contains(said[0].Policy.Text))
            model.Messages.Add(NameMessages.UnknownPolicy(source.LocationOf(said[0].Policy.Span), said[0].Policy.Text, policies));
        return said[0].Policy.Text switch
        {
            "add" => RepeatPolicy.Add,
            "mean" => RepeatPolicy.Mean,
            "last" => RepeatPolicy.Last,
            _ => RepeatPolicy.Refused,
        };
    }

    /// <summary>Whether a name may be declared: none that the language itself uses.</summary>
    public bool CheckFree(Symbol symbol)
    {
        // Units stand in types only, so a step may have the name of one: `share[p] = …`.
        bool isTaken = symbol is UnitSymbol ? TypeBinder.IsBuiltIn(symbol.Name) : Builtins.IsTaken(symbol.Name);
        if (!isTaken) return true;
        model.Messages.Add(NameMessages.NameIsTaken(symbol.Place, symbol.Name, "the language uses it"));
        return false;
    }
}
