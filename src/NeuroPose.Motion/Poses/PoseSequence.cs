using System.Runtime.InteropServices;
using NeuroPose.Numerics;

namespace NeuroPose.Poses;

/// <summary>
/// One person's joints over time: frames × joints × 3 coordinates in one contiguous array, in the unit and along the axes that are stated,
/// or said to be unknown. A joint that was not detected is NaN. Poses of two dimensions have x and y; their third number is 0, is no
/// coordinate, and is used by nothing. Immutable and thread-safe; equality is by reference.
/// </summary>
public sealed class PoseSequence
{
    private readonly ReadOnlyMemory<double> coordinates;
    private readonly ReadOnlyMemory<double> confidence;

    /// <summary>Wraps coordinates that the caller gives up and does not write to again.</summary>
    /// <param name="skeleton">What the joints are.</param>
    /// <param name="framesPerSecond">The rate, or NaN when it is not known; never a guess.</param>
    /// <param name="coordinates">Frames × joints × 3 numbers, the coordinate running fastest.</param>
    /// <exception cref="ArgumentException">The length is no multiple of joints × 3, or the rate is zero, negative or infinite.</exception>
    public PoseSequence(Skeleton skeleton, double framesPerSecond, ReadOnlyMemory<double> coordinates)
        : this(skeleton, framesPerSecond, coordinates, ReadOnlyMemory<double>.Empty)
    {
    }

    /// <summary>Wraps coordinates that the caller gives up and does not write to again; they may be written down in place.</summary>
    /// <param name="skeleton">What the joints are.</param>
    /// <param name="framesPerSecond">The rate, or NaN when it is not known; never a guess.</param>
    /// <param name="coordinates">Frames × joints × 3 numbers, the coordinate running fastest.</param>
    /// <exception cref="ArgumentException">The length is no multiple of joints × 3, or the rate is zero, negative or infinite.</exception>
    public PoseSequence(Skeleton skeleton, double framesPerSecond, double[] coordinates)
        : this(skeleton, framesPerSecond, (ReadOnlyMemory<double>)coordinates)
    {
    }

    /// <summary>Wraps coordinates and confidences that the caller gives up and does not write to again.</summary>
    /// <param name="skeleton">What the joints are.</param>
    /// <param name="framesPerSecond">The rate, or NaN when it is not known; never a guess.</param>
    /// <param name="coordinates">Frames × joints × 3 numbers, the coordinate running fastest.</param>
    /// <param name="confidence">Frames × joints numbers, larger where the file is surer, in the file's own scale; empty when it has none.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the rate is zero, negative or infinite.</exception>
    public PoseSequence(Skeleton skeleton, double framesPerSecond, ReadOnlyMemory<double> coordinates, ReadOnlyMemory<double> confidence)
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

        FrameCount = coordinates.Length / frameWidth;
        if (!confidence.IsEmpty && confidence.Length != FrameCount * skeleton.JointCount)
        {
            throw new ArgumentException(
                $"{confidence.Length} confidences were given for {FrameCount} frames of {skeleton.JointCount} joints; expected one a joint and frame, or none.",
                nameof(confidence));
        }

