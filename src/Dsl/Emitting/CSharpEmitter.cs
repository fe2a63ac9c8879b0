using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Emitting;

/// <summary>
/// Writes a mechanism as C#: one sealed class with a method for each step, rule and reduction. The text is made from the
/// lowered form only and contains nothing that a script's author wrote, save text constants, as escaped literals. What
/// operations mean is not known here: they are calls to Numerics.
/// </summary>
public static class CSharpEmitter
{
    /// <summary>The name of the class that <see cref="Emit"/> writes, with its namespace.</summary>
    public const string ClassName = "Mechanisms.Generated.GeneratedKernel";

    private const int DeepTree = 50;
    private const int LargeStack = 512 << 20;

    /// <summary>The text for a mechanism; the same for the same mechanism, always.</summary>
    public static string Emit(LoweredMechanism mechanism)
    {
        if (!LoweredTree.IsDeeper(mechanism, DeepTree)) return new MechanismEmitter(mechanism).Emit();
        string text = "";
        Exception? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    text = new MechanismEmitter(mechanism).Emit();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            LargeStack);
        thread.Start();
        thread.Join();
        if (failure is not null) throw new InvalidOperationException("The mechanism could not be written as C#.", failure);
        return text;
    }
}
