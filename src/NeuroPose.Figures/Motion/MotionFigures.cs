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
    public static PlotFigure Trajectories(PoseSequence poses, params IReadOnlyList<Joint> joints)
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
                .. Enumerable.Range(0, poses.Dimensions).Select(axis => new Panel
                {
                    X = new(time),
                    Y = new(new AxisLabel("xyz"[axis].ToString(), poses.Unit.Symbol())),
                    Layers = [.. joints.Select((joint, index) => Line(LineSeries.PerFrame(NameOf(joint, poses), poses.Trajectory(joint, axis), poses.FramesPerSecond), index))],
                }),
            ],
            SharedX = true,
        })
        {
            Title = poses.Label.Length > 0 ? $"{poses.Label}, joint trajectories" : "Joint trajectories",
            Description = $"{(poses.Dimensions == 2 ? "x and y" : "x, y and z")} of {string.Join(", ", joints.Select(joint => NameOf(joint, poses)))} over {time}.",
        };
    }

    /// <summary>
    /// The body at evenly spread moments, next to each other, with the time in seconds (or the frame, when the rate is not known) under
    /// each. It
    /// is seen as by the camera or from the side: from where its joints move farthest across the view.
    /// </summary>
    /// <param name="poses">The sequence; frames without any joint are drawn empty.</param>
    /// <param name="count">How many moments; fewer when the sequence has fewer frames. One column of a journal has room for about
    /// five.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below one.</exception>
    public static PlotFigure StickStrip(PoseSequence poses, int count = 10)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var moments = Math.Min(count, poses.FrameCount);
        SkeletonFrame[] frames = [.. Enumerable.Range(0, moments).Select(index => new SkeletonFrame(poses, moments == 1 ? 0 : (int)((long)index * (poses.FrameCount - 1) / (moments - 1))))];
        var view = View.OfMovement(poses);
        var strip = new StripPlaces(frames, view, StripGap / poses.Unit.InMillimeters());
        var numbers = double.IsNaN(poses.FramesPerSecond) ? "the frame" : "the time in seconds";
        return new(new Plot
        {
            Panels =
            [
                new()
                {
                    X = PlotAxis.Unnamed with { Hidden = true },
                    Y = PlotAxis.Unnamed with { Hidden = true, Reversed = view.Down },
                    EqualScale = true,
                    ScaleBarUnit = poses.Unit.Symbol(),
                    Layers = [.. strip.Layers()],
                },
            ],
            Legend = BodyLayer.Legend(poses.Skeleton),
            Notes = [frames.Length == 0 ? "The sequence has no frames." : FormattableString.Invariant($"{frames.Length} of {poses.FrameCount} frames; {view.Name}; numbers: {numbers}.")],
        })
        {
            Title = poses.Label.Length > 0 ? $"{poses.Label}, frame by frame" : "Poses, frame by frame",
            Description = "Stick figures next to each other.",
        };
    }

    private static string NameOf(Joint joint, PoseSequence poses) => poses.Skeleton.JointNames[joint.IndexIn(poses.Skeleton)];

    private static LineLayer Line(LineSeries series, int color) => new(series.X, series.Y) { Name = series.Name, Color = color };
}
