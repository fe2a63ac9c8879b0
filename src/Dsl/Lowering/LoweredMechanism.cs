using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Lowering;

/// <summary>
/// A checked mechanism in the one small form that every backend reads. Roles (costs) are fixed and expanded, functions
/// are expanded, inheritance is flattened, names are resolved to positions ("slots") in these arrays.
/// </summary>
/// <param name="Name">The mechanism's name.</param>
/// <param name="Doc">Its doc comment.</param>
/// <param name="Kind">The name of its kind; empty without one.</param>
/// <param name="Sets">The sets that indices range over.</param>
/// <param name="Inputs">The tables that a round must or may give.</param>
/// <param name="Parameters">The scalar parameters; costs chosen by a round are in <paramref name="Roles"/>.</param>
/// <param name="Roles">The parameters that are costs or saturations, with what was chosen; for reports only.</param>
/// <param name="RowRules">The accept rules about rows.</param>
/// <param name="MemberRules">The accept rules about members of a set.</param>
/// <param name="Steps">The named steps, each after all that it reads; steps before acceptance come first.</param>
/// <param name="Outputs">What the round is asked for.</param>
/// <param name="Examples">The examples of this very script.</param>
/// <param name="Places">For each expression node, by <see cref="LoweredExpression.Node"/>, where it stands in the text.</param>
public sealed record LoweredMechanism(
    string Name,
    string Doc,
    string Kind,
    ImmutableArray<LoweredSet> Sets,
    ImmutableArray<LoweredInput> Inputs,
    ImmutableArray<LoweredParameter> Parameters,
    ImmutableArray<LoweredRole> Roles,
    ImmutableArray<LoweredRowRule> RowRules,
    ImmutableArray<LoweredMemberRule> MemberRules,
    ImmutableArray<LoweredStep> Steps,
    ImmutableArray<LoweredOutput> Outputs,
    ImmutableArray<LoweredExample> Examples,
    ImmutableArray<Location> Places)
{
    /// <summary>What the script and its kind declare to be drawn. Runs pass over it.</summary>
    public ImmutableArray<LoweredPicture> Pictures { get; init; } = [];

    /// <summary>
    /// The mechanism without its measures, which stand behind all other steps and decide nothing, and without the pictures
    /// that draw them.
    /// </summary>
    public LoweredMechanism WithoutMeasures() => Steps.All(step => !step.IsMeasure) ? this : this with
    {
        Steps = [.. Steps.Where(step => !step.IsMeasure)],
        Pictures = [.. Pictures.Where(picture => picture.Parts.All(part => part.Source != PictureSource.Step || !Steps[part.Slot].IsMeasure))],
    };
}

/// <summary>What a value is at run time.</summary>
public enum ValueKind
{
    /// <summary>An IEEE double.</summary>
    Real,

    /// <summary>A whole number of any size.</summary>
    Whole,

    /// <summary>yes or no.</summary>
    Truth,

    /// <summary>A text; compared ordinally.</summary>
    Text,

    /// <summary>A moment, in ticks of 100 ns since year 1, UTC.</summary>
    Time,

    /// <summary>A member of a set, by its position; only compared for being the same, or shown.</summary>
    Member,
}

/// <summary>A set.</summary>
public sealed record LoweredSet(string Name, string Doc, bool IsOrdered, bool IgnoresCase);

/// <summary>How rows of one cell become one value.</summary>
public enum RepeatPolicy
{
    /// <summary>A second row for a cell is a fault of the data.</summary>
    Refused,

    /// <summary>Values add up.</summary>
    Add,

    /// <summary>The mean: exact sum, divided once.</summary>
    Mean,

    /// <summary>The row with the latest time counts; two rows of the same latest time are a fault of the data.</summary>
    Last,
}

/// <summary>
/// A table. Its rows are read; row rules drop some; rows of one cell are merged; cells of removed members go.
/// <paramref name="Sets"/> are slots, one for each index; a scalar input has none.
/// </summary>
/// <param name="Name">The input's name.</param>
/// <param name="Doc">Its doc comment.</param>
/// <param name="Sets">Set slots.</param>
/// <param name="Columns">Its columns. An input declared with a type and no braces has one, named like the input.</param>
/// <param name="Repeats">What happens to several rows of one cell.</param>
/// <param name="IsColumnar">Whether the columns were declared between braces.</param>
/// <param name="Place">Where it is declared.</param>
public sealed record LoweredInput(
    string Name,
    string Doc,
    ImmutableArray<int> Sets,
    ImmutableArray<LoweredColumn> Columns,
    RepeatPolicy Repeats,
    bool IsColumnar,
    Location Place)
{
    /// <summary>Whether a round may leave it out: every column that is read from the data has a default.</summary>
    public bool IsOptional => Columns.All(column => column.Default is not null || column.Formula is not null);
}

