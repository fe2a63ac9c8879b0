using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// What a mechanism makes of the members that it inherits: it may set the defaults of parameters, say what open units are,
/// and give open steps another formula or rounding. Whatever reads them, reads what stands there then.
/// </summary>
/// <param name="ancestor">The kind as a mechanism, or the mechanism that is changed.</param>
/// <param name="messages">Where mistakes are said.</param>
internal sealed class Inheritance(FlatMechanism ancestor, MessageSink messages)
{
    // The examples of an ancestor say what it does, not what its descendants do.
    private readonly List<FlatMember> _members = [.. ancestor.Members.Where(member => member.Syntax is not ExampleSyntax)];

    private string Name => ancestor.Kind.Length > 0 && ancestor.Members.All(member => member.Syntax is not StepSyntax { IsMeasure: false }) ? ancestor.Kind : ancestor.Syntax.Name.Text;

    /// <summary>The ancestor with the members of a descendant.</summary>
    public FlatMechanism Apply(FlatMechanism descendant)
    {
        // What a mechanism says itself under the name of a measure that its kind offers, takes the place of that.
        HashSet<string> own = [.. descendant.Members.Select(member => NameOf(member.Syntax)).OfType<string>()];
        _members.RemoveAll(member => member is { IsOfKind: true, Syntax: StepSyntax { IsMeasure: true } measure } && own.Contains(measure.Name.Text));
        var added = new List<FlatMember>();
        foreach (FlatMember member in descendant.Members)
        {
            if (!TakesPlace(member, descendant)) added.Add(member);
        }

        return descendant with { Kind = ancestor.Kind, Members = [.. _members, .. added] };
    }

    private static string? NameOf(MemberSyntax member) => member switch
    {
        StepSyntax step => step.Name.Text,
        ParameterSyntax parameter => parameter.Name.Text,
        InputSyntax input => input.Name.Text,
        SetSyntax set => set.Name.Text,
        _ => null,
    };

    private bool TakesPlace(FlatMember member, FlatMechanism descendant) => member.Syntax switch
    {
        UnitSyntax unit => Fix(unit, member),
        RoundSyntax round => Round(round, member),
        StepSyntax step => SetDefault(step, member) || Replace(step, member) || FixByName(step, member, descendant),
        _ => false,
    };

    private bool SetDefault(StepSyntax step, FlatMember member)
    {
        int at = IndexOf<ParameterSyntax>(step.Name, parameter => parameter.Name);
        if (at < 0) return false;
        FlatMember parameter = _members[at];
        if (!step.Indices.IsEmpty || step.Type is not null)
            messages.Add(InheritanceMessages.ParameterTakesValue(PlaceOf(step.Name, member), step.Name.Text, PlaceOf(((ParameterSyntax)parameter.Syntax).Name, parameter)));
        else _members[at] = parameter with { Default = (step.Body, member.Source) };
        return true;
    }

    private bool Replace(StepSyntax step, FlatMember member)
    {
        int at = IndexOf<StepSyntax>(step.Name, other => other.Name);
        if (at < 0) return false;
        var replaced = (StepSyntax)_members[at].Syntax;
        if (!replaced.IsOpen)
        {
            messages.Add(InheritanceMessages.NotOpen(PlaceOf(step.Name, member), step.Name.Text, Name, OpenSteps, PlaceOf(replaced.Name, _members[at])));
            return true;
        }

        string doc = step.Doc.Length > 0 ? step.Doc : replaced.Doc;
        _members[at] = new FlatMember(step with { IsOpen = true, Doc = doc }, member.Source) { Original = _members[at].Original ?? _members[at] };
        return true;
    }

    private bool Round(RoundSyntax round, FlatMember member)
    {
        int at = IndexOf<RoundSyntax>(round.Target, other => other.Target);
        if (at < 0) return false;
        int step = IndexOf<StepSyntax>(round.Target, other => other.Name);
        if (step >= 0 && ((StepSyntax)_members[step].Syntax).IsOpen)
        {
            _members[at] = member with { Original = _members[at].Original ?? _members[at] };
            return true;
        }

        messages.Add(InheritanceMessages.NotOpen(
            PlaceOf(round.Target, member), round.Target.Text, Name, OpenSteps, PlaceOf(((RoundSyntax)_members[at].Syntax).Target, _members[at])));
        return true;
    }

    private bool Fix(UnitSyntax unit, FlatMember member)
    {
        int at = IndexOf<UnitSyntax>(unit.Name, other => other.Name);
        if (at < 0) return false;
        var inherited = (UnitSyntax)_members[at].Syntax;
        if (unit.Doc.Length == 0) member = member with { Syntax = unit with { Doc = inherited.Doc } };
        if (inherited.IsOpen) _members[at] = member with { Original = _members[at].Original ?? _members[at] };
        else messages.Add(UnitMessages.UnitIsSettled(PlaceOf(unit.Name, member), unit.Name.Text, Name, PlaceOf(inherited.Name, _members[at])));
        return true;
    }

    // `good = tonne` reads like a step; it says what an open unit is where `tonne` is a unit and nothing else.
    private bool FixByName(StepSyntax step, FlatMember member, FlatMechanism descendant)
    {
        if (step is not { Indices.IsEmpty: true, Type: null, Body: NameExpressionSyntax { Name: var meant } }) return false;
        int at = IndexOf<UnitSyntax>(step.Name, unit => unit.Name);
        if (at < 0 || !((UnitSyntax)_members[at].Syntax).IsOpen) return false;
        IEnumerable<FlatMember> all = _members.Concat(descendant.Members);
        bool isUnit = TypeBinder.IsBuiltIn(meant.Text) || all.Any(other => other.Syntax is UnitSyntax unit && unit.Name.Text == meant.Text);
        bool isValue = all.Any(other => other.Syntax is StepSyntax { Name: var name } && name.Text == meant.Text)
            || all.Any(other => other.Syntax is ParameterSyntax { Name: var name } && name.Text == meant.Text);
        if (!isUnit || isValue) return false;
        var meaning = new DimensionSyntax(meant.Span, [new DimensionFactorSyntax(meant.Span, meant, 1, 1)]);
        return Fix(new UnitSyntax(step.Span, step.Doc, step.Name, step.IsOpen, meaning), member with { Syntax = new UnitSyntax(step.Span, step.Doc, step.Name, step.IsOpen, meaning) });
    }

    private IEnumerable<string> OpenSteps => _members.Select(member => member.Syntax).OfType<StepSyntax>().Where(step => step.IsOpen).Select(step => step.Name.Text);

    private int IndexOf<T>(NameSyntax name, Func<T, NameSyntax> nameOf)
        where T : MemberSyntax =>
        name.IsMissing ? -1 : _members.FindIndex(member => member.Syntax is T other && nameOf(other).Text == name.Text);

    private static Location PlaceOf(NameSyntax name, FlatMember member) => member.Source.LocationOf(name.Span);
}
