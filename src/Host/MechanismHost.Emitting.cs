using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Emitting;
using Mechanisms.Host.Configuration;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host;

/// <content>What mechanisms compile to.</content>
public sealed partial class MechanismHost
{
    /// <summary>The C# that a mechanism compiles to.</summary>
    /// <param name="choice">A name of the library or the path of a script.</param>
    /// <param name="assignments">Choices of costs: <c>price=linear</c>.</param>
    public TextResult EmitCSharp(string choice, IReadOnlyList<string> assignments)
    {
        (RoundSettings? settings, ImmutableArray<Diagnostic> diagnostics) = RoundConfiguration.Read(null, assignments, [], choice);
        if (settings is null) return new TextResult(null, diagnostics);
        FindResult found = Find(choice);
        if (found.Choice is null) return new TextResult(null, [.. diagnostics, .. found.Diagnostics]);
        if (RefuseOthers(found.Choice, OnCommandLine(choice)) is { } refused) return new TextResult(null, [.. diagnostics, refused]);
        CompileResult compiled = CompileFor(found.Choice, settings.Parameters);
        if (compiled.Mechanism is { } known)
        {
            var log = new BuildLog(dropBadRows: false);
            ParameterReader.ReportUnknown(known, settings.Parameters, log);
            if (!log.IsFine) return new TextResult(null, [.. diagnostics, .. compiled.Diagnostics, .. log.Errors]);
        }

        string? text = compiled.Mechanism is { } mechanism ? CSharpEmitter.Emit(mechanism) : null;
        return new TextResult(text, [.. diagnostics, .. compiled.Diagnostics]);
    }
}
