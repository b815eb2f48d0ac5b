using System.Runtime.ExceptionServices;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>
/// Keeps the process alive when a cell is aborted after an await: the runtime's await machinery throws the abort again on a
/// thread of the pool, where nobody could catch it.
/// </summary>
internal static class AbortGuard
{
    private static int isSet;

    /// <summary>From now on an abort that nobody caught ends nothing but its own work item.</summary>
    public static void Ensure()
    {
        if (Interlocked.Exchange(ref isSet, 1) == 1)
        {
            return;
        }

        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(static exception => exception is ThreadAbortException);
        }
        catch (InvalidOperationException)
        {
            // The host has a handler of its own; the process has room for one.
        }
    }
}
