using System.Runtime.InteropServices;
using NeuroPose.Numerics;

namespace NeuroPose.Poses;

/// <summary>
/// One person's joints over time: frames × joints × 3 coordinates in one contiguous array, millimeters,
/// x right, y down, z away from the camera. A joint that was not detected is NaN. Immutable and thread-safe;
/// equality is by reference.
/// </summary>
public sealed class PoseSequence
{
    private readonly ReadOnlyMemory<double> coordinates;

    /// <summary>Wraps coordinates that the caller gives up and does not write to again.</summary>
    /// <param name="skeleton">What the joints are.</param>
    /// <param name="framesPerSecond">The rate, or NaN when it is not known; never a guess.</param>
    /// <param name="coordinates">Frames × joints × 3 numbers, the coordinate running fastest.</param>
    /// <exception cref="ArgumentException">The length is no multiple of joints × 3, or the rate is zero, negative or infinite.</exception>
    public PoseSequence(Skeleton skeleton, double framesPerSecond, ReadOnlyMemory<double> coordinates)
    {
        ArgumentNullException.ThrowIfNull(skeleton);
        if (double.IsInfinity(framesPerSecond) || framesPerSecond <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(framesPerSecond), framesPerSecond, "The frame rate is above 0 and finite, or NaN when it is not known.");
        }

        var frameWidth = skeleton.JointCount * 3;
        if (coordinates.Length % frameWidth != 0)
        {
            throw new ArgumentException($"{coordinates.Length} numbers are no whole number of frames of {frameWidth} ({skeleton.JointCount} joints × 3).", nameof(coordinates));
        }

