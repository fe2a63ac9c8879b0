namespace Mechanisms.Host;

/// <content>What mechanisms compile to.</content>
public sealed partial class MechanismHost
{
    /// <summary>The C# that a mechanism compiles to.</summary>
    /// <param name="choice">A name of the library or the path of a script.</param>
    /// <param name="assignments">Choices of costs: <c>price=linear</c>.</param>
    public EmitResult EmitCSharp(string choice, IReadOnlyList<string> assignments) => throw new NotImplementedException();
}
