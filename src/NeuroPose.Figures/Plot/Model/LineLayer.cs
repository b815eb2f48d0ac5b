namespace NeuroPose.Figures.Model;

/// <summary>A line through points, broken where one is not finite.</summary>
public sealed record LineLayer : PointLayer
{
    /// <summary>Makes a line. The caller does not write to the numbers again.</summary>
    /// <param name="x">Where the points are along the horizontal axis.</param>
    /// <param name="y">Their values; as many.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public LineLayer(ReadOnlyMemory<double> x, ReadOnlyMemory<double> y)
        : base(x, y)
    {
    }

    /// <summary>Makes a line of numbers that may be written down in place. The caller does not write to them again.</summary>
    /// <param name="x">Where the points are along the horizontal axis.</param>
    /// <param name="y">Where they are along the vertical axis; as many.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public LineLayer(double[] x, double[] y)
        : this((ReadOnlyMemory<double>)x, (ReadOnlyMemory<double>)y)
    {
    }

    /// <summary>Whether the line stands behind others, thin and pale, as one cycle of many.</summary>
    public bool Faint { get; init; }

    /// <summary>
    /// Whether a break is a value that is missing, which the figure counts; false for lines that are made of separate strokes.
    /// </summary>
    public bool BreaksAreGaps { get; init; } = true;
}
