namespace NeuroPose.RuView.Signal;

/// <summary>When a motion detector takes movement for a person.</summary>
internal sealed record MotionDetectorOptions
{
    /// <summary>The smoothed confidence from which a person is detected (0 to 1).</summary>
    public double DetectionThreshold { get; init; } = 0.8;

    /// <summary>The motion score above which there is motion (0 to 1).</summary>
    public double MotionThreshold { get; init; } = 0.3;

    /// <summary>The mean amplitude above which there is a signal.</summary>
    public double AmplitudeThreshold { get; init; } = 0.1;

    /// <summary>The phase spread above which the channel varies.</summary>
    public double PhaseThreshold { get; init; } = 0.05;

    /// <summary>The weight of the confidence before (0 to 1).</summary>
    public double SmoothingFactor { get; init; } = 0.9;

    /// <summary>How many scores are remembered (at least 1).</summary>
    public int HistorySize { get; init; } = 100;

    /// <summary>
    /// Whether the threshold follows the remembered scores: their mean plus one standard deviation, within 0.3 and 0.95, once there are
    /// ten.
    /// </summary>
    public bool AdaptsThreshold { get; init; }

    /// <summary>What a signal adds to the confidence.</summary>
    public double AmplitudeWeight { get; init; } = 0.4;

    /// <summary>What a varying channel adds to the confidence.</summary>
    public double PhaseWeight { get; init; } = 0.3;

    /// <summary>What motion adds to the confidence.</summary>
    public double MotionWeight { get; init; } = 0.3;
}
