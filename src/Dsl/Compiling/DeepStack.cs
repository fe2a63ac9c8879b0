using System.Runtime.ExceptionServices;

namespace Mechanisms.Dsl.Compiling;

/// <summary>
/// Runs work that recurses as deep as formulas nest. The bounds on scripts keep that depth small for a thread of our own,
/// but a caller's stack may be almost used up, or as small as its host made it.
/// </summary>
public static class DeepStack
{
    // Reserved, not used: pages that no recursion reaches cost nothing.
    private const int Bytes = 64 << 20;

    /// <summary>The result of the work, or the fault that it ended with.</summary>
    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    fault = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        fault?.Throw();
        return result;
    }
}
