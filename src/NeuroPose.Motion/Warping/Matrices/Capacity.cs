using NeuroPose.Warping.Blocks;

namespace NeuroPose.Warping;

/// <summary>Refuses matrices that do not fit, before any work is done.</summary>
internal static class Capacity
{
    /// <summary>An array for distances.</summary>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns of the matrix.</param>
    /// <param name="cells">How many of its distances are kept.</param>
    /// <param name="memory">Bytes of memory; otherwise what the runtime may use on this machine.</param>
    /// <exception cref="CapacityException">The distances do not fit.</exception>
    public static double[] Array(int rows, int columns, long cells, long? memory = null)
    {
        var available = memory ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var limit = Math.Min(available > 0 ? available : long.MaxValue, (long)System.Array.MaxLength * sizeof(double));
        return cells <= limit / sizeof(double)
            ? new double[cells]
            : throw new CapacityException(
                $"{Shape(rows, columns)} distances take {ByteCount.Text(cells * (double)sizeof(double))} of memory, but one array may take {ByteCount.Text(limit)} here. Write them to a file (MatrixFile.Write), which needs disk and not memory.",
                cells > long.MaxValue / sizeof(double) ? long.MaxValue : cells * sizeof(double),
                limit);
    }

    /// <summary>Room for a file on its disk.</summary>
    /// <exception cref="CapacityException">There is less.</exception>
    public static void Disk(string path, int rows, int columns, double bytes, long available)
    {
        if (bytes > available)
        {
            throw new CapacityException(
                $"{path}: {Shape(rows, columns)} distances take a file of {ByteCount.Text(bytes)}, but its disk has {ByteCount.Text(available)} left. Make room, or choose a folder on another disk.",
                bytes < long.MaxValue ? (long)bytes : long.MaxValue,
                available);
        }
    }

    private static string Shape(int rows, int columns) => FormattableString.Invariant($"{rows} × {columns}");
}
