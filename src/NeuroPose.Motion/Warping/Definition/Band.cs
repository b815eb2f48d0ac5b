using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping;

/// <summary>Which matches of frames a warping path may use.</summary>
public abstract partial record Band
{
    private Band()
    {
    }

    /// <summary>Every match is allowed.</summary>
    public static Band None { get; } = new Unlimited();

    /// <summary>
    /// Sakoe-Chiba: the matches within r frames of the straight line from corner to corner, counted along the longer series;
    /// r is the fraction of the longer length, rounded up, and at least 1. Frame i of n may match frame j of m when
    /// |i·(m−1) − j·(n−1)| ≤ r·max(n−1, m−1), so that a path of single steps always exists. The same for both orders of two series.
    /// </summary>
    /// <param name="fraction">0 allows the nearest neighbors of the straight line only, 1 everything.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not within 0 and 1.</exception>
    public static Band SakoeChiba(double fraction) =>
        fraction is >= 0 and <= 1
            ? new SakoeChibaFraction(fraction)
            : throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction must be between 0 and 1.");

    /// <summary>
    /// Sakoe-Chiba with the radius r in frames of the longer series: frame i of n may match frame j of m when
    /// |i·(m−1) − j·(n−1)| ≤ r·max(n−1, m−1). For equal lengths this is |i − j| ≤ r. The same for both orders of two series.
    /// </summary>
    /// <param name="radius">Frames to each side of the straight line from corner to corner; 0 leaves no path where lengths differ.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public static Band SakoeChibaFrames(int radius)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        return new SakoeChibaRadius(radius);
    }

    /// <summary>
    /// The matches with |i − j| ≤ r, whatever the lengths: the band of dtw-python's and R's "sakoechiba" window. Where lengths differ
    /// by more than r no path from corner to corner exists. The same for both orders of two series.
    /// </summary>
    /// <param name="radius">Frames to each side of i = j.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public static Band Unscaled(int radius)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        return new UnscaledRadius(radius);
    }

    /// <summary>
    /// The Itakura parallelogram: the matches on some straight-sided way from corner to corner whose slope, in units of the line between
    /// the corners, stays between 1/s and s. With x = i/(n−1) and y = j/(m−1): y ≤ s·x, y ≥ x/s, and the same seen from the other
    /// corner. Each row keeps at least the match nearest to the line, and rows are joined, so that a path of single steps always exists.
    /// Source: Itakura, "Minimum prediction residual principle applied to speech recognition" (1975), there with s = 2.
    /// </summary>
    /// <param name="slope">s, more than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slope is not a finite number above 1.</exception>
    public static Band Itakura(double slope = 2) =>
        slope > 1 && double.IsFinite(slope)
            ? new ItakuraParallelogram(slope)
            : throw new ArgumentOutOfRangeException(nameof(slope), slope, "The slope is a finite number above 1.");

    /// <summary>For each frame of the first series the first and the last frame of the second that it may match, both included.</summary>
    /// <param name="limits">One pair a frame; a last before the first allows nothing. Limits beyond the second series are cut.</param>
    public static Band Rows(params IReadOnlyList<(int First, int Last)> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new RowLimits([.. limits]);
    }

    /// <summary>A phrase for tables and figures.</summary>
    public abstract string Describe();

    /// <summary>Whether exchanging the series exchanges the matches.</summary>
    internal virtual bool IsSymmetric => true;

    /// <summary>The columns that a row may match, first to last included.</summary>
    /// <exception cref="ArgumentException">The band was made for another length.</exception>
    internal abstract (int First, int Last) Columns(int row, int rows, int columns);

    /// <summary>The same band with another radius in frames; null where the band has none.</summary>
    internal virtual Band? WithRadius(int radius) => null;

    internal MatchWindow Window(int rows, int columns)
    {
        if (this == None)
        {
            return MatchWindow.Everything(rows, columns);
        }

        var runs = new (int First, int Last)[rows];
        for (var row = 0; row < rows; row++)
        {
            runs[row] = Columns(row, rows, columns);
        }

        return new(runs, columns);
    }
}
