using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Checks what examples give and expect, as far as can be known without running them.</summary>
internal sealed class ExampleBinder(MechanismModel model)
{
    public ImmutableArray<LoweredExample> Bind(FlatMechanism mechanism) =>
        [.. mechanism.Members.Where(member => member.Syntax is ExampleSyntax).Select(member => Bind((ExampleSyntax)member.Syntax, member.Source))];

    private LoweredExample Bind(ExampleSyntax example, SourceText source)
    {
        var values = ImmutableArray.CreateBuilder<ExampleValue>();
        var tables = ImmutableArray.CreateBuilder<ExampleTable>();
        var expectations = ImmutableArray.CreateBuilder<ExampleExpectation>();
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (ExampleStatementSyntax statement in example.Statements)
        {
            switch (statement)
            {
                case GivenValueSyntax value when CheckGiven(value.Target, given, source):
                    BindValue(value, source, values, tables);
                    break;
                case GivenTableSyntax table when CheckGiven(table.Target, given, source):
                    BindTable(table, source, tables);
                    break;
                case ExpectSyntax expect when !expect.Target.IsMissing && !model.DoubtfulNames.Contains(expect.Target.Text):
                    BindExpectation(expect, source, expectations);
                    break;
            }
        }

        return new LoweredExample(
            example.Title.Value, values.ToImmutable(), tables.ToImmutable(), expectations.ToImmutable(), source.LocationOf(example.Title.Span));
    }

    private bool CheckGiven(NameSyntax target, HashSet<string> given, SourceText source)
    {
        if (target.IsMissing || model.DoubtfulNames.Contains(target.Text)) return false;
        if (!model.Messages.IsInDoubt(source.LocationOf(target.Span)) && !given.Add(target.Text)) model.Messages.Add(NameMessages.GivenTwice(source.LocationOf(target.Span), target.Text));
        return true;
    }

    private void BindValue(
        GivenValueSyntax given, SourceText source, ImmutableArray<ExampleValue>.Builder values, ImmutableArray<ExampleTable>.Builder tables)
    {
        Location place = source.LocationOf(given.Value.Span);
        switch (model.Members.GetValueOrDefault(given.Target.Text))
        {
            case ParameterSymbol parameter:
                LoweredValue? value = new LiteralBinder(model, new TypeBinder(model)).Bind(given.Value, parameter.Type, $"`{parameter.Name}`", source);
                if (value is not null) values.Add(new ExampleValue(given.Target.Text, value.Text, place));
                break;
            case RoleSymbol:
                values.Add(new ExampleValue(given.Target.Text, source.Slice(given.Value.Span), place));
                break;
            case InputSymbol { Sets.Length: 0 } scalar when LiteralBinder.TextOf(given.Value) is { } text:
                tables.Add(new ExampleTable(scalar.Name, [new ExampleRow([text], place)], place));
                break;
            case (InputSymbol or SetSymbol) and var table:
                model.Messages.Add(NameMessages.GivenNeedsRows(source.LocationOf(given.Target.Span), given.Target.Text).About(table));
                break;
            default:
                ReportUnknown(given.Target, source, isExpectation: false);
                break;
        }
    }

