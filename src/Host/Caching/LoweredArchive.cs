using System.Runtime.CompilerServices;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Caching;

/// <summary>
/// The description of a lowered mechanism for an archive: one line a type. A member that is added to a type does not
/// compile here until its line names it.
/// </summary>
internal sealed partial class LoweredArchive(Archive archive)
{
    private Archive Archive => archive;

    /// <summary>A whole mechanism.</summary>
    public LoweredMechanism Mechanism(LoweredMechanism? it) => new(
        archive.Text(it?.Name),
        archive.Text(it?.Doc),
        archive.Text(it?.Kind),
        archive.Many(it is null ? [] : it.Sets, Set),
        archive.Many(it is null ? [] : it.Inputs, Input),
        archive.Many(it is null ? [] : it.Parameters, Parameter),
        archive.Many(it is null ? [] : it.Roles, Role),
        archive.Many(it is null ? [] : it.RowRules, RowRule),
        archive.Many(it is null ? [] : it.MemberRules, MemberRule),
        archive.Many(it is null ? [] : it.Steps, Step),
        archive.Many(it is null ? [] : it.Outputs, Output),
        archive.Many(it is null ? [] : it.Examples, Example),
        archive.Many(it is null ? [] : it.Places, Place))
    {
        Pictures = archive.Many(it is null ? [] : it.Pictures, Picture),
    };

    private LoweredPicture Picture(LoweredPicture? it) => new(
        archive.Text(it?.Form), archive.Text(it?.Doc), archive.Many(it is null ? [] : it.Parts, PicturePart), One(it?.Place));

    private LoweredPicturePart PicturePart(LoweredPicturePart? it) => new(
        archive.Text(it?.Word), archive.Text(it?.Name), (PictureSource)archive.Int((int?)it?.Source), archive.Int(it?.Slot), archive.Int(it?.Column));

    /// <summary>A message.</summary>
    public Diagnostic Message(Diagnostic? it) => new(
        archive.Text(it?.Code), (Severity)archive.Int((int?)it?.Severity), One(it?.Location), archive.Text(it?.Message), archive.Text(it?.Help))
    {
        Related = archive.Many(it is null ? [] : it.Related, Related),
    };

    private RelatedPlace Related(RelatedPlace? it) => new(One(it?.Location), archive.Text(it?.Message));

    private Location Place(Location? it) => new(
        archive.Text(it?.File), archive.Int(it?.Line), archive.Int(it?.Column), archive.Int(it?.Length), archive.Text(it?.LineText));

    private LoweredSet Set(LoweredSet? it) => new(
        archive.Text(it?.Name), archive.Text(it?.Doc), archive.Truth(it?.IsOrdered), archive.Truth(it?.IgnoresCase));

    private LoweredInput Input(LoweredInput? it) => new(
        archive.Text(it?.Name),
        archive.Text(it?.Doc),
        archive.Ints(it is null ? [] : it.Sets),
        archive.Many(it is null ? [] : it.Columns, Column),
        (RepeatPolicy)archive.Int((int?)it?.Repeats),
        archive.Truth(it?.IsColumnar),
        One(it?.Place));

    private LoweredColumn Column(LoweredColumn? it) => new(
        archive.Text(it?.Name),
        archive.Text(it?.Doc),
        Kind(it?.Kind),
        archive.Text(it?.Dimension),
        archive.Maybe(it?.Default, Value),
        archive.Many(it is null ? [] : it.Bounds, Bound),
        archive.Maybe(it?.Formula, Expression));

    private LoweredValue Value(LoweredValue? it) => new(
        Kind(it?.Kind), archive.Real(it?.Real), archive.Whole(it is null ? default : it.Whole), archive.Text(it?.Text));

    private LoweredBound Bound(LoweredBound? it) => new((BoundKind)archive.Int((int?)it?.Kind), archive.One(it?.Value, Value));

    private LoweredParameter Parameter(LoweredParameter? it) => new(
        archive.Text(it?.Name),
        archive.Text(it?.Doc),
        Kind(it?.Kind),
        archive.Text(it?.Dimension),
        archive.Maybe(it?.Default, Value),
        archive.Many(it is null ? [] : it.Bounds, Bound),
        One(it?.Place));