        Skeleton = skeleton;
        FramesPerSecond = framesPerSecond;
        this.coordinates = coordinates;
        this.confidence = confidence;
        Recording = new(MemoryMarshal.TryGetArray(coordinates, out var array) ? array.Array! : new object(), Person: 0, StartFrame: 0);
    }

    /// <summary>What to call this sequence in tables and figures; empty when it has no name.</summary>
    public string Label { get; init => field = value ?? throw new ArgumentNullException(nameof(Label)); } = "";

    /// <summary>Which file, person and frame it came from, null when it was computed from nothing on file.</summary>
    public PoseOrigin? Origin { get; init; }

    /// <summary>What the coordinates are counted in.</summary>
    public LengthUnit Unit { get; init; }

    /// <summary>Which way is up, as far as it is known.</summary>
    public Axes Axes { get; init; }

    /// <summary>3, or 2 for poses in a picture, which have no z.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither 2 nor 3.</exception>
    public int Dimensions
    {
        get;
        init => field = value is 2 or 3 ? value : throw new ArgumentOutOfRangeException(nameof(Dimensions), value, "Poses have 2 or 3 dimensions.");
    }
    = 3;

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

    /// <summary>True when the file says how sure it is of its joints.</summary>
    public bool HasConfidence => !confidence.IsEmpty;

    /// <summary>
    /// Frames × joints confidences, in the file's own scale (a likelihood, a score, a visibility); larger is surer. Empty when there are none.
    /// </summary>
    public ReadOnlySpan<double> Confidence => confidence.Span;

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

    /// <summary>How sure the file is of one joint in one frame, in its own scale; NaN where it does not say.</summary>
    /// <exception cref="ArgumentException">There is no such frame or joint.</exception>
    public double ConfidenceOf(int frame, Joint joint)
    {
        CheckFrame(frame);
        var index = joint.IndexIn(Skeleton);
        return HasConfidence ? Confidence[(frame * JointCount) + index] : double.NaN;
    }

    /// <summary>True when no coordinate of the frame is NaN or infinite.</summary>
    public bool IsComplete(int frame) => FiniteNumbers.FirstOther(Frame(frame)) < 0;

    /// <summary>The frames in which at least one coordinate is NaN or infinite, in order.</summary>
    public IReadOnlyList<int> IncompleteFrames() =>
        [.. Enumerable.Range(0, FrameCount).Where(frame => !IsComplete(frame))];

    /// <summary>One coordinate of one joint over all frames, such as the height of a heel.</summary>
    /// <param name="joint">The joint, by name or index.</param>
    /// <param name="axis">0 for x, 1 for y, 2 for z.</param>
    /// <exception cref="ArgumentException">There is no such joint or axis; poses of two dimensions have no z.</exception>
    public double[] Trajectory(Joint joint, int axis)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(axis, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(axis, Dimensions);
        var offset = (joint.IndexIn(Skeleton) * 3) + axis;
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
        FrameRange.Require(start, end, FrameCount);
        var width = JointCount * 3;
        return new(
            Skeleton,
            FramesPerSecond,
            coordinates[(start * width)..(end * width)],
            HasConfidence ? confidence[(start * JointCount)..(end * JointCount)] : confidence)
        {
            Label = Label,
            Unit = Unit,
            Axes = Axes,
            Dimensions = Dimensions,
            Origin = Origin is null ? null : Origin with { StartFrame = Origin.StartFrame + start },
            Recording = Recording with { StartFrame = Recording.StartFrame + start },
        };
    }

    /// <summary>The same poses under another name.</summary>
    public PoseSequence Named(string label) => new(this) { Label = label };

    /// <summary>The same poses with their origin written down.</summary>
    public PoseSequence From(PoseOrigin? origin) => new(this) { Origin = origin };

    /// <summary>The same numbers with their unit stated; <see cref="PoseUnits.ToMillimeters"/> converts.</summary>
    public PoseSequence WithUnit(LengthUnit unit) => new(this) { Unit = unit };

    /// <summary>The same numbers with their axes stated.</summary>
    public PoseSequence WithAxes(Axes axes) => new(this) { Axes = axes };

    /// <summary>The same poses as those of one person of some frames.</summary>
    internal PoseSequence Of(object frames, int person) => new(this) { Recording = new(frames, person, StartFrame: 0) };

    /// <summary>
    /// Other coordinates for the same person and trial: label, origin, unit, axes, dimensions and skeleton are kept, and the confidence where
    /// the number of frames stays.
    /// </summary>
    /// <param name="changed">Frames × joints × 3 numbers; the number of frames may differ.</param>
    /// <param name="framesPerSecond">The new rate; null keeps the rate.</param>
    public PoseSequence WithCoordinates(ReadOnlyMemory<double> changed, double? framesPerSecond = null) =>
        With(Skeleton, changed, changed.Length == coordinates.Length ? confidence : ReadOnlyMemory<double>.Empty, framesPerSecond);

    /// <summary>Other joints, coordinates and confidences for the same person and trial.</summary>
    internal PoseSequence With(Skeleton skeleton, ReadOnlyMemory<double> changed, ReadOnlyMemory<double> confidences, double? framesPerSecond = null) =>
        new(skeleton, framesPerSecond ?? FramesPerSecond, changed, confidences)
        {
            Label = Label,
            Unit = Unit,
            Axes = Axes,
            Dimensions = Dimensions,
            Origin = Origin,
            Recording = Recording,
        };

    /// <summary>The label, frames, joints and rate in a line.</summary>
    public override string ToString()
    {
        var name = Label.Length > 0 ? Label + ": " : "";
        return FormattableString.Invariant($"{name}{FrameCount} frames × {JointCount} joints, {FramesPerSecond:0.###} frames/s, {Skeleton.Name}");
    }

    private PoseSequence(PoseSequence other)
    {
        Skeleton = other.Skeleton;
        FramesPerSecond = other.FramesPerSecond;
        FrameCount = other.FrameCount;
        coordinates = other.coordinates;
        confidence = other.confidence;
        Label = other.Label;
        Origin = other.Origin;
        Unit = other.Unit;
        Axes = other.Axes;
        Dimensions = other.Dimensions;
        Recording = other.Recording;
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
