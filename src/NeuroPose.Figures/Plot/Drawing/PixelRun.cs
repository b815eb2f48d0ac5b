namespace NeuroPose.Figures.Drawing;

/// <summary>
/// Points of a line, thinned to what a reader can see: of consecutive points in one column, half a pixel wide, only the first, lowest,
/// highest and last are kept, so that a recording of any length keeps its peaks and the file stays small.
/// </summary>
internal sealed class PixelRun
{
    private readonly List<(double X, double Y)> kept = [];
    private readonly List<(double X, double Y)> column = [];
    private double current = double.NaN;

    /// <summary>Whether points were left out.</summary>
    public bool IsThinned { get; private set; }

    /// <summary>Adds a point that falls into a column.</summary>
    public void Add(double x, double y, double next)
    {
        if (next != current)
        {
            Flush();
            current = next;
        }

        column.Add((x, y));
    }

    public IReadOnlyList<(double X, double Y)> Points()
    {
        Flush();
        return kept;
    }

    private void Flush()
    {
        if (column.Count <= 4)
        {
            kept.AddRange(column);
        }
        else
        {
            IsThinned |= !IsStraight();
            var (lowest, highest) = (0, 0);
            for (var point = 1; point < column.Count; point++)
            {
                lowest = column[point].Y < column[lowest].Y ? point : lowest;
                highest = column[point].Y > column[highest].Y ? point : highest;
            }

            int[] chosen = [0, Math.Min(lowest, highest), Math.Max(lowest, highest), column.Count - 1];
            kept.AddRange(chosen.Distinct().Select(point => column[point]));
        }

        column.Clear();
    }

    // A stroke straight up or down loses nothing but points on itself.
    private bool IsStraight()
    {
        var (up, down) = (true, true);
        for (var point = 1; point < column.Count && (up || down); point++)
        {
            var isAbove = column[point].X == column[0].X;
            up &= isAbove && column[point].Y <= column[point - 1].Y;
            down &= isAbove && column[point].Y >= column[point - 1].Y;
        }

        return up || down;
    }
}
