namespace NeuroPose.Warping;

/// <summary>Which matches of frames a warping path may use. The same for both orders of two series.</summary>
public abstract record Band
{
    private Band()
    {
    }

    /// <summary>Every match is allowed.</summary>
    public static Band None { get; } = new Unlimited();

    /// <summary>A phrase for tables and figures.</summary>
    public abstract string Describe();

    /// <summary>
    /// Sakoe-Chiba: the matches within r frames of the straight line from corner to corner, counted along the longer series;
    /// r is the fraction of the longer length, rounded up, and at least 1. Frame i of n may match frame j of m when
    /// |i·(m−1) − j·(n−1)| ≤ r·max(n−1, m−1), so that a path always exists.
    /// </summary>
    /// <param name="fraction">0 allows the nearest neighbors of the straight line only, 1 everything.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not within 0 and 1.</exception>
    public static Band SakoeChiba(double fraction) =>
        fraction is >= 0 and <= 1
            ? new SakoeChibaFraction(fraction)
            : throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction is within 0 and 1.");

    /// <summary>The columns that a row may match, first to last included. Never empty; neighboring rows touch.</summary>
    internal abstract (int First, int Last) Columns(int row, int rows, int columns);

    private sealed record Unlimited : Band
    {
        public override string Describe() => "no band";

        internal override (int First, int Last) Columns(int row, int rows, int columns) => (0, columns - 1);
    }

    private sealed record SakoeChibaFraction(double Fraction) : Band
    {
        public override string Describe() => FormattableString.Invariant($"Sakoe-Chiba band of {Fraction} × the longer length to each side");

        internal override (int First, int Last) Columns(int row, int rows, int columns)
        {
            if (rows == 1 || columns == 1)
            {
                return (0, columns - 1);
            }

            // Whole numbers throughout: the band is the same on every machine, and for both orders of the series.
            long rowSteps = rows - 1;
            long columnSteps = columns - 1;
            var radius = Math.Max(1, (long)Math.Ceiling(Fraction * Math.Max(rows, columns)));
            var reach = radius * Math.Max(rowSteps, columnSteps);
            var center = row * columnSteps;
            var first = center <= reach ? 0 : (center - reach + rowSteps - 1) / rowSteps;
            var last = Math.Min(columnSteps, (center + reach) / rowSteps);
            return ((int)first, (int)last);
        }
    }
}
