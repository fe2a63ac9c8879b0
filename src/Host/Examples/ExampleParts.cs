using Mechanisms.Host.Compiling;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Results;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host.Examples;

/// <summary>The runner of examples with the real parts of the host.</summary>
internal static class ExampleParts
{
    /// <summary>The runner.</summary>
    public static ExampleRunner Runner { get; } = new(
        RoundBuilder.FromExample,
        mechanism => new KernelBackend(mechanism),
        mechanism => new Interpreter(mechanism),
        FaultReport.Explain);
}