/// <summary>
/// A column of an input: read from the data, or computed from the other columns of the row by <paramref name="Formula"/>.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Doc">Its doc comment.</param>
/// <param name="Kind">Real, Whole, Truth, Text or Time.</param>
/// <param name="Dimension">Its dimension in words, such as <c>money</c>.</param>
/// <param name="Default">The value of absent cells (and of empty cells in a row); null without one, which reads as 0 or no.</param>
/// <param name="Bounds">What its values must keep to.</param>
/// <param name="Formula">Computed in row context: reads columns (<see cref="ColumnRead"/>) and parameters only.</param>
public sealed record LoweredColumn(
    string Name,
    string Doc,
    ValueKind Kind,
    string Dimension,
    LoweredValue? Default,
    ImmutableArray<LoweredBound> Bounds,
    LoweredExpression? Formula);

/// <summary>A value known while compiling.</summary>
/// <param name="Kind">Which of the others holds.</param>
/// <param name="Real">For Real; for Truth 1 or 0.</param>
/// <param name="Whole">For Whole; for Time its ticks.</param>
/// <param name="Text">For Text; otherwise the literal as written.</param>
public sealed record LoweredValue(ValueKind Kind, double Real, System.Numerics.BigInteger Whole, string Text)
{
    /// <summary>A real value.</summary>
    public static LoweredValue OfReal(double value, string text) => new(ValueKind.Real, value, 0, text);

    /// <summary>A whole value.</summary>
    public static LoweredValue OfWhole(System.Numerics.BigInteger value, string text) => new(ValueKind.Whole, 0, value, text);

    /// <summary>yes or no.</summary>
    public static LoweredValue OfTruth(bool value) => new(ValueKind.Truth, value ? 1 : 0, 0, value ? "yes" : "no");

    /// <summary>A text.</summary>
    public static LoweredValue OfText(string text) => new(ValueKind.Text, 0, 0, text);

    /// <summary>A moment.</summary>
    public static LoweredValue OfTime(long ticks, string text) => new(ValueKind.Time, 0, ticks, text);
}

/// <summary>A bound of a value read from outside.</summary>
public sealed record LoweredBound(Syntax.Tree.BoundKind Kind, LoweredValue Value);

/// <summary>A scalar parameter. <paramref name="Default"/> is null when the round must give it.</summary>
public sealed record LoweredParameter(
    string Name,
    string Doc,
    ValueKind Kind,
    string Dimension,
    LoweredValue? Default,
    ImmutableArray<LoweredBound> Bounds,
    Location Place);

/// <summary>A parameter that is a cost or a saturation, and what was chosen for it, as written.</summary>
public sealed record LoweredRole(string Name, string Doc, string Type, string Default, string Chosen, Location Place);

/// <summary>An index bound by a step, a rule or a reduction. Ids are unique in the mechanism.</summary>
public sealed record LoweredIndex(int Id, string Name, int Set);

/// <summary>
/// A rule about rows: a row for which <paramref name="Condition"/> does not hold is dropped. Row context.
/// <paramref name="Indices"/> name the members of the row, one for each index of the input (also when the script left
/// them out).
/// </summary>
public sealed record LoweredRowRule(
    int Input,
    ImmutableArray<LoweredIndex> Indices,
    LoweredExpression Condition,
    LoweredTemplate Reason,
    Location Place);

/// <summary>A rule about the members of a set: a member for which <paramref name="Condition"/> does not hold is removed.</summary>
public sealed record LoweredMemberRule(
    LoweredIndex Index,
    LoweredExpression Condition,
    LoweredTemplate Reason,
    Location Place);

/// <summary>
/// Words with holes. <paramref name="Words"/> has one element more than <paramref name="Holes"/>: words 0, hole 0,
/// words 1, hole 1, …
/// </summary>
public sealed record LoweredTemplate(ImmutableArray<string> Words, ImmutableArray<LoweredExpression> Holes);

