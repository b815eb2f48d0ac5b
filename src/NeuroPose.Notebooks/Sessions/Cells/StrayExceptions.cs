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
        // A timer has left the cell's context before it lets an exception through: then the code says whose it is.
        if ((CellScope.Current ?? CellOf(thrown)) is not { } cell)
        {
            return false;
        }

        cell.Fail(thrown);
        return true;
    }

    // The outermost of the cells' own frames is in the code that was handed to the timer.
    private static CellScope? CellOf(Exception thrown)
    {
        CellScope? cell = null;
        if (UserFrames.OutermostCell(thrown) is { } context)
        {
            ExecutionContext.Run(context, _ => cell = CellScope.Current, null);
        }

        return cell;
    }
}
