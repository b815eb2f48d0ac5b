using NeuroPose.Segmentation;

namespace NeuroPose.Formats;

/// <summary>Cutting whole trials, with everything that was detected in them.</summary>
public static class TrialCuts
{
    /// <summary>
    /// Finds segments in the poses of the person whom the configuration names; see <see cref="PoseSegmentation.Segment"/>.
    /// </summary>
    /// <exception cref="PersonNotFoundException">The trial has no such person.</exception>
    /// <exception cref="SegmentationException">The frame rate is not known and the configuration gives a time.</exception>
    public static TrialSegments Segment(this VideoPredictions trial, SegmentationConfig config)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(config);
        var segments = trial.Poses((int)Math.Min(int.MaxValue, config.PersonIndex)).Segment(config);
        return segments with { Config = segments.Config with { PersonIndex = config.PersonIndex } };
    }

    /// <summary>
    /// Each segment's frames as a trial of its own, with all people. Frames are named again from <c>frame_000000</c> and counted again;
    /// segmentations and provenance are left out, because they are the whole trial's. Source: the NeuroPose reference,
    /// <c>slice_predictions</c>.
    /// </summary>
    /// <exception cref="SegmentationException">A segment leaves the trial; the message names it.</exception>
    public static IReadOnlyList<VideoPredictions> Slice(this VideoPredictions trial, IReadOnlyList<Segment> segments)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(segments);
        return [.. segments.Select((segment, index) => Slice(trial, segment, index))];
    }

    private static VideoPredictions Slice(VideoPredictions trial, Segment segment, int index)
    {
        if (segment.Start < 0 || segment.End <= segment.Start || segment.End > trial.Frames.Count)
        {
            throw new SegmentationException(
                FormattableString.Invariant($"segment {index} is [{segment.Start}, {segment.End}), but the trial has frames 0 to {trial.Frames.Count - 1}. Segments are cut from the trial that they were found in."),
                new(File: trial.FileName.Length > 0 ? trial.FileName : null));
        }

        return new()
        {
            Metadata = trial.Metadata with { FrameCount = segment.FrameCount },
            Frames =
            [
                .. trial.Frames.Skip(segment.Start).Take(segment.FrameCount)
                    .Select((frame, at) => frame with { Name = FormattableString.Invariant($"frame_{at:000000}") }),
            ],
        };
    }
}