    private LoweredRole Role(LoweredRole? it) => new(
        archive.Text(it?.Name), archive.Text(it?.Doc), archive.Text(it?.Type), archive.Text(it?.Default), archive.Text(it?.Chosen), One(it?.Place));

    private LoweredIndex Index(LoweredIndex? it) => new(archive.Int(it?.Id), archive.Text(it?.Name), archive.Int(it?.Set));

    private LoweredRowRule RowRule(LoweredRowRule? it) => new(
        archive.Int(it?.Input), archive.Many(it is null ? [] : it.Indices, Index), One(it?.Condition), One(it?.Reason), One(it?.Place));

    private LoweredMemberRule MemberRule(LoweredMemberRule? it) => new(
        archive.One(it?.Index, Index), One(it?.Condition), One(it?.Reason), One(it?.Place));

    private LoweredTemplate Template(LoweredTemplate? it) => new(
        archive.Texts(it is null ? [] : it.Words), archive.Many(it is null ? [] : it.Holes, Expression));

    private LoweredStep Step(LoweredStep? it) => new(
        archive.Text(it?.Name),
        archive.Text(it?.Doc),
        archive.Many(it is null ? [] : it.Indices, Index),
        Kind(it?.Kind),
        archive.Text(it?.Dimension),
        archive.One(it?.Support, Support),
        One(it?.Body),
        archive.Maybe(it?.Rounding, Rounding),
        archive.Truth(it?.BeforeAcceptance),
        archive.Truth(it?.MayBeUnaffordable),
        archive.Text(it?.Formula),
        One(it?.Place))
    {
        Recurrence = archive.Int(it?.Recurrence),
        IsMeasure = archive.Truth(it?.IsMeasure),
    };

    private LoweredRounding Rounding(LoweredRounding? it) => new(
        (RoundingRule)archive.Int((int?)it?.Rule), archive.Text(it?.Unit), archive.Maybe(it?.AtMost, Expression));

    private LoweredOutput Output(LoweredOutput? it) => new(
        archive.Text(it?.Name), archive.Text(it?.Doc), archive.Int(it?.Step), archive.Ints(it is null ? [] : it.Sets), archive.Text(it?.Dimension));

    private LoweredExample Example(LoweredExample? it) => new(
        archive.Text(it?.Title),
        archive.Many(it is null ? [] : it.Values, ExampleValue),
        archive.Many(it is null ? [] : it.Tables, ExampleTable),
        archive.Many(it is null ? [] : it.Expectations, Expectation),
        One(it?.Place));

    private ExampleValue ExampleValue(ExampleValue? it) => new(archive.Text(it?.Target), archive.Text(it?.Text), One(it?.Place));

    private ExampleTable ExampleTable(ExampleTable? it) => new(
        archive.Text(it?.Target), archive.Many(it is null ? [] : it.Rows, ExampleRow), One(it?.Place));

    private ExampleRow ExampleRow(ExampleRow? it) => new(archive.Texts(it is null ? [] : it.Cells), One(it?.Place));

    private ExampleExpectation Expectation(ExampleExpectation? it) => new(
        archive.Int(it?.Step),
        archive.Texts(it is null ? [] : it.Members),
        archive.Text(it?.Expected),
        archive.Text(it?.Within),
        One(it?.Place));

    private Location One(Location? it) => archive.One(it, Place);

    private LoweredTemplate One(LoweredTemplate? it) => archive.One(it, Template);

    private LoweredExpression One(LoweredExpression? it) => archive.One(it, Expression);

    private ValueKind Kind(ValueKind? it) => (ValueKind)archive.Int((int?)it);

    // Expressions nest as deep as formulas do; where the stack ends, the rest goes on with another one.
    private LoweredExpression Expression(LoweredExpression? it) => RuntimeHelpers.TryEnsureSufficientExecutionStack()
        ? ExpressionHere(it)
        : DeepStack.Run(() => ExpressionHere(it));
}
