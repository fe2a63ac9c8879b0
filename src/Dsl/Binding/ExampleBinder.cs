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
                case ExpectSyntax expect when !expect.Target.IsMissing:
                    BindExpectation(expect, source, expectations);
                    break;
            }
        }

        return new LoweredExample(
            example.Title.Value, values.ToImmutable(), tables.ToImmutable(), expectations.ToImmutable(), source.LocationOf(example.Title.Span));
    }

    private bool CheckGiven(NameSyntax target, HashSet<string> given, SourceText source)
    {
        if (target.IsMissing) return false;
        if (!given.Add(target.Text)) model.Messages.Add(NameMessages.GivenTwice(source.LocationOf(target.Span), target.Text));
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
            case InputSymbol or SetSymbol:
                model.Messages.Add(NameMessages.GivenNeedsRows(place, given.Target.Text));
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
                ColumnSymbol[] read = [.. input.Columns.Where(column => column.Lowered is not { Formula: not null })];
                int optional = read.Reverse().TakeWhile(column => column.Lowered?.Default is not null).Count();
                most = input.Sets.Length + read.Length;
                least = most - optional;
                break;
            case ParameterSymbol or RoleSymbol:
                model.Messages.Add(NameMessages.GivenNeedsValue(source.LocationOf(table.Span), table.Target.Text));
                return;
            default:
                ReportUnknown(table.Target, source, isExpectation: false);
                return;
        }

        foreach (GivenRowSyntax row in table.Rows.Where(row => row.Cells.Length < least || row.Cells.Length > most))
            model.Messages.Add(NameMessages.RowLength(source.LocationOf(row.Span), table.Target.Text, least, most, row.Cells.Length));
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
            string[] members = [.. expect.Members.Select(member => member.Text)];
            model.Messages.Add(TypeMessages.IndexCount(
                source.LocationOf(expect.Target.Span), step.Name, model.SetsInWords(step.Sets.IsDefault ? [] : step.Sets), members.Length == 0 ? "none" : string.Join(", ", members), members.Length > step.Syntax.Indices.Length));
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
        if (!model.IsWorthReporting(target, known)) return;
        string? noun = model.Members.GetValueOrDefault(target.Text)?.Noun;
        model.Messages.Add(isExpectation
            ? NameMessages.UnknownExpectation(source.LocationOf(target.Span), target.Text, noun, known)
            : NameMessages.UnknownGiven(source.LocationOf(target.Span), target.Text, noun, known));
    }
}
