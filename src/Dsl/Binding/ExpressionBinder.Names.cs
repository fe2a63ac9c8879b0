using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Names and elements.</summary>
internal sealed partial class ExpressionBinder
{
    private readonly HashSet<string> _unboundIndices = new(StringComparer.Ordinal);

    /// <summary>A new formula: an index that is bound nowhere is said once in each.</summary>
    public void BeginFormula() => _unboundIndices.Clear();

    private Bound BindName(NameExpressionSyntax syntax, Scope scope)
    {
        string name = syntax.Name.Text;
        if (scope.Entries.TryGetValue(name, out ScopeEntry? entry))
        {
            return entry switch
            {
                ValueEntry value => new Bound(value.Read(syntax.Span, scope.Source), value.Type),
                IndexEntry { Index.Set: >= 0 } index => new Bound(
                    new IndexRead(Node(syntax, scope), index.Index), new BoundType(ValueKind.Member, Dimension.Number, index.Index.Set)),
                _ => Nothing(syntax, scope),
            };
        }

        if (name == "pi") return new Bound(new RealConstant(Node(syntax, scope), Math.PI), BoundType.Number);
        if (scope.Kind == ScopeKind.Function) return Unknown(syntax.Name, syntax, scope);
        switch (model.Members.GetValueOrDefault(name))
        {
            case ParameterSymbol parameter:
                if (parameter.Type.IsError || model.DoubtfulNames.Contains(name)) return Nothing(syntax, scope);
                return new Bound(new ParameterRead(Node(syntax, scope), parameter.Type.Kind, parameter.Slot), parameter.Type);
            case RoleSymbol role:
                Report(RoleMessages.RoleUsedAsValue(Place(syntax, scope), name, FunctionSymbol.RoleNoun(role.Role)));
                return Nothing(syntax, scope);
            case (InputSymbol or StepSymbol) and var symbol:
                return Element(syntax, symbol, null, [], scope);
            case { } other:
                Report(NameMessages.NotAValue(Place(syntax, scope), name, other.Noun));
                return Nothing(syntax, scope);
            case null when model.Units.TryGetValue(name, out UnitSymbol? unit):
                model.Unknown(syntax.Name, scope.Source, () => [], at => NameMessages.NotAValue(at, name, unit.Noun));
                return Nothing(syntax, scope);
            default:
                return Unknown(syntax.Name, syntax, scope);
        }
    }

    private Bound BindElement(ElementSyntax syntax, Scope scope)
    {
        Symbol? symbol = scope.Kind == ScopeKind.Function || scope.Entries.ContainsKey(syntax.Name.Text)
            ? null
            : model.Members.GetValueOrDefault(syntax.Name.Text);
        switch (symbol)
        {
            case InputSymbol or StepSymbol:
                return Element(syntax, symbol, syntax.Column, syntax.Indices, scope);
            case null when scope.Entries.ContainsKey(syntax.Name.Text):
                Report(NameMessages.HasNoIndices(Place(syntax, scope), syntax.Name.Text, "bound name"));
                return Nothing(syntax, scope);
            case null:
                return Unknown(syntax.Name, syntax, scope);
            case RoleSymbol role when syntax.Column is not null && syntax.Indices.IsEmpty:
                Report(RoleMessages.RoleUsedAsValue(Place(syntax, scope), role.Name, FunctionSymbol.RoleNoun(role.Role)));
                return Nothing(syntax, scope);
            default:
                Report(NameMessages.HasNoIndices(Place(syntax, scope), syntax.Name.Text, symbol.Noun).About(symbol));
                return Nothing(syntax, scope);
        }
    }

    private Bound BindPresent(PresentSyntax syntax, Scope scope)
    {
        if (syntax.Element.Name.IsMissing) return Nothing(syntax, scope);
        string name = syntax.Element.Name.Text;
        Symbol? symbol = model.Members.GetValueOrDefault(name);
        bool isDeclared = symbol is not null || scope.Entries.ContainsKey(name) || model.Units.ContainsKey(name);
        if (scope.Kind == ScopeKind.Formula && !isDeclared) return Unknown(syntax.Element.Name, syntax, scope);
        if (symbol is not InputSymbol input || scope.Kind != ScopeKind.Formula)
        {
            Report(NameMessages.PresentNeedsInput(Place(syntax.Element, scope), name));
            return Nothing(syntax, scope);
        }

        if (BindIndices(syntax.Element, input, input.Sets, syntax.Element.Indices, scope) is not { } indices) return Nothing(syntax, scope);
        return ReadAt(
            syntax, syntax.Element.Indices, indices, scope, at => new Bound(new PresenceRead(Node(syntax, scope), input.Slot, at), BoundType.Truth));
    }

