namespace NeuroPose.Warping;

public abstract partial record Band
{
    /// <summary>
    /// The columns within a radius of the straight line, in whole numbers: the same on every machine and for both orders.
    /// </summary>
    private static (int First, int Last) AroundTheLine(int row, int rows, int columns, long radius)
    {
        if (rows == 1 || columns == 1)
        {
            return (0, columns - 1);
        }

        if (rows == columns)
        {
            // The usual case without its two divisions, which take longer than the row's matches.
            return Near(row, radius, columns);
        }

        long rowSteps = rows - 1;
        long columnSteps = columns - 1;
        var reach = radius * Math.Max(rowSteps, columnSteps);
        var center = row * columnSteps;
        var first = center <= reach ? 0 : (center - reach + rowSteps - 1) / rowSteps;
        var last = Math.Min(columnSteps, (center + reach) / rowSteps);
        return ((int)first, (int)last);
    }

    /// <summary>The columns whose number is within a radius of the row's.</summary>
    private static (int First, int Last) Near(int row, long radius, int columns) =>
        ((int)Math.Max(0, row - radius), (int)Math.Min(columns - 1, row + radius));

    private sealed record Unlimited : Band
    {
        public override string Describe() => "no band";

        internal override (int First, int Last) Columns(int row, int rows, int columns) => (0, columns - 1);
    }

    private sealed record SakoeChibaFraction(double Fraction) : Band
    {
        public override string Describe() => FormattableString.Invariant($"Sakoe-Chiba band of {Fraction} × the longer length to each side");

        internal override (int First, int Last) Columns(int row, int rows, int columns) =>
            AroundTheLine(row, rows, columns, Math.Max(1, (long)Math.Ceiling(Fraction * Math.Max(rows, columns))));
    }

    private sealed record SakoeChibaRadius(int Radius) : Band
    {
        public override string Describe() => FormattableString.Invariant($"Sakoe-Chiba band of {Radius} frames of the longer series to each side");

        internal override (int First, int Last) Columns(int row, int rows, int columns) => AroundTheLine(row, rows, columns, Radius);

        internal override Band WithRadius(int radius) => new SakoeChibaRadius(radius);
    }

    private sealed record UnscaledRadius(int Radius) : Band
    {
        public override string Describe() => FormattableString.Invariant($"band |i − j| ≤ {Radius}");

        internal override (int First, int Last) Columns(int row, int rows, int columns) =>
            Near(row, Radius, columns);

        internal override Band WithRadius(int radius) => new UnscaledRadius(radius);
    }

    private sealed record ItakuraParallelogram(double Slope) : Band
    {
        public override string Describe() => FormattableString.Invariant($"Itakura parallelogram of slope {Slope}");

        internal override (int First, int Last) Columns(int row, int rows, int columns)
        {
            if (rows == 1 || columns == 1)
            {
                return (0, columns - 1);
            }

            var (first, last) = Limits(row, rows, columns);

            // Near the corners the sides leave gaps between the rows of short series: a row reaches to where the next begins.
            return row == rows - 1 ? (first, columns - 1) : (first, Math.Max(last, Limits(row + 1, rows, columns).First - 1));
        }

        private (int First, int Last) Limits(int row, int rows, int columns)
        {
            var along = (double)row / (rows - 1);
            var low = Math.Max(along / Slope, 1 - (Slope * (1 - along)));
            var high = Math.Min(along * Slope, 1 - ((1 - along) / Slope));
            var nearest = (int)Math.Round(along * (columns - 1), MidpointRounding.ToEven);
            return (Math.Min(nearest, (int)Math.Ceiling(low * (columns - 1))), Math.Max(nearest, (int)Math.Floor(high * (columns - 1))));
        }

        // Rows are joined one way only: for the other order of the series the window may differ by a cell.
        internal override bool IsSymmetric => false;
    }

    private sealed record RowLimits((int First, int Last)[] Limits) : Band
    {
        public override string Describe() => FormattableString.Invariant($"limits given for each of {Limits.Length} frames");

        internal override bool IsSymmetric => false;

        internal override (int First, int Last) Columns(int row, int rows, int columns) =>
            Limits.Length == rows
                ? (Math.Max(0, Limits[row].First), Math.Min(columns - 1, Limits[row].Last))
                : throw new ArgumentException(FormattableString.Invariant($"The band has limits for {Limits.Length} frames, but the first series has {rows}."));
    }
}
