using System.Collections.Immutable;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>Where a formula stands, and with that what it may say.</summary>
internal enum Surroundings
{
    /// <summary>A step or a rule about members.</summary>
    Formula,

    /// <summary>One row.</summary>
    Row,

    /// <summary>The body of a function.</summary>
    Function,
}

/// <summary>What is bound where a formula stands.</summary>
/// <param name="Surroundings">The kind of place.</param>
/// <param name="Indices">The indices.</param>
/// <param name="Values">Columns of the row, formals, settings.</param>
/// <param name="Variables">What a derivative is taken by: only some operations may depend on them.</param>
internal sealed record Place(
    Surroundings Surroundings,
    ImmutableArray<ScriptIndex> Indices,
    ImmutableArray<Readable> Values,
    ImmutableArray<Readable> Variables)
{
    public static Place Of(Surroundings surroundings) => new(surroundings, [], [], []);

    public bool MayReduce => Surroundings == Surroundings.Formula;

    public Place With(ScriptIndex index) => this with { Indices = Indices.Add(index) };

    public Place WithVariable(Readable variable) => this with { Variables = Variables.Add(variable) };

    /// <summary>Below an operation that no derivative goes through: nothing there may depend on the variables.</summary>
    public Place Rigid => this with { Variables = [] };

    /// <summary>In the condition of a choice: it may read the variables in any way.</summary>
    public Place Free => this with { Values = Values.AddRange(Variables), Variables = [] };
}
