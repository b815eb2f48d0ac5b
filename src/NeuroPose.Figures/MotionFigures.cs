using NeuroPose.Figures.Model;
using NeuroPose.Figures.Skeletons;
using NeuroPose.Poses;

namespace NeuroPose.Figures;

/// <summary>Figures of poses over time.</summary>
public static class MotionFigures
{
    private const double StripGap = 250;

    /// <summary>Where joints are over time, a panel for each of x, y and z. Where a joint was not detected its line has a gap.</summary>
    /// <param name="poses">The sequence. Time is in seconds, or in frames when the frame rate is not known.</param>
    /// <param name="joints">Names of joints; at least one.</param>
    /// <exception cref="ArgumentException">No joint is named, or the skeleton has none of that name.</exception>
    public static PlotFigure Trajectories(PoseSequence poses, params IReadOnlyList<string> joints)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentNullException.ThrowIfNull(joints);
        if (joints.Count == 0)
        {
            throw new ArgumentException($"Name at least one joint of the skeleton {poses.Skeleton}.", nameof(joints));
        }

        var time = double.IsNaN(poses.FramesPerSecond) ? new AxisLabel("frame") : new("time", "s");
        return new(new Plot
        {
            Panels =
            [
                .. Enumerable.Range(0, 3).Select(axis => new Panel
                {
                    X = new(time),
                    Y = new(new AxisLabel("xyz"[axis].ToString(), "mm")),
                    Layers = [.. joints.Select((joint, index) => Line(LineSeries.PerFrame(joint, poses.Trajectory(joint, axis), poses.FramesPerSecond), index))],
                }),
            ],
            SharedX = true,
        })
        {
            Title = poses.Label.Length > 0 ? $"{poses.Label}, joint trajectories" : "Joint trajectories",
            Description = $"x, y and z of {string.Join(", ", joints)} over {time}.",
        };
    }

    /// <summary>The body seen from the side at evenly spread moments, next to each other, with the time under each.</summary>
    /// <param name="poses">The sequence; frames without any joint are drawn empty.</param>
    /// <param name="count">How many moments; fewer when the sequence has fewer frames. One column of a journal has room for five.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below one.</exception>
    public static PlotFigure StickStrip(PoseSequence poses, int count = 10)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var moments = Math.Min(count, poses.FrameCount);
        SkeletonFrame[] frames = [.. Enumerable.Range(0, moments).Select(index => new SkeletonFrame(poses, moments == 1 ? 0 : (int)((long)index * (poses.FrameCount - 1) / (moments - 1))))];
        var strip = new StripPlaces(frames, StripGap);
        return new(new Plot
        {
            Panels =
            [
                new()
                {
                    X = Axis.Unnamed with { Hidden = true },
                    Y = Axis.Unnamed with { Hidden = true, Reversed = true },
                    EqualScale = true,
                    ScaleBarUnit = "mm",
                    Layers = [.. strip.Layers()],
                },
            ],
            Legend = BodyLayer.Legend(poses.Skeleton),
            Notes = [frames.Length == 0 ? "The sequence has no frames." : FormattableString.Invariant($"{frames.Length} of {poses.FrameCount} frames, {View.Side.Name}.")],
        })
        {
            Title = poses.Label.Length > 0 ? $"{poses.Label}, from the side" : "Poses from the side",
            Description = "Stick figures next to each other.",
        };
    }

    private static LineLayer Line(LineSeries series, int color) => new(series.X, series.Y) { Name = series.Name, Color = color };
}
