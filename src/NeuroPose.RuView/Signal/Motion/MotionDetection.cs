using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>Whether a frame shows a person.</summary>
internal sealed record MotionDetection
{
    /// <summary>Whether the smoothed confidence reaches the threshold.</summary>
    public required bool IsPerson { get; init; }

    /// <summary>The smoothed confidence (0 to 1).</summary>
    public required double Confidence { get; init; }

    /// <summary>The confidence of this frame alone (0 to 1).</summary>
    public required double RawConfidence { get; init; }

    /// <summary>The threshold that held.</summary>
    public required double Threshold { get; init; }

    /// <summary>What the features say.</summary>
    public required MotionAnalysis Analysis { get; init; }

    /// <summary>The verdict in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsPerson ? "person" : "no person")} (confidence {Confidence:0.###}, threshold {Threshold:0.###}, motion {Analysis.Score.Total:0.###})");
}
