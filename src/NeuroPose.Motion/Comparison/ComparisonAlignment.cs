using NeuroPose.Alignment;
using NeuroPose.Poses;

namespace NeuroPose.Comparison;

/// <summary>How the first sequence was moved onto the second, and how well it fits.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="LengthPolicy">How different lengths were to be treated.</param>
/// <param name="FirstFrames">The frames of the sequence that was moved.</param>
/// <param name="SecondFrames">The frames of the sequence that it was moved onto.</param>
/// <param name="JointCount">The joints of each frame.</param>
/// <param name="MeanRotationRadians">The mean turn.</param>
/// <param name="MaxRotationRadians">The largest turn of a frame.</param>
/// <param name="MeanTranslation">The mean translation about the world's origin, in the unit of the poses, as the reference reports it.</param>
/// <param name="MaxTranslation">The largest such translation.</param>
/// <param name="MeanCentroidShift">How far the person was really moved, in the unit of the poses.</param>
/// <param name="MeanScale">The mean factor of size; 1 when it was not fitted.</param>
/// <param name="MeanResidualRms">What is left between matching joints, in the unit of the poses RMS, the mean over frames.</param>
/// <param name="FittedJoints">How many joints, counted over all frames, the fit used.</param>
/// <param name="FramesWithoutFit">Frames in which too few joints were known; they count as missing afterwards.</param>
public sealed record ComparisonAlignment(
    ProcrustesOptions Options,
    LengthPolicy LengthPolicy,
    int FirstFrames,
    int SecondFrames,
    int JointCount,
    double MeanRotationRadians,
    double MaxRotationRadians,
    double MeanTranslation,
    double MaxTranslation,
    double MeanCentroidShift,
    double MeanScale,
    double MeanResidualRms,
    long FittedJoints,
    IReadOnlyList<int> FramesWithoutFit)
{
    /// <summary>True when lengths differed, so that the second sequence was resampled to the first one's length for the fit.</summary>
    public bool AtCommonPhase => FirstFrames != SecondFrames;

    /// <summary>The unit of the poses.</summary>
    public LengthUnit Unit { get; init; }

    /// <summary>
    /// What to know before the result is used, in words: such as a flat figure that the fit may have turned over. Empty when there is
    /// nothing.
    /// </summary>
    public string Notice { get; init => field = value ?? throw new ArgumentNullException(nameof(Notice)); } = "";

    private string UnitText => Unit.Symbol() is { Length: > 0 } unit ? " " + unit : "";

    /// <summary>The numbers in a line.</summary>
    public override string ToString()
    {
        var lengths = AtCommonPhase ? FormattableString.Invariant($"fitted at common phase ({FirstFrames} and {SecondFrames} frames)") : "fitted frame by frame";
        return FormattableString.Invariant(
            $"{Options.Describe()}, {lengths}: turned {MeanRotationRadians * 180 / Math.PI:0.##}°, moved {MeanCentroidShift:0.#}{UnitText}, scale {MeanScale:0.###}, residual {MeanResidualRms:0.##}{UnitText} RMS, {FittedJoints} joints{(Notice.Length > 0 ? "; " : "")}{Notice}");
    }
}
