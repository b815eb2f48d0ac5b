using System.Runtime.ExceptionServices;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>
/// Exceptions that nothing caught on a thread, in a timer or in <c>async void</c>: where a cell started it, the cell has failed and the
/// process lives on. .NET ends the process for all others, and for endless recursion.
/// </summary>
internal static class StrayExceptions
{
    private static int attached;

    /// <summary>Takes them from now on; once in a process.</summary>
    public static void Attach()
    {
        if (Interlocked.Exchange(ref attached, 1) != 0)
        {
            return;
        }

        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(Take);
        }
        catch (InvalidOperationException)
        {
            // The host has one of its own, and .NET has room for one.
        }
    }

    private static bool Take(Exception thrown)
    {
        if (CellScope.Current is not { } cell)
        {
            return false;
        }

        cell.Fail(thrown);
        return true;
    }
}
