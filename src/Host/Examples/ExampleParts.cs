using Mechanisms.Host.Interpreting;

namespace Mechanisms.Host.Examples;

/// <summary>The runner of examples with the real parts of the host.</summary>
internal static class ExampleParts
{
    /// <summary>The runner.</summary>
    public static ExampleRunner Runner { get; } = new(
        (_, _) => throw new NotImplementedException(),
        _ => throw new NotImplementedException(),
        mechanism => new Interpreter(mechanism),
        (_, _, _) => throw new NotImplementedException());
}
