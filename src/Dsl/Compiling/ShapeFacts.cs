using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Compiling;

/// <summary>What is known of the formulas of a mechanism while it is compiled.</summary>
/// <param name="Mechanism">Its name.</param>
/// <param name="Steps">Its steps, each after all that it reads.</param>
public sealed record MechanismShapes(string Mechanism, ImmutableArray<StepShape> Steps);

/// <summary>What is known of a step.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Sign">On which side of 0 it lies, in words.</param>
/// <param name="Searches">The searches in its formula, outer ones first.</param>
public sealed record StepShape(string Step, string Sign, ImmutableArray<SearchShape> Searches);

/// <summary>What is known of a search.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Variable">What it searches for.</param>
/// <param name="IsLargest">Largest or smallest.</param>
/// <param name="Sides">The sides of the comparisons that its condition consists of, in the order of the text.</param>
/// <param name="Certificate">Why it finds the answer, in words; empty if that is not proven.</param>
public sealed record SearchShape(Location Place, string Variable, bool IsLargest, ImmutableArray<SideShape> Sides, string Certificate);

/// <summary>What is known of one side of a comparison as the variable grows.</summary>
/// <param name="Text">The side as written.</param>
/// <param name="Sign">On which side of 0 it lies, in words.</param>
/// <param name="Movement">How it moves and bends, in words.</param>
public sealed record SideShape(string Text, string Sign, string Movement);
