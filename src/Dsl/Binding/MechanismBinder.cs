using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>A mechanism whose names and types are settled; supports are not.</summary>
internal sealed record BoundMechanism(
    FlatMechanism Flat,
    MechanismModel Model,
    ImmutableArray<BoundStep> Steps,
    int StepsBeforeAcceptance,
    ImmutableArray<LoweredRowRule> RowRules,
    ImmutableArray<LoweredMemberRule> MemberRules,
    ImmutableArray<LoweredExample> Examples)
{
    /// <summary>What can be drawn of it.</summary>
    public ImmutableArray<LoweredPicture> Pictures { get; init; } = [];

    /// <summary>What is known of its formulas.</summary>
    public MechanismShapes Shapes { get; init; } = new("", []);
}

/// <summary>Binds one mechanism, member by member, in the order in which they depend on each other.</summary>
internal static class MechanismBinder
{
    public static BoundMechanism Bind(
        FlatMechanism flat, DeclarationTable table, MessageSink messages, IReadOnlyDictionary<string, RoleChoice> roles, RoleLaws laws)
    {
        int since = messages.Count;
        var model = new MechanismModel(table, messages) { IsIncomplete = flat.IsIncomplete };
        var types = new TypeBinder(model);
        var literals = new LiteralBinder(model, types);
        var declarations = new DeclarationBinder(model, types, literals);
        var steps = new StepBinder(model, types);
        declarations.Declare(flat);
        steps.Declare(flat, declarations);
        var known = new MessageSink();
        FlatMechanism? before = flat.BeforeReplacing();
        if (before is not null) steps.Ask(Bind(before, table, known, roles, laws));
        BindParameterDefaults(model, declarations, literals);
        new RoleBinder(model, steps.Expressions).Bind(roles);

        // The steps that rules read come first, and keep the values that they have with everybody.
        var rules = new RuleBinder(model, steps.Expressions);
        rules.Bind(flat);
        int beforeAcceptance = steps.Bound.Count;
        foreach (StepSymbol step in model.Steps.Where(step => !step.Syntax.IsMeasure)) steps.Bind(step);
        steps.BindMeasures();
        steps.CheckRoundings();
        if (!model.IsIncomplete && !flat.IsGuess) CheckOutputs(model, flat);
        ImmutableArray<LoweredExample> examples = new ExampleBinder(model).Bind(flat);
        ImmutableArray<LoweredPicture> pictures = PictureBinder.Bind(flat, model);
        CheckRoles(model, laws);
        var proofs = new StepProofs(model, messages);
        BoundStep[] proven = [.. proofs.Prove(steps.Bound)];
        proofs.ProveColumns();
        LoweredRowRule[] rowRules = [.. rules.RowRules.Select(proofs.Prove)];
        LoweredMemberRule[] memberRules = [.. rules.MemberRules.Select(proofs.Prove)];
        model.ReportOnce();
        if (before is not null) PutDownToChanges(flat, messages, since, known);
        return new BoundMechanism(flat, model, [.. proven], beforeAcceptance, [.. rowRules], [.. memberRules], examples)
        {
            Pictures = pictures,
            Shapes = new MechanismShapes(flat.Syntax.Name.Text, [.. proofs.Shapes]),
        };
    }

    // A step with a mistake in it also disturbs the inherited ones that read it: that is an echo. Where it has none of its own,
    // an inherited formula that does not go with it is its fault. What ancestors have to say without it, they say.
    private static void PutDownToChanges(FlatMechanism flat, MessageSink messages, int since, MessageSink known)
    {
        Location first = flat.Source.LocationOf(flat.Syntax.Span);
        int lastLine = flat.Source.LineOf(flat.Syntax.Span.End) + 1;
        bool IsOwn(Diagnostic message) => message.Location.File == first.File && message.Location.Line >= first.Line && message.Location.Line <= lastLine;
        bool hasOwn = messages.InOrder().Any(message => message.Severity == Severity.Error && IsOwn(message));
        HashSet<(string, Location)> anyhow = [.. known.InOrder().Select(message => (message.Code, message.Location))];
        FlatMember[] changed = [.. flat.Members.Where(member => member is { Syntax: StepSyntax, Original: not null })];
        NameSyntax name = changed.Length == 1 ? ((StepSyntax)changed[0].Syntax).Name : flat.Syntax.Name;
        Location place = (changed.Length == 1 ? changed[0].Source : flat.Source).LocationOf(name.Span);
        messages.Reconsider(since, message =>
        {
            bool stays = message.Severity != Severity.Error || IsOwn(message) || anyhow.Contains((message.Code, message.Location));
            if (stays) return message;
            return hasOwn ? null : message with { Location = place, Related = [new RelatedPlace(message.Location, "it is said of this inherited formula, which reads what is changed"), .. message.Related] };
        });
    }

    private static void CheckRoles(MechanismModel model, RoleLaws laws)
    {
        LoweredValue?[] defaults = [.. model.Parameters.Select(parameter => parameter.Lowered?.Default)];
        foreach (RoleUse use in model.RoleUses) laws.Check(use, defaults);
        foreach (RoleSymbol role in model.Roles)
        {
            if (role is not { Role: FunctionRole.Cost, Chosen: { } chosen, ChosenAt: { } at }) continue;
            bool isMoney = role.From.Mentions(Dimension.Money) || role.To.Mentions(Dimension.Money);
            if (isMoney && !laws.FitsEveryUnit(chosen, defaults))
                model.Messages.Add(UnitMessages.DependsOnCurrency(at, role.Name, chosen.Function.Name, Dimension.Money));
        }
    }

    private static void BindParameterDefaults(MechanismModel model, DeclarationBinder declarations, LiteralBinder literals)
    {
        foreach (ParameterSymbol parameter in model.Parameters)
        {
            ParameterSyntax syntax = parameter.Syntax;
            LoweredValue? value = parameter.Default is var (given, source)
                ? literals.Bind(given, parameter.Type, $"the default of `{parameter.Name}`", source)
                : null;
            ImmutableArray<LoweredBound> bounds = declarations.BindBounds(syntax.Clauses, parameter.Type, parameter.Name, value, parameter.Source, SetBy(parameter));
            parameter.Lowered = new LoweredParameter(
                parameter.Name, syntax.Doc, parameter.Type.Kind, parameter.Type.Dimension.ToString(), value, bounds, parameter.Place);
        }
    }

    // Where a descendant sets the default of a parameter that it inherits.
    private static Location? SetBy(ParameterSymbol parameter) =>
        parameter.Default is var (value, source) && value != parameter.Syntax.Default ? source.LocationOf(value.Span) : null;

    private static void CheckOutputs(MechanismModel model, FlatMechanism flat)
    {
        Location place = flat.Source.LocationOf(flat.Syntax.Name.Span);
        foreach (OutputSymbol output in model.Outputs.Values)
        {
            bool isInDoubt = model.LostNames.Contains(output.Name) || model.DoubtfulNames.Contains(output.Name);
            if (isInDoubt || model.Members.GetValueOrDefault(output.Name) is StepSymbol) continue;
            bool isOwn = output.Source == flat.Source && flat.Syntax.Members.Contains(output.Syntax);
            model.Messages.Add(NameMessages.OutputMissing(
                isOwn ? output.Place : place, flat.Syntax.Name.Text, output.Name, model.SetsInWords(output.Sets), output.Place));
            model.Forget(output.Name);
        }
    }
}