    private Bound Element(
        ExpressionSyntax syntax, Symbol symbol, NameSyntax? column, ImmutableArray<IndexSyntax> names, Scope scope)
    {
        if (scope.Kind == ScopeKind.Row)
        {
            Report(NameMessages.RowSeesOneRow(Place(syntax, scope), symbol.Name, symbol.Noun, scope.RowsOf?.Name ?? ""));
            return Nothing(syntax, scope);
        }

        if (scope.Kind == ScopeKind.Setting)
        {
            Report(RoleMessages.SettingSeesParameters(Place(syntax, scope), symbol.Name, symbol.Noun));
            return Nothing(syntax, scope);
        }

        if (symbol is StepSymbol { Syntax.IsMeasure: true } && !IsMeasuring)
        {
            Report(NameMessages.MeasureIsRead(Place(syntax, scope), symbol.Name).About(symbol));
            return Nothing(syntax, scope);
        }

        if (symbol is StepSymbol step)
        {
            bindStep(step);
            ImmutableArray<LoweredIndex>? stepIndices = BindIndices(syntax, step, inference.SetsOf(step), names, scope);
            if (column is not null) Report(NameMessages.NoSuchColumn(Place(column, scope), column.Text, step.Name, []).About(step));
            bool isUsable = stepIndices is not null && column is null && !step.Type.IsError && step.Slot >= 0 && !model.DoubtfulNames.Contains(step.Name);
            if (!isUsable || !IsEarlier(syntax, step, names, stepIndices!.Value, scope)) return Nothing(syntax, scope);
            return ReadAt(
                syntax, names, stepIndices.Value, scope, at => new Bound(new StepRead(Node(syntax, scope), step.Type.Kind, step.Slot, at), step.Type));
        }

        var input = (InputSymbol)symbol;
        ImmutableArray<LoweredIndex>? indices = BindIndices(syntax, input, input.Sets, names, scope);
        if (indices is null) return Nothing(syntax, scope);
        ColumnSymbol? read = FindColumn(syntax, input, column, scope);
        if (read is null || read.Type.IsError || model.DoubtfulNames.Contains(input.Name)) return Nothing(syntax, scope);
        return ReadAt(
            syntax, names, indices.Value, scope, at => new Bound(new InputRead(Node(syntax, scope), read.Type.Kind, input.Slot, read.Slot, at), read.Type));
    }

    private ColumnSymbol? FindColumn(ExpressionSyntax syntax, InputSymbol input, NameSyntax? name, Scope scope)
    {
        if (name is null)
        {
            if (input.Columns.Count == 1) return input.Columns[0];
            if (input.Columns.Count > 1) Report(NameMessages.ColumnNeeded(Place(syntax, scope), input.Name, [.. input.Columns.Select(c => c.Name)]).About(input));
            return null;
        }

        ColumnSymbol? found = input.Columns.FirstOrDefault(column => column.Name == name.Text);
        if (found is null && !name.IsMissing && !model.LostNames.Contains(name.Text))
            Report(NameMessages.NoSuchColumn(Place(name, scope), name.Text, input.Name, ColumnsOf(input)).About(input));
        return found;
    }

    // An input with one value a row has a column of its own name, which nobody wrote.
    private static string[] ColumnsOf(InputSymbol input) =>
        [.. input.Syntax.Columns.IsDefaultOrEmpty ? [] : input.Columns.Select(column => column.Name).Where(name => name.Length > 0)];

    /// <summary>The indices of an element, or null where they do not fit (reported).</summary>
    private ImmutableArray<LoweredIndex>? BindIndices(
        ExpressionSyntax syntax, Symbol symbol, ImmutableArray<int> sets, ImmutableArray<IndexSyntax> names, Scope scope)
    {
        if (names.Length != sets.Length)
        {
            if (!model.DoubtfulNames.Contains(symbol.Name) && !names.Any(name => name.IsMissing))
            {
                var got = names.Select(name => scope.Entries.GetValueOrDefault(name.Text) is IndexEntry entry ? entry.Index.Set : -1);
                Report(TypeMessages.IndexCount(
                    Place(syntax, scope), symbol.Name, model.SetsInWords(sets), names.Length == 0 ? "none" : "only " + model.SetsInWords(got), names.Length > sets.Length).About(symbol));
            }

            return null;
        }

        var indices = ImmutableArray.CreateBuilder<LoweredIndex>();
        bool isReported = false;
        for (int i = 0; i < names.Length; i++)
        {
            if (scope.Entries.GetValueOrDefault(names[i].Text) is not IndexEntry { Index: var index })
            {
                if (!names[i].IsMissing && _unboundIndices.Add(names[i].Text))
                    Report(NameMessages.IndexNotBound(Place(names[i], scope), names[i].Text, sets[i] < 0 ? "" : model.SetName(sets[i]), BoundIndices(scope)));
                continue;
            }

            if (index.Set >= 0 && sets[i] >= 0 && index.Set != sets[i] && !isReported)
            {
                isReported = true;
                Report(TypeMessages.IndexOfOtherSet(
                    Place(names[i], scope), symbol.Name, i, names.Length, model.SetName(sets[i]), names[i].Text, model.SetName(index.Set)).About(symbol));
            }
            else if (index.Set >= 0 && sets[i] == index.Set) indices.Add(index);
        }

        return indices.Count == names.Length ? indices.ToImmutable() : null;
    }

    private static IEnumerable<string> BoundIndices(Scope scope) =>
        scope.Entries.Where(entry => entry.Value is IndexEntry).Select(entry => entry.Key);

    private Bound Unknown(NameSyntax name, SyntaxNode syntax, Scope scope)
    {
        if (syntax is NameExpressionSyntax && Builtins.Names.Contains(name.Text))
        {
            Report(Builtins.Reductions.ContainsKey(name.Text)
                ? NameMessages.ReductionNeedsIndices(Place(name, scope), name.Text, "")
                : NameMessages.FunctionNeedsBrackets(Place(name, scope), name.Text));
            return Nothing(syntax, scope);
        }

        string[] Known() =>
        [
            .. scope.Entries.Keys,
            .. scope.Kind == ScopeKind.Function ? Enumerable.Empty<string>() : model.Members.Keys,
            .. syntax is CallSyntax ? Builtins.Names.Concat(model.Declarations.Names) : Enumerable.Empty<string>(),
        ];
        model.Unknown(name, scope.Source, Known, at => NameMessages.Unknown(at, name.Text, Known(), scope.Kind == ScopeKind.Row ? scope.RowsOf?.Name : null));
        return Nothing(syntax, scope);
    }
}
