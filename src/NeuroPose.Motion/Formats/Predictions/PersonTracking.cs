using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>
/// Follows people through a trial whose detections change their order. A body's place is the mean of its known joints; in each frame the
/// nearest pair of person and detection is matched first, then the next nearest of those left, and so on. A pair counts when its distance
/// is at most <see cref="TrackingOptions.MaxStepMillimeters"/> for each frame since the person was last seen, and at most
/// <see cref="TrackingOptions.MaxJumpMillimeters"/>. Of equally near pairs the lower track number goes first, then the lower detection.
/// A detection that is left begins a new track; one without a known joint is nobody. The same file gives the same tracks everywhere.
/// </summary>
public static class PersonTracking
{
    /// <summary>Everyone who is seen in the trial, in the order in which they are first seen.</summary>
    /// <param name="trial">The trial; its frames are in time order.</param>
    /// <param name="options">How far a person may move.</param>
    /// <exception cref="ArgumentOutOfRangeException">A distance of the options is negative or NaN.</exception>
    public static IReadOnlyList<PersonTrack> Tracks(this VideoPredictions trial, TrackingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trial);
        options ??= new();
        TrackingOptions.Check(options);
        var isFlat = trial.Frames.All(frame => frame.Poses3D.Count == 0);
        return NearestPairs.Follow(
            trial.Frames.Count,
            frame => [.. PosesOf(trial.Frames[frame], isFlat).Select(pose => new DetectedBody(Middle(pose), isFlat ? Size(pose) : double.NaN))],
            isFlat
                ? (from, to, frames) => Math.Max(from.Size, to.Size) * Math.Min(options.MaxStepBodySizes * frames, options.MaxJumpBodySizes)
                : (_, _, frames) => Math.Min(options.MaxStepMillimeters * frames, options.MaxJumpMillimeters),
            options.LeastFrames);
    }

    /// <summary>
    /// One person's poses over all frames, followed through changes of the order of detection; NaN in frames in which they were not seen.
    /// The origin names the index of the person's first detection.
    /// </summary>
    /// <param name="trial">The trial.</param>
    /// <param name="track">The number of the track: 0 is the first person seen.</param>
    /// <param name="options">How far a person may move.</param>
    /// <exception cref="PersonNotFoundException">There are not so many tracks.</exception>
    /// <exception cref="FileFormatException">The number of the person's joints changes, or a joint has not three coordinates.</exception>
    public static PoseSequence TrackedPoses(this VideoPredictions trial, int track = 0, TrackingOptions? options = null)
    {
        var tracks = trial.Tracks(options);
        if (track < 0 || track >= tracks.Count)
        {
            throw new PersonNotFoundException(
                FormattableString.Invariant($"there is no track {track}: {tracks.Count} people were followed through the file, numbered from 0."),
                new(File: trial.FileName.Length > 0 ? trial.FileName : null));
        }

        var detections = tracks[track].Detections;
        FramePrediction[] alone =
        [
            .. trial.Frames.Select((frame, at) => detections[at] is { } detection ? Alone(frame, detection) : frame with { Poses3D = [], Poses2D = [] }),
        ];
        var poses = (trial with { Frames = alone }).Poses();
        return poses.From(poses.Origin is null ? null : poses.Origin with { Person = detections[tracks[track].FirstFrame]!.Value });
    }

    private static FramePrediction Alone(FramePrediction frame, int person) => frame with
    {
        Poses3D = person < frame.Poses3D.Count ? [frame.Poses3D[person]] : [],
        Poses2D = person < frame.Poses2D.Count ? [frame.Poses2D[person]] : [],
    };

    private static IReadOnlyList<NumberRows> PosesOf(FramePrediction frame, bool isFlat) => isFlat ? frame.Poses2D : frame.Poses3D;

    private static Point3 PointOf(ReadOnlySpan<double> joint) => joint switch
    {
        [var x, var y, var z] => new(x, y, z),
        [var x, var y] => new(x, y, 0),
        _ => Point3.Unknown,
    };

    /// <summary>The longest side of the box around the joints that are known; 0 when fewer than two are.</summary>
    private static double Size(NumberRows pose)
    {
        var (left, right, top, bottom) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity);
        for (var joint = 0; joint < pose.RowCount; joint++)
        {
            if (PointOf(pose[joint]) is { IsFinite: true } point)
            {
                (left, right) = (Math.Min(left, point.X), Math.Max(right, point.X));
                (top, bottom) = (Math.Min(top, point.Y), Math.Max(bottom, point.Y));
            }
        }

        return right >= left ? Math.Max(right - left, bottom - top) : 0;
    }

    /// <summary>The mean of the joints that are known; unknown when none is.</summary>
    private static Point3 Middle(NumberRows pose)
    {
        var sum = new Point3(0, 0, 0);
        var known = 0;
        for (var joint = 0; joint < pose.RowCount; joint++)
        {
            if (PointOf(pose[joint]) is { IsFinite: true } point)
            {
                sum += point;
                known++;
            }
        }

        return known == 0 ? Point3.Unknown : new(sum.X / known, sum.Y / known, sum.Z / known);
    }
}

/// <summary>The trial has no such person.</summary>
public sealed class PersonNotFoundException : NeuroPoseException
{
    /// <summary>Makes an exception for one person of one file.</summary>
    public PersonNotFoundException(string problem, Place place)
        : base(problem, place)
    {
    }
}

/// <summary>How far a person may have moved to be taken for the same one.</summary>
public sealed record TrackingOptions
{
    /// <summary>
    /// The farthest that the middle of a body moves from one frame to the next, in millimeters. 200 mm at 30 frames a second is 6 m/s.
    /// </summary>
    public double MaxStepMillimeters { get; init; } = 200;

    /// <summary>
    /// The farthest from where a person was last seen at which they are found again, in millimeters, however long they were away.
    /// </summary>
    public double MaxJumpMillimeters { get; init; } = 1000;

    /// <summary>
    /// As <see cref="MaxStepMillimeters"/> for poses that are in no unit of length, in sizes of the body: the longest side of the box around its
    /// known joints. A quarter of a standing person from one frame to the next is more than twice 200 mm, as the mean of a body's joints also moves
    /// when some are lost.
    /// </summary>
    public double MaxStepBodySizes { get; init; } = 0.25;

    /// <summary>As <see cref="MaxJumpMillimeters"/> for poses that are in no unit of length, in sizes of the body.</summary>
    public double MaxJumpBodySizes { get; init; } = 0.75;

    /// <summary>People who are seen in fewer frames are left out: detections of nobody are seldom seen for long.</summary>
    public int LeastFrames { get; init; } = 1;

    /// <exception cref="ArgumentOutOfRangeException">A distance is negative or NaN.</exception>
    internal static void Check(TrackingOptions options)
    {
        if (!(options.MaxStepMillimeters >= 0) || !(options.MaxJumpMillimeters >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options, "The distances are 0 mm or more.");
        }

        if (!(options.MaxStepBodySizes >= 0) || !(options.MaxJumpBodySizes >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options, "The distances are 0 sizes of the body or more.");
        }
    }
}