    private void BindTable(GivenTableSyntax table, SourceText source, ImmutableArray<ExampleTable>.Builder tables)
    {
        int least, most;
        switch (model.Members.GetValueOrDefault(table.Target.Text))
        {
            case SetSymbol:
                (least, most) = (1, 1);
                break;
            case InputSymbol input:
                bool[] optional = input.Syntax.Columns.IsDefaultOrEmpty
                    ? [input.Syntax.Default is not null]
                    : [.. input.Syntax.Columns.Where(column => column.Formula is null).Select(column => column.Default is not null)];
                most = input.Sets.Length + optional.Length;
                least = most - optional.Reverse().TakeWhile(isOptional => isOptional).Count();
                break;
            case (ParameterSymbol or RoleSymbol) and var parameter:
                model.Messages.Add(NameMessages.GivenNeedsValue(source.LocationOf(table.Target.Span), table.Target.Text).About(parameter));
                return;
            default:
                ReportUnknown(table.Target, source, isExpectation: false);
                return;
        }

        // One message for all rows of a length: they have one cause.
        Symbol target = model.Members[table.Target.Text];
        var strange = table.Rows.Where(row => row.Cells.Length < least || row.Cells.Length > most).GroupBy(row => row.Cells.Length);
        foreach (IGrouping<int, GivenRowSyntax> rows in strange)
        {
            Location place = source.LocationOf(rows.First(row => !model.Messages.IsInDoubt(source.LocationOf(row.Span)) || row == rows.Last()).Span);
            model.Messages.Add(NameMessages.RowLength(place, target.Name, least, most, rows.Key, rows.Count() - 1).About(target));
        }

        tables.Add(new ExampleTable(
            table.Target.Text,
            [.. table.Rows.Select(row => new ExampleRow([.. row.Cells.Select(cell => cell.Text)], source.LocationOf(row.Span)))],
            source.LocationOf(table.Target.Span)));
    }

    private void BindExpectation(ExpectSyntax expect, SourceText source, ImmutableArray<ExampleExpectation>.Builder expectations)
    {
        Location place = source.LocationOf(expect.Span);
        if (model.Members.GetValueOrDefault(expect.Target.Text) is not StepSymbol step)
        {
            ReportUnknown(expect.Target, source, isExpectation: true);
            return;
        }

        if (expect.Members.Length != step.Syntax.Indices.Length)
        {
            string members = expect.Members.Length == 0 ? "none" : "only " + string.Join(", ", expect.Members.Select(member => $"`{member.Text}`"));
            model.Messages.Add(TypeMessages.IndexCount(
                source.LocationOf(expect.Target.Span), step.Name, model.SetsInWords(step.Sets.IsDefault ? [] : step.Sets), members, expect.Members.Length > step.Syntax.Indices.Length).About(step));
            return;
        }

        if (step.Type.IsError || step.Slot < 0 || expect.Expected.Text.Length == 0) return;
        CheckLiteral(expect.Expected, step, source);
        if (expect.Within is { } within) CheckLiteral(within, step, source);
        expectations.Add(new ExampleExpectation(
            step.Slot, [.. expect.Members.Select(member => member.Text)], expect.Expected.Text, expect.Within?.Text ?? "", place));
    }

    private void CheckLiteral(CellSyntax cell, StepSymbol step, SourceText source)
    {
        // Whole steps may be compared with decimals too: what counts is the number, not how it is kept.
        ValueKind kind = step.Type.Kind == ValueKind.Truth ? ValueKind.Truth : ValueKind.Real;
        bool isUnaffordable = kind == ValueKind.Real && cell.Text == "unaffordable";
        bool isLongWhole = kind == ValueKind.Real && Literal.TryParseWhole(cell.Text, out _);
        if (isUnaffordable || isLongWhole || Literal.TryParse(cell.Text, kind, out _)) return;
        string wanted = kind == ValueKind.Truth ? "yes or no" : "a number";
        model.Messages.Add(TypeMessages.LiteralOfOtherKind(source.LocationOf(cell.Span), $"what is expected of `{step.Name}`", wanted, cell.Text));
    }

    private void ReportUnknown(NameSyntax target, SourceText source, bool isExpectation)
    {
        IEnumerable<string> known = isExpectation
            ? model.Steps.Select(step => step.Name)
            : model.Members.Values.Where(member => member is SetSymbol or InputSymbol or ParameterSymbol or RoleSymbol).Select(member => member.Name);
        Symbol? other = model.Members.GetValueOrDefault(target.Text);
        Diagnostic Message(Location at) => isExpectation
            ? NameMessages.UnknownExpectation(at, target.Text, other?.Noun, known)
            : NameMessages.UnknownGiven(at, target.Text, other?.Noun, known);
        if (other is null) model.Unknown(target, source, () => known, Message);
        else model.Once((isExpectation ? " expected " : " given ") + target.Text, source.LocationOf(target.Span), at => Message(at).About(other));
    }
}
