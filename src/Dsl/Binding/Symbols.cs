using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>A named thing of one mechanism, with the script that declares it.</summary>
internal abstract class Symbol(string name, SourceText source, TextSpan span)
{
    public string Name { get; } = name;

    public SourceText Source { get; } = source;

    public TextSpan Span { get; } = span;

    public Location Place => Source.LocationOf(Span);

    /// <summary>As in a message: <c>step</c>, <c>input</c>, …</summary>
    public abstract string Noun { get; }
}

/// <summary>Ties messages to what they speak of.</summary>
internal static class DiagnosticSubject
{
    /// <summary>The message with the place where its subject is declared, unless that is the same line.</summary>
    public static Diagnostic About(this Diagnostic message, Symbol subject)
    {
        Location place = subject.Place;
        return place.File == message.Location.File && place.Line == message.Location.Line
            ? message
            : message with { Related = message.Related.Add(new RelatedPlace(place, $"the {subject.Noun} `{subject.Name}` is declared here")) };
    }
}

/// <summary>A set, by slot.</summary>
internal sealed class SetSymbol(SetSyntax syntax, SourceText source, int slot) : Symbol(syntax.Name.Text, source, syntax.Name.Span)
{
    public override string Noun => "set";

    public SetSyntax Syntax { get; } = syntax;

    public int Slot { get; } = slot;
}

/// <summary>A unit and what it means.</summary>
/// <param name="syntax">The declaration.</param>
/// <param name="source">The script that it stands in.</param>
/// <param name="meaningOf">Works out what it means; only called once, when all units are known.</param>
internal sealed class UnitSymbol(UnitSyntax syntax, SourceText source, Func<UnitSymbol, Dimension> meaningOf)
    : Symbol(syntax.Name.Text, source, syntax.Name.Span)
{
    private Dimension? _meaning;
    private bool _isUnderway;

    public override string Noun => "unit";

    public UnitSyntax Syntax { get; } = syntax;

    /// <summary>Null while it is being worked out: then it means itself.</summary>
    public Dimension? Meaning
    {
        get
        {
            if (_meaning is not null || _isUnderway) return _meaning;
            _isUnderway = true;
            _meaning = meaningOf(this);
            _isUnderway = false;
            return _meaning;
        }
    }
}

/// <summary>A column of an input.</summary>
internal sealed class ColumnSymbol(NameSyntax name, SourceText source, int slot) : Symbol(name.Text, source, name.Span)
{
    public override string Noun => "column";

    public int Slot { get; } = slot;

    public BoundType Type { get; set; } = BoundType.Error;

    public LoweredColumn? Lowered { get; set; }
}

/// <summary>An input, by slot. A broken declaration has <see cref="SetsAreKnown"/> false and types that fit everything.</summary>
internal sealed class InputSymbol(InputSyntax syntax, SourceText source, int slot) : Symbol(syntax.Name.Text, source, syntax.Name.Span)
{
    public override string Noun => "input";

    public InputSyntax Syntax { get; } = syntax;

    public int Slot { get; } = slot;

    public ImmutableArray<int> Sets { get; set; } = [];

    public bool SetsAreKnown => Sets.All(set => set >= 0);

    public List<ColumnSymbol> Columns { get; } = [];

    public RepeatPolicy Repeats { get; set; }
}

/// <summary>A scalar parameter, by slot.</summary>
internal sealed class ParameterSymbol(ParameterSyntax syntax, SourceText source, int slot, BoundType type)
    : Symbol(syntax.Name.Text, source, syntax.Name.Span)
{
    public override string Noun => "parameter";

    public ParameterSyntax Syntax { get; } = syntax;

    /// <summary>The default, with the script that it stands in; null for none.</summary>
    public (ExpressionSyntax Value, SourceText Source)? Default { get; init; }

    public int Slot { get; } = slot;

    public BoundType Type { get; } = type;

    public LoweredParameter? Lowered { get; set; }
}