        Skeleton = skeleton;
        FramesPerSecond = framesPerSecond;
        this.coordinates = coordinates;
        FrameCount = coordinates.Length / frameWidth;
        Recording = new(MemoryMarshal.TryGetArray(coordinates, out var array) ? array.Array! : new object(), Person: 0, StartFrame: 0);
    }

    /// <summary>What to call this sequence in tables and figures; empty when it has no name.</summary>
    public string Label { get; private init; } = "";

    /// <summary>Which file, person and frame it came from, null when it was computed from nothing on file.</summary>
    public PoseOrigin? Origin { get; private init; }

    /// <summary>Which movement it is of, whether or not that is on file: kept by whatever changes the coordinates of it.</summary>
    internal Recording Recording { get; private init; }

    /// <summary>What the joints are.</summary>
    public Skeleton Skeleton { get; }

    /// <summary>Frames in a second; NaN when not known.</summary>
    public double FramesPerSecond { get; }

    /// <summary>The number of frames.</summary>
    public int FrameCount { get; }

    /// <summary>The number of joints in each frame.</summary>
    public int JointCount => Skeleton.JointCount;

    /// <summary>How long the frames last (frame count divided by rate); NaN when the rate is not known.</summary>
    public double DurationSeconds => FrameCount / FramesPerSecond;

    /// <summary>All coordinates, frames × joints × 3, the coordinate running fastest.</summary>
    public ReadOnlySpan<double> Coordinates => coordinates.Span;

    /// <summary>Where one joint is in one frame; NaN where it was not detected.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame or joint.</exception>
    public Point3 this[int frame, int joint]
    {
        get
        {
            CheckFrame(frame);
            CheckJoint(joint);
            var at = Coordinates.Slice(((frame * JointCount) + joint) * 3, 3);
            return new(at[0], at[1], at[2]);
        }
    }

    /// <summary>Where one joint is in one frame; NaN where it was not detected.</summary>
    /// <exception cref="ArgumentException">The skeleton has no joint of that name, or the sequence no such frame.</exception>
    public Point3 this[int frame, string joint] => this[frame, Skeleton.IndexOf(joint)];

    /// <summary>One frame's coordinates, joints × 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public ReadOnlySpan<double> Frame(int frame)
    {
        CheckFrame(frame);
        return Coordinates.Slice(frame * JointCount * 3, JointCount * 3);
    }

    /// <summary>True when no coordinate of the frame is NaN or infinite.</summary>
    public bool IsComplete(int frame) => FiniteNumbers.FirstOther(Frame(frame)) < 0;

    /// <summary>The frames in which at least one coordinate is NaN or infinite, in order.</summary>
    public IReadOnlyList<int> IncompleteFrames() =>
        [.. Enumerable.Range(0, FrameCount).Where(frame => !IsComplete(frame))];

    /// <summary>One coordinate of one joint over all frames, such as the height of a heel (axis 1, downward).</summary>
    /// <param name="joint">The joint's name.</param>
    /// <param name="axis">0 for x, 1 for y, 2 for z.</param>
    public double[] Trajectory(string joint, int axis)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(axis, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(axis, 2);
        var offset = (Skeleton.IndexOf(joint) * 3) + axis;
        var values = new double[FrameCount];
        for (var frame = 0; frame < values.Length; frame++)
        {
            values[frame] = Coordinates[(frame * JointCount * 3) + offset];
        }

        return values;
    }

    /// <summary>
    /// The frames from <paramref name="start"/> (included) to <paramref name="end"/> (excluded), sharing this sequence's memory.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or leaves the sequence.</exception>
    public PoseSequence Slice(int start, int end)
    {
        if (start < 0 || end > FrameCount || start >= end)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                FormattableString.Invariant($"[{start}, {end})"),
                FormattableString.Invariant($"The range must be within [0, {FrameCount}) and not empty; its end is excluded."));
        }

        var width = JointCount * 3;
        return new(Skeleton, FramesPerSecond, coordinates[(start * width)..(end * width)])
        {
            Label = Label,
            Origin = Origin is null ? null : Origin with { StartFrame = Origin.StartFrame + start },
            Recording = Recording with { StartFrame = Recording.StartFrame + start },
        };
    }

    /// <summary>The same poses under another name.</summary>
    public PoseSequence Named(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return new(Skeleton, FramesPerSecond, coordinates) { Label = label, Origin = Origin, Recording = Recording };
    }

    /// <summary>The same poses with their origin written down.</summary>
    public PoseSequence From(PoseOrigin? origin) =>
        new(Skeleton, FramesPerSecond, coordinates) { Label = Label, Origin = origin, Recording = Recording };

    /// <summary>The same poses as those of one person of some frames.</summary>
    internal PoseSequence Of(object frames, int person) =>
        new(Skeleton, FramesPerSecond, coordinates) { Label = Label, Origin = Origin, Recording = new(frames, person, StartFrame: 0) };

    /// <summary>Other coordinates for the same person and trial: label, origin and skeleton are kept.</summary>
    /// <param name="changed">Frames × joints × 3 numbers; the number of frames may differ.</param>
    /// <param name="framesPerSecond">The new rate; null keeps the rate.</param>
    public PoseSequence WithCoordinates(ReadOnlyMemory<double> changed, double? framesPerSecond = null) =>
        new(Skeleton, framesPerSecond ?? FramesPerSecond, changed) { Label = Label, Origin = Origin, Recording = Recording };

    /// <summary>The label, frames, joints and rate in a line.</summary>
    public override string ToString()
    {
        var name = Label.Length > 0 ? Label + ": " : "";
        return FormattableString.Invariant($"{name}{FrameCount} frames × {JointCount} joints, {FramesPerSecond:0.###} frames/s, {Skeleton.Name}");
    }

    private void CheckFrame(int frame)
    {
        if ((uint)frame >= (uint)FrameCount)
        {
            throw new ArgumentOutOfRangeException(nameof(frame), frame, FormattableString.Invariant($"The sequence has frames 0 to {FrameCount - 1}."));
        }
    }

    private void CheckJoint(int joint)
    {
        if ((uint)joint >= (uint)JointCount)
        {
            throw new ArgumentOutOfRangeException(nameof(joint), joint, FormattableString.Invariant($"The skeleton has joints 0 to {JointCount - 1}."));
        }
    }
}

/// <summary>Where a sequence of poses was read from: enough to find its input again, without keeping it.</summary>
/// <param name="FileName">The file's name, without its folder.</param>
/// <param name="Sha256">The SHA-256 of the file's bytes, in lower-case hexadecimal.</param>
/// <param name="Person">The person's index in the file.</param>
/// <param name="StartFrame">The index in the file of the sequence's first frame.</param>
public sealed record PoseOrigin(string FileName, string Sha256, int Person, int StartFrame);

/// <summary>Which movement a sequence is of, for what is not on file: by reference to its data.</summary>
/// <param name="Source">What it was made of: a trial's frames, or an array.</param>
/// <param name="Person">The person's index.</param>
/// <param name="StartFrame">The index of the sequence's first frame.</param>
internal readonly record struct Recording(object Source, int Person, int StartFrame);
