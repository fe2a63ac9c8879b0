using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Binding;

/// <summary>What a formula may speak of.</summary>
internal enum ScopeKind
{
    /// <summary>Inputs, steps, parameters.</summary>
    Formula,

    /// <summary>One row: its columns, its members, parameters.</summary>
    Row,

    /// <summary>Parameters only: the settings of a cost or saturation, which are fixed before any step.</summary>
    Setting,

    /// <summary>The formals of a function and nothing of any mechanism.</summary>
    Function,
}

/// <summary>The names that are bound around a formula, and the script that the formula stands in.</summary>
internal sealed record Scope(ScopeKind Kind, SourceText Source, ImmutableDictionary<string, ScopeEntry> Entries)
{
    public static Scope Of(ScopeKind kind, SourceText source) => new(kind, source, ImmutableDictionary<string, ScopeEntry>.Empty);

    /// <summary>The slot of the input whose rows a row scope speaks of.</summary>
    public InputSymbol? RowsOf { get; init; }

    public Scope With(string name, ScopeEntry entry) => name.Length == 0 ? this : this with { Entries = Entries.SetItem(name, entry) };

    public Scope With(LoweredIndex index) => With(index.Name, new IndexEntry(index));
}

/// <summary>What a bound name stands for.</summary>
internal abstract record ScopeEntry;

/// <summary>An index. Its set is −1 where that could not be found out (reported).</summary>
internal sealed record IndexEntry(LoweredIndex Index) : ScopeEntry;

/// <summary>A value: a formal, a setting, a column. Each use gets a node of its own.</summary>
internal sealed record ValueEntry(BoundType Type, Func<TextSpan, SourceText, LoweredExpression> Read) : ScopeEntry;