/// <summary>A parameter that is a cost or a saturation, with the function that stands for it.</summary>
internal sealed class RoleSymbol(ParameterSyntax syntax, SourceText source, FunctionRole role, Dimension from, Dimension to)
    : Symbol(syntax.Name.Text, source, syntax.Name.Span)
{
    public override string Noun => "parameter";

    public ParameterSyntax Syntax { get; } = syntax;

    /// <summary>The default, with the script that it stands in; null for none.</summary>
    public (ExpressionSyntax Value, SourceText Source)? Default { get; init; }

    public FunctionRole Role { get; } = role;

    public Dimension From { get; } = from;

    public Dimension To { get; } = to;

    /// <summary>Null when nothing usable was chosen (reported).</summary>
    public FunctionUse? Chosen { get; set; }

    /// <summary>Where it was chosen.</summary>
    public Location? ChosenAt { get; set; }

    public string DefaultText { get; set; } = "";

    public string ChosenText { get; set; } = "";
}

/// <summary>A function with values for its settings.</summary>
internal sealed record FunctionUse(FunctionSymbol Function, ImmutableDictionary<string, Bound> Settings);

/// <summary>A cost, saturation or plain function at the top level of a script.</summary>
internal sealed class FunctionSymbol(FunctionSyntax syntax, SourceText source) : Symbol(syntax.Name.Text, source, syntax.Name.Span)
{
    public override string Noun => RoleNoun(Syntax.Role);

    public FunctionSyntax Syntax { get; } = syntax;

    public static string RoleNoun(FunctionRole role) => role switch
    {
        FunctionRole.Cost => "cost",
        FunctionRole.Saturation => "saturation",
        _ => "function",
    };
}

/// <summary>An output that the kind or the mechanism asks for.</summary>
internal sealed class OutputSymbol(OutputSyntax syntax, SourceText source, ImmutableArray<int> sets, BoundType type)
    : Symbol(syntax.Name.Text, source, syntax.Name.Span)
{
    public override string Noun => "output";

    public OutputSyntax Syntax { get; } = syntax;

    public ImmutableArray<int> Sets { get; } = sets;

    public BoundType Type { get; } = type;
}

/// <summary>How far a step is bound.</summary>
internal enum BindingState
{
    Waiting,
    Underway,
    Done,
}

/// <summary>A named step. Its slot is given when its body is bound, after all that it reads.</summary>
internal sealed class StepSymbol(StepSyntax syntax, SourceText source) : Symbol(syntax.Name.Text, source, syntax.Name.Span)
{
    public override string Noun => Syntax.IsMeasure ? "measure" : "step";

    public StepSyntax Syntax { get; } = syntax;

    public BindingState State { get; set; }

    /// <summary>The sets of its indices; −1 where unknown. Default until inferred.</summary>
    public ImmutableArray<int> Sets { get; set; }

    public bool IsInferring { get; set; }

    public int Slot { get; set; } = -1;

    public BoundType Type { get; set; } = BoundType.Error;

    public ImmutableArray<LoweredIndex> Indices { get; set; } = [];

    /// <summary>Whether a kind measures it wherever that is possible: a mechanism without what it reads goes without it.</summary>
    public bool IsOffered { get; init; }

    /// <summary>The position of the index along which it reads itself; −1 where it does not.</summary>
    public int Recurrence { get; set; } = -1;

    /// <summary>What it must agree with: its output, or the step whose place it takes. Null where nothing asks.</summary>
    public AskedOfStep? Asked { get; set; }
}

/// <summary>What a step must agree with.</summary>
/// <param name="Noun">An output or a step.</param>
/// <param name="Sets">The sets of its indices.</param>
/// <param name="Type">Its type.</param>
/// <param name="Place">Where that is declared.</param>
internal sealed record AskedOfStep(string Noun, ImmutableArray<int> Sets, BoundType Type, Location Place);
