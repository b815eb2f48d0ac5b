namespace NeuroPose.Figures;

/// <summary>A line in a chart. A point with a NaN or infinite coordinate is a gap.</summary>
public sealed record LineSeries
{
    /// <summary>Makes a series. The caller does not write to the numbers again.</summary>
    /// <param name="name">What the legend calls it; empty for no entry.</param>
    /// <param name="x">Where the points are along the horizontal axis.</param>
    /// <param name="y">Their values; as many as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public LineSeries(string name, ReadOnlyMemory<double> x, ReadOnlyMemory<double> y)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"The series \"{name}\" has {x.Length} horizontal and {y.Length} vertical values; both are needed for each point.", nameof(y));
        }

        Name = name;
        X = x;
        Y = y;
    }

    /// <summary>Makes a series of numbers that may be written down in place. The caller does not write to them again.</summary>
    /// <param name="name">What the legend calls it; empty for no entry.</param>
    /// <param name="x">Where the points are along the horizontal axis.</param>
    /// <param name="y">Their values; as many as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public LineSeries(string name, double[] x, double[] y)
        : this(name, (ReadOnlyMemory<double>)x, (ReadOnlyMemory<double>)y)
    {
    }

    /// <summary>What the legend calls it.</summary>
    public string Name { get; }

    /// <summary>Where the points are along the horizontal axis.</summary>
    public ReadOnlyMemory<double> X { get; }

    /// <summary>Their values.</summary>
    public ReadOnlyMemory<double> Y { get; }

    /// <summary>A value for each frame.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="values">One value a frame, the first at 0.</param>
    /// <param name="framesPerSecond">The rate, to have the horizontal axis in seconds; NaN for frame numbers.</param>
    public static LineSeries PerFrame(string name, ReadOnlyMemory<double> values, double framesPerSecond = double.NaN)
    {
        var step = double.IsNaN(framesPerSecond) ? 1 : framesPerSecond;
        var x = new double[values.Length];
        for (var frame = 0; frame < x.Length; frame++)
        {
            x[frame] = frame / step;
        }

        return new(name, (ReadOnlyMemory<double>)x, values);
    }

    /// <summary>A value for each frame, written down in place: <c>LineSeries.PerFrame("knee", [10, 35, 60])</c>.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="values">One value a frame, the first at 0.</param>
    public static LineSeries PerFrame(string name, double[] values) => PerFrame(name, (ReadOnlyMemory<double>)values);

    /// <summary>A value for each frame, written down in place, over the time in seconds.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="values">One value a frame, the first at 0.</param>
    /// <param name="framesPerSecond">The rate, to have the horizontal axis in seconds; NaN for frame numbers.</param>
    public static LineSeries PerFrame(string name, double[] values, double framesPerSecond) => PerFrame(name, (ReadOnlyMemory<double>)values, framesPerSecond);
}
