using System.Collections.Immutable;
using Mechanisms.Dsl.Analysis;
using Mechanisms.Dsl.Analysis.Laws;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>A cost or saturation that a mechanism uses, with its settings, and where it is chosen; null where with no settings of its own.</summary>
internal sealed record RoleUse(FunctionUse Use, Location? Choice)
{
    /// <summary>Whether a setting is known only when a round gives its parameters.</summary>
    public bool DependsOnParameters => Use.Settings.Values.Any(setting => LoweredWalk.Any(setting.Expression, part => part is ParameterRead));
}

/// <summary>
/// Holds costs and saturations to their laws: once as declared, with the defaults of their settings, and once more wherever
/// settings are chosen. Each is written out on its own, so that nothing here counts towards a mechanism.
/// </summary>
/// <param name="table">Where the functions that they call come from.</param>
/// <param name="messages">Where broken laws are said.</param>
/// <param name="trial">Computes what the formula does not tell.</param>
internal sealed class RoleLaws(DeclarationTable table, MessageSink messages, IFormulaTrial trial)
{
    private readonly Dictionary<FunctionSyntax, bool> _declared = new(ReferenceEqualityComparer.Instance);

    /// <summary>Holds a function to its laws, with the defaults of its settings.</summary>
    public void Check(FunctionSymbol function) => HoldsAsDeclared(function);

    /// <summary>Holds a function to its laws as it is used; parameters among its settings have these values.</summary>
    public void Check(RoleUse use, IReadOnlyList<LoweredValue?> parameters)
    {
        FunctionSymbol function = use.Use.Function;
        if (!HoldsAsDeclared(function) || use.Choice is not { } choice) return;
        if (Broken(function, Numbers(use.Use, parameters)) is not { } broken) return;
        messages.Add(broken(choice) with { Related = [new RelatedPlace(function.Place, $"the {function.Noun} `{function.Name}` is declared here")] });
    }

    /// <summary>Whether a cost gives the same in every unit of its quantity and its charge; yes where that cannot be asked.</summary>
    public bool FitsEveryUnit(FunctionUse use, IReadOnlyList<LoweredValue?> parameters)
    {
        ImmutableDictionary<string, double?> settings = Numbers(use, parameters);
        if (WriteOut(use.Function, settings) is not { } written) return true;
        return new Homogeneity(written.Quantity).Holds(written.Value);
    }

    private ImmutableDictionary<string, double?> Numbers(FunctionUse use, IReadOnlyList<LoweredValue?> parameters) =>
        use.Function.Syntax.Settings.Select(setting => setting.Name.Text).Distinct(StringComparer.Ordinal).ToImmutableDictionary(
            name => name,
            name => use.Settings.GetValueOrDefault(name) is { Expression: { } value } ? NumberOf(value, parameters) : null,
            StringComparer.Ordinal);

    private bool HoldsAsDeclared(FunctionSymbol function)
    {
        FunctionSyntax syntax = function.Syntax;
        if (syntax.Role == FunctionRole.Plain || syntax.Formals.Length != 1) return true;
        if (syntax.Formals.Concat(syntax.Settings).Any(formal => formal.Name.IsMissing)) return true;
        if (_declared.TryGetValue(syntax, out bool holds)) return holds;
        if (Broken(function, Defaults(function)) is not { } broken) return _declared[syntax] = true;
        messages.Add(broken(function.Place));
        return _declared[syntax] = false;
    }

    private Func<Location, Diagnostic>? Broken(FunctionSymbol function, ImmutableDictionary<string, double?> settings)
    {
        if (function.Syntax.Role == FunctionRole.Cost)
        {
            // What a setting without a value makes of a cost is seen where it is chosen.
            return settings.Values.All(value => value is not null) && TrialOf(function, settings) is { } cost ? CostLaws.Broken(cost) : null;
        }

        if (!settings.ContainsKey(SaturationLaws.Limit)) return at => LawMessages.NoLimit(at, function.Name);
        return Grid(settings)
            .Select(point => TrialOf(function, point) is { } saturation ? SaturationLaws.Broken(saturation, point[SaturationLaws.Limit]!.Value) : null)
            .FirstOrDefault(broken => broken is not null);
    }

    /// <summary>The settings that are open, in all combinations of a few values; of many settings the first few.</summary>
    private static IEnumerable<ImmutableDictionary<string, double?>> Grid(ImmutableDictionary<string, double?> settings)
    {
        const int mostPoints = 81;
        IEnumerable<ImmutableDictionary<string, double?>> points = [settings];
        foreach (string open in settings.Where(setting => setting.Value is null).Select(setting => setting.Key).Order(StringComparer.Ordinal))
        {
            ImmutableArray<double> values = open == SaturationLaws.Limit ? SaturationLaws.Limits : SaturationLaws.Others;
            points = points.SelectMany(point => values.Select(value => point.SetItem(open, value)));
        }

        return points.Take(mostPoints);
    }

