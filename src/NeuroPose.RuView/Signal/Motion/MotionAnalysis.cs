using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>What a frame's features say about motion.</summary>
internal sealed record MotionAnalysis
{
    /// <summary>The score and its parts.</summary>
    public required MotionScore Score { get; init; }

    /// <summary>The standard deviation of the remembered scores; 0 below two.</summary>
    public required double TemporalDeviation { get; init; }

    /// <summary>The mean of the subcarriers' variances, in squared amplitude units.</summary>
    public required double SpatialVariance { get; init; }

    /// <summary>The mean Doppler shift in hertz; 0 without Doppler features. The reference calls it a velocity.</summary>
    public required double MeanShiftHz { get; init; }

    /// <summary>The arctangent of the mean phase gradient, in radians. The reference calls it a direction.</summary>
    public required double GradientAngle { get; init; }

    /// <summary>How much the features are to be trusted (0 to 1).</summary>
    public required double Confidence { get; init; }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"motion {Score.Total:0.###}, confidence {Confidence:0.###}");
}
