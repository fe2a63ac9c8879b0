using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Generated;

/// <summary>What a formula may read where it stands.</summary>
/// <param name="Indices">The indices that are bound.</param>
/// <param name="Locals">The values named around it.</param>
/// <param name="Columns">In a row: its columns so far; otherwise null.</param>
/// <param name="Steps">The steps that it may read, by slot.</param>
internal sealed record Scope(
    ImmutableArray<LoweredIndex> Indices,
    ImmutableArray<LocalName> Locals,
    ImmutableArray<LoweredColumn>? Columns,
    ImmutableArray<int> Steps)
{
    public bool IsRow => Columns is not null;

    public Scope With(IEnumerable<LoweredIndex> indices) => this with { Indices = Indices.AddRange(indices) };
}

/// <summary>A value named by a let, and where it can differ from 0.</summary>
internal sealed record LocalName(int Local, ValueKind Kind, Support Support);
