namespace NeuroPose.Sessions.Synchronization;

/// <summary>The times of a camera's frames, and how they were found.</summary>
internal sealed record CameraSync
{
    public required string CameraId { get; init; }

    public required string? TtlId { get; init; }

    public required int FrameCount { get; init; }

    /// <summary>Frames in a second by the pulses; by the rate where that was asked for; NaN where there are no times.</summary>
    public double Rate { get; init; } = double.NaN;

    /// <summary>The first frame of each file.</summary>
    public IReadOnlyList<int> FileStarts { get; init; } = [];

    /// <summary>The match; its times are empty where there are none.</summary>
    public required FrameMatch Match { get; init; }

    public IReadOnlyList<ExtraPulse> ExtraPulses { get; init; } = [];

    public IReadOnlyList<int> Duplicates { get; init; } = [];

    public JitterFacts? Jitter { get; init; }

    public DriftFacts? Drift { get; init; }

    /// <summary>Whether the frames have times.</summary>
    public bool HasTimes => Match.Times.Length > 0;

    /// <summary>How many steps from frame to frame do not go forward.</summary>
    public int StepsNotForward
    {
        get
        {
            var count = 0;
            for (var frame = 1; frame < Match.Times.Length; frame++)
            {
                count += Match.Times[frame] > Match.Times[frame - 1] ? 0 : 1;
            }

            return count;
        }
    }

    /// <summary>Frames that were dropped; a pause of a second or more is none.</summary>
    public int DroppedCount => Match.Dropped.Where(IsDrop).Sum(drop => drop.Count);

    /// <summary>Whether missing frames are dropped ones, and not a pause of the recording.</summary>
    public bool IsDrop(DroppedFrames drop) => drop.Evidence == "pulses without frames" || drop.Count / Rate < 1;
}

/// <summary>How far pulses are from where their neighbors say that they should be.</summary>
/// <param name="Residuals">For each frame with a pulse between two others: its time minus the time between them; NaN for other frames.</param>
/// <param name="MaxSeconds">The largest, without its sign.</param>
/// <param name="P95Seconds">The 95th percentile, without signs.</param>
internal sealed record JitterFacts(double[] Residuals, double MaxSeconds, double P95Seconds);

/// <summary>How far a camera goes from the primary clock.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Seconds">The times of the points.</param>
/// <param name="Offsets">How far frames are from the clock's step at that time, in seconds.</param>
/// <param name="SlopePpm">The mean difference in rate, in parts per million.</param>
/// <param name="MaxSeconds">The largest offset, without its sign.</param>
/// <param name="MeanSeconds">The mean of the offsets without signs.</param>
/// <param name="ResidualSeconds">The largest distance from the straight line.</param>
/// <param name="Why">Why drift is not defined; empty where it is.</param>
internal sealed record DriftFacts(
    string Clock, double[] Seconds, double[] Offsets, double SlopePpm, double MaxSeconds, double MeanSeconds, double ResidualSeconds, string Why = "");
