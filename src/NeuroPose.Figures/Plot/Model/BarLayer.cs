namespace NeuroPose.Figures.Model;

/// <summary>Bars from zero. A value that is not finite has no bar.</summary>
public sealed record BarLayer : Layer
{
    /// <summary>Makes bars. The caller does not write to the numbers again.</summary>
    /// <param name="x">The middle of each bar.</param>
    /// <param name="heights">Where each ends.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public BarLayer(ReadOnlyMemory<double> x, ReadOnlyMemory<double> heights)
    {
        PointsCheck.SameLength(x, heights, nameof(heights));
        (X, Heights) = (x, heights);
    }

    /// <summary>The middle of each bar.</summary>
    public ReadOnlyMemory<double> X { get; }

    /// <summary>Where each bar ends.</summary>
    public ReadOnlyMemory<double> Heights { get; }

    /// <summary>The width of a bar, in the axis' unit.</summary>
    public double Width { get; init; } = 0.8;

    internal override bool IsSeries => true;

    internal override void Extend(ValueRange x, ValueRange y)
    {
        y.Include(0);
        y.Include(Heights.Span);
        foreach (var middle in X.Span)
        {
            x.Include(middle - (Width / 2));
            x.Include(middle + (Width / 2));
        }
    }
}