/// <summary>
/// A named step: a value for each cell of its <paramref name="Support"/>; 0 (or no) everywhere else. Reductions inside
/// bind their own indices.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Doc">Its doc comment.</param>
/// <param name="Indices">Its indices, none for a scalar.</param>
/// <param name="Kind">Real, Whole or Truth.</param>
/// <param name="Dimension">Its dimension in words.</param>
/// <param name="Support">Where it can differ from 0; its free indices are among <paramref name="Indices"/>.</param>
/// <param name="Body">The formula.</param>
/// <param name="Rounding">The last act on its values, or null.</param>
/// <param name="BeforeAcceptance">Computed with all members, before member rules; keeps these values for those who stay.</param>
/// <param name="MayBeUnaffordable">Whether its value may be <c>unaffordable</c> (+∞) without a fault.</param>
/// <param name="Formula">The formula as written.</param>
/// <param name="Place">Where its name stands.</param>
public sealed record LoweredStep(
    string Name,
    string Doc,
    ImmutableArray<LoweredIndex> Indices,
    ValueKind Kind,
    string Dimension,
    Support Support,
    LoweredExpression Body,
    LoweredRounding? Rounding,
    bool BeforeAcceptance,
    bool MayBeUnaffordable,
    string Formula,
    Location Place)
{
    /// <summary>
    /// The position of the index along which the step reads itself (see <see cref="PreviousExpression"/>): its cells are
    /// computed in the order of that index. −1 where it does not read itself.
    /// </summary>
    public int Recurrence { get; init; } = -1;

    /// <summary>Whether it only measures what came out. Nothing but other measures reads it, and it stands behind all steps.</summary>
    public bool IsMeasure { get; init; }
}

/// <summary>How a step is rounded.</summary>
public enum RoundingRule
{
    /// <summary>Each value to the nearest unit, half a unit to the even one.</summary>
    Nearest,

    /// <summary>Each value down.</summary>
    Down,

    /// <summary>Each value up.</summary>
    Up,

    /// <summary>
    /// The exact total, rounded down to the unit, is handed out: each value rounded down, then one unit more to the
    /// largest fractions (equal fractions: the smaller id first) as far as <see cref="LoweredRounding.AtMost"/> allows.
    /// </summary>
    LargestFractions,
}

/// <summary>
/// Rounding to a multiple of <paramref name="Unit"/> (a positive decimal literal such as <c>0.01</c>).
/// <paramref name="AtMost"/> bounds the rounded value; it reads the step's own indices.
/// </summary>
public sealed record LoweredRounding(RoundingRule Rule, string Unit, LoweredExpression? AtMost);

/// <summary>What a round is asked for: the step in slot <paramref name="Step"/>, over <paramref name="Sets"/>.</summary>
public sealed record LoweredOutput(string Name, string Doc, int Step, ImmutableArray<int> Sets, string Dimension);

/// <summary>
/// An example as written. It may choose other roles than the script's defaults, so it is run by whoever compiles the
/// mechanism with <paramref name="Values"/> that name roles.
/// </summary>
/// <param name="Title">Its title.</param>
/// <param name="Values">Values of parameters and roles, by name, as written.</param>
/// <param name="Tables">Rows of inputs and members of sets, by name.</param>
/// <param name="Expectations">What must come out.</param>
/// <param name="Place">Where it stands.</param>
public sealed record LoweredExample(
    string Title,
    ImmutableArray<ExampleValue> Values,
    ImmutableArray<ExampleTable> Tables,
    ImmutableArray<ExampleExpectation> Expectations,
    Location Place);

/// <summary>A parameter's value in an example, as written.</summary>
public sealed record ExampleValue(string Target, string Text, Location Place);

/// <summary>Rows for an input, or members for a set, as written.</summary>
public sealed record ExampleTable(string Target, ImmutableArray<ExampleRow> Rows, Location Place);

/// <summary>One row: ids, then the columns that are read from data, in the order of their declaration.</summary>
public sealed record ExampleRow(ImmutableArray<string> Cells, Location Place);

/// <summary>
/// A step's value at some members. <paramref name="Expected"/> is as written: with a decimal point it must agree to the
/// digits written, without one exactly, or within <paramref name="Within"/> where that is not empty.
/// </summary>
public sealed record ExampleExpectation(int Step, ImmutableArray<string> Members, string Expected, string Within, Location Place);
