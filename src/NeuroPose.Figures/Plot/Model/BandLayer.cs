namespace NeuroPose.Figures.Model;

/// <summary>The area between two lines, such as a mean plus and minus a standard deviation; broken where a bound is not finite.</summary>
public sealed record BandLayer : Layer
{
    /// <summary>Makes a band. The caller does not write to the numbers again.</summary>
    /// <param name="x">Positions along the horizontal axis.</param>
    /// <param name="low">The lower bound at each.</param>
    /// <param name="high">The upper bound at each.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public BandLayer(ReadOnlyMemory<double> x, ReadOnlyMemory<double> low, ReadOnlyMemory<double> high)
    {
        PointsCheck.SameLength(x, low, nameof(low));
        PointsCheck.SameLength(x, high, nameof(high));
        (X, Low, High) = (x, low, high);
    }

    /// <summary>Positions along the horizontal axis.</summary>
    public ReadOnlyMemory<double> X { get; }

    /// <summary>The lower bound at each position.</summary>
    public ReadOnlyMemory<double> Low { get; }

    /// <summary>The upper bound at each position.</summary>
    public ReadOnlyMemory<double> High { get; }

    internal override bool IsSeries => true;

    internal override void Extend(ValueRange x, ValueRange y)
    {
        x.Include(X.Span);
        y.Include(Low.Span);
        y.Include(High.Span);
    }

    /// <summary>First and last position of each run without gaps.</summary>
    internal IEnumerable<(int First, int Last)> Runs()
    {
        var first = -1;
        for (var point = 0; point <= X.Length; point++)
        {
            var known = point < X.Length && double.IsFinite(X.Span[point]) && double.IsFinite(Low.Span[point]) && double.IsFinite(High.Span[point]);
            if (known && first < 0)
            {
                first = point;
            }
            else if (!known && first >= 0)
            {
                yield return (first, point - 1);
                first = -1;
            }
        }
    }
}