    private ImmutableDictionary<string, double?> Defaults(FunctionSymbol function)
    {
        FunctionUse? use = Scratch(out _).BindSettings(
            function, function.Syntax.Name, [], Scope.Of(ScopeKind.Function, function.Source), mayBeLater: true);
        return Numbers(use ?? new FunctionUse(function, ImmutableDictionary<string, Bound>.Empty), []);
    }

    private Trial? TrialOf(FunctionSymbol function, ImmutableDictionary<string, double?> settings)
    {
        if (WriteOut(function, settings) is not { } written) return null;
        var rules = new ShapeRules(_ => Sign.Unknown);
        rules.SetVariable(written.Quantity, Sign.NonNegative);
        return new Trial(
            function.Name,
            string.Join(", ", function.Syntax.Settings.Select(setting => $"{setting.Name.Text} = {TrialNumbers.Say(settings[setting.Name.Text]!.Value)}")),
            number => trial.Try(written.Value, written.Quantity, number),
            written.Inverse is { } buys ? number => trial.Try(buys, written.Quantity, number) : null,
            rules.Of(written.Value).Trend is Trend.Rising or Trend.Constant,
            written.Size);
    }

    /// <summary>A function as formulas of one local.</summary>
    private sealed record Written(int Quantity, LoweredExpression Value, LoweredExpression? Inverse, int Size);

    /// <summary>The function with numbers for its settings, and locals for those that are open; null where it has mistakes of its own.</summary>
    private Written? WriteOut(FunctionSymbol function, ImmutableDictionary<string, double?> settings)
    {
        FunctionSyntax syntax = function.Syntax;
        ExpressionBinder expressions = Scratch(out MechanismModel model);
        BoundType TypeOf(FormalSyntax formal) => expressions.TypeOf(formal, function) is { IsError: false } said ? said : BoundType.Real(Dimension.Any);
        int Node() => model.Node(syntax.Name.Span, function.Source);
        LoweredExpression Setting(string name) => settings[name] is { } number
            ? new RealConstant(Node(), number)
            : new LocalRead(Node(), ValueKind.Real, model.NewLocal());
        if (syntax.Settings.Concat(syntax.Formals).Any(formal => !TypeOf(formal).IsNumeric)) return null;
        var use = new FunctionUse(function, syntax.Settings.DistinctBy(setting => setting.Name.Text).ToImmutableDictionary(
            setting => setting.Name.Text,
            setting => new Bound(Setting(setting.Name.Text), TypeOf(setting) with { Kind = ValueKind.Real }),
            StringComparer.Ordinal));
        int quantity = model.NewLocal();
        var read = new Bound(new LocalRead(Node(), ValueKind.Real, quantity), TypeOf(syntax.Formals[0]) with { Kind = ValueKind.Real });
        Bound value = expressions.WrittenOut(use, read);
        Bound? inverse = syntax is { Role: FunctionRole.Cost, Inverse: not null } ? expressions.InverseWrittenOut(use, read) : null;
        if (value.IsError || inverse is { IsError: true } || model.Messages.HasErrors) return null;
        return new Written(quantity, value.Expression, inverse?.Expression, model.NodeCount);
    }

    private ExpressionBinder Scratch(out MechanismModel model)
    {
        model = new MechanismModel(table, new MessageSink());
        return new StepBinder(model, new TypeBinder(model)).Expressions;
    }

    /// <summary>The number that a setting comes to, or null where that is not known yet.</summary>
    private double? NumberOf(LoweredExpression setting, IReadOnlyList<LoweredValue?> parameters)
    {
        LoweredExpression Filled(LoweredExpression part) => part is ParameterRead read && parameters.ElementAtOrDefault(read.Parameter) is { } given
            ? given.Kind switch
            {
                ValueKind.Real => new RealConstant(read.Node, given.Real),
                ValueKind.Whole => new WholeConstant(read.Node, given.Whole),
                ValueKind.Truth => new TruthConstant(read.Node, given.Real != 0),
                _ => part,
            }
            : LoweredRebuild.WithParts(part, Filled);
        LoweredExpression filled = Filled(setting);
        if (filled.Kind is not (ValueKind.Real or ValueKind.Whole) || LoweredWalk.Any(filled, IsOpen)) return null;
        return trial.Try(filled, -1, 0) is { HasValue: true, Number: var number } && double.IsFinite(number) ? number : null;
    }

    private static bool IsOpen(LoweredExpression part) =>
        part is ParameterRead or InputRead or PresenceRead or StepRead or ColumnRead or IndexRead or LocalRead or ReductionExpression;
}
