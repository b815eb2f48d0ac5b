namespace NeuroPose.Sessions.Nwb;

/// <summary>A signal over time (<c>TimeSeries</c>).</summary>
public sealed record NwbSignal
{
    /// <summary>Its name, such as <c>motion_energy_whisker</c>; see <see cref="NwbNames"/>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is and how it was computed.</summary>
    public required string Description { get; init; }

    /// <summary>The unit, <c>a.u.</c> where it has none.</summary>
    public required string Unit { get; init; }

    /// <summary>Samples × columns; NaN where a value is missing.</summary>
    public required NwbBlocks<double> Data { get; init; }

    /// <summary>The values of a sample: 1, or 2 for a point in an image.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>The name of the video whose times are those of the signal; null where <see cref="Times"/> are given.</summary>
    public string? Video { get; init; }

    /// <summary>The times of the samples; null where they are those of <see cref="Video"/>.</summary>
    public NwbTimes? Times { get; init; }

    /// <summary>Anything else; null for nothing.</summary>
    public string? Comments { get; init; }
}
