using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Running;
using Mechanisms.Rounds;

namespace Mechanisms.Host;

/// <summary>A round that was read as far as it could be.</summary>
/// <param name="Settings">What was said about it; null after an error in the round file or the arguments.</param>
/// <param name="Mechanism">The mechanism, compiled with the costs that the round chooses; null after an error.</param>
/// <param name="Round">Members, rows and parameters; null after an error.</param>
/// <param name="Diagnostics">Everything there is to say.</param>
public sealed record PreparedRound(RoundSettings? Settings, LoweredMechanism? Mechanism, Round? Round, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>What a mechanism compiles to (null after an error), and everything there is to say.</summary>
public sealed record EmitResult(string? Text, ImmutableArray<Diagnostic> Diagnostics);
