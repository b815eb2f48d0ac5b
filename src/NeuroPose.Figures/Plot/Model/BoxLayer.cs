using NeuroPose.Numerics;

namespace NeuroPose.Figures.Model;

/// <summary>
/// A box from the lower to the upper quartile with the median, whiskers to the farthest values within 1.5 box heights, and dots beyond.
/// Values that are not finite are left out; without any there is no box. Quartiles are interpolated between order statistics
/// (type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996).
/// </summary>
public sealed record BoxLayer : Layer
{
    private const double WhiskerReach = 1.5;
    private readonly double[] sorted;

    /// <summary>Makes a box of values at a position.</summary>
    public BoxLayer(double x, ReadOnlyMemory<double> values)
    {
        (X, Values) = (x, values);
        sorted = [.. values.ToArray().Where(double.IsFinite).Order()];
    }

    /// <summary>The middle of the box along the horizontal axis.</summary>
    public double X { get; }

    /// <summary>All values, in the caller's order.</summary>
    public ReadOnlyMemory<double> Values { get; }

    /// <summary>The width of the box, in the axis' unit.</summary>
    public double Width { get; init; } = 0.5;

    /// <summary>The value below which a quarter lies; NaN without values.</summary>
    public double LowerQuartile => Quantile(0.25);

    /// <summary>The value in the middle; NaN without values.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The value above which a quarter lies; NaN without values.</summary>
    public double UpperQuartile => Quantile(0.75);

    /// <summary>The least value within reach of the box; NaN without values.</summary>
    public double LowerWhisker => sorted.Length == 0 ? double.NaN : Math.Min(LowerQuartile, sorted.First(value => value >= LowerQuartile - Reach));

    /// <summary>The greatest value within reach of the box; NaN without values.</summary>
    public double UpperWhisker => sorted.Length == 0 ? double.NaN : Math.Max(UpperQuartile, sorted.Last(value => value <= UpperQuartile + Reach));

    /// <summary>The values beyond the whiskers, ascending.</summary>
    public IReadOnlyList<double> Outliers => [.. sorted.Where(value => value < LowerWhisker || value > UpperWhisker)];

    internal override bool IsSeries => true;

    private double Reach => WhiskerReach * (UpperQuartile - LowerQuartile);

    internal override void Extend(ValueRange x, ValueRange y)
    {
        x.Include(X - Width);
        x.Include(X + Width);
        y.Include(sorted);
    }

    private double Quantile(double share) => OrderStatistics.Quantile(sorted, share);
}
