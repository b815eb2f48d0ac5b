using NeuroPose.Formats;
using NeuroPose.Synthesis;

namespace NeuroPose.Datasets;

/// <summary>One made-up trial of the bundled dataset: who walks and how.</summary>
internal sealed record SyntheticTrial(string Name, WalkingSubject Subject, WalkingTrialOptions Options)
{
    /// <summary>Someone who passes behind, and when.</summary>
    public (WalkingSubject Subject, WalkingTrialOptions Options, int FirstFrame)? PasserBy { get; init; }

    public VideoPredictions Make()
    {
        var walk = SyntheticGait.Walk(Subject, Options);
        return PasserBy is { } other
            ? SyntheticGait.WithPasserBy(walk, SyntheticGait.Walk(other.Subject, other.Options), other.FirstFrame)
            : walk;
    }

    public DatasetEntry Describe(VideoPredictions trial, string fileName, string sha256, long byteCount) => new(Name, fileName, sha256, byteCount)
    {
        Subject = Subject.Name,
        CadenceStepsPerMinute = Options.CadenceStepsPerMinute,
        Seconds = Options.Seconds,
        FramesPerSecond = Options.FramesPerSecond,
        FrameCount = trial.Frames.Count,
        MissingFrameCount = trial.Frames.Count(frame => frame.PersonCount == 0),
        PersonCount = trial.PersonCount,
        HeadingDegrees = Options.HeadingDegrees,
        Asymmetry = Subject.IsSymmetric
            ? "none"
            : FormattableString.Invariant($"the left knee bends {Subject.LeftKneeFlexionFactor} times as far in swing as the right; the left heel strikes {Subject.LeftStepDelay} of a stride late"),
        Seed = Options.Seed,
    };
}
