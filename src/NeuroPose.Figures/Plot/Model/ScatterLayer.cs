namespace NeuroPose.Figures.Model;

/// <summary>Dots, each with its words where given.</summary>
public sealed record ScatterLayer : PointLayer
{
    /// <summary>Makes dots. The caller does not write to the numbers again.</summary>
    /// <param name="x">Where they are along the horizontal axis.</param>
    /// <param name="y">Where they are along the vertical axis; as many.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public ScatterLayer(ReadOnlyMemory<double> x, ReadOnlyMemory<double> y)
        : base(x, y)
    {
    }

    /// <summary>Makes dots of numbers that may be written down in place. The caller does not write to them again.</summary>
    /// <param name="x">Where the points are along the horizontal axis.</param>
    /// <param name="y">Where they are along the vertical axis; as many.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public ScatterLayer(double[] x, double[] y)
        : this((ReadOnlyMemory<double>)x, (ReadOnlyMemory<double>)y)
    {
    }

    /// <summary>What stands beside each dot; empty for nothing. Dots beyond the last word have none.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>
    /// The opacity of each dot from 0 to 1, such as a confidence; empty for full dots, and NaN is an open dot: not known.
    /// </summary>
    public ReadOnlyMemory<double> Strengths { get; init; }

    /// <summary>The radius in pixels.</summary>
    public double Radius { get; init; } = 2.2;
}
