using NeuroPose.Numerics;

namespace NeuroPose.Formats;

/// <summary>
/// The segments of a C3D file with rotations (ROTATION group, as Theia3D writes it): where each segment's origin is and how it is turned.
/// Immutable. A segment that is missing in a frame has NaN in all numbers but its reliability.
/// </summary>
public sealed class C3dRotations
{
    /// <summary>A 4 × 4 matrix by its columns, then the reliability.</summary>
    internal const int NumbersPerSegment = 17;

    private readonly double[] numbers;

    internal C3dRotations(IReadOnlyList<string> labels, double[] numbers, double framesPerSecond)
    {
        (Labels, this.numbers, FramesPerSecond) = (labels, numbers, framesPerSecond);
        FrameCount = labels.Count == 0 ? 0 : numbers.Length / (NumbersPerSegment * labels.Count);
    }

    /// <summary>The segments' names in the file's order.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The number of frames of the rotations, which may be a multiple of the recording's.</summary>
    public int FrameCount { get; }

    /// <summary>Frames of the rotations in a second; NaN where it is not known.</summary>
    public double FramesPerSecond { get; }

    /// <summary>Where the segment's origin is, in the unit of the recording; NaN where the segment is missing.</summary>
    /// <exception cref="ArgumentException">There is no such frame or segment; the message names the nearest.</exception>
    public Point3 Origin(int frame, string segment) => Column(Of(frame, segment), 3);

    /// <summary>
    /// How the segment is turned: its columns are the segment's axes in laboratory coordinates. NaN where the segment is missing.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such frame or segment; the message names the nearest.</exception>
    public Matrix3 Orientation(int frame, string segment)
    {
        var matrix = Of(frame, segment);
        return new(Column(matrix, 0), Column(matrix, 1), Column(matrix, 2));
    }

    /// <summary>
    /// How a segment is turned in the axes of another: the second's columns are the first's axes. NaN where either is missing.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such frame or segment; the message names the nearest.</exception>
    public Matrix3 Relative(int frame, string segment, string to)
    {
        var (own, back) = (Orientation(frame, segment), Orientation(frame, to).Transposed());
        return new(back * own.X, back * own.Y, back * own.Z);
    }

    /// <summary>What the file has for the reliability of a segment in a frame; negative where the segment is missing.</summary>
    /// <exception cref="ArgumentException">There is no such frame or segment; the message names the nearest.</exception>
    public double Reliability(int frame, string segment) => Of(frame, segment)[^1];

    /// <summary>The number of segments and frames in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Labels.Count} segments × {FrameCount} frames");

    /// <summary>Frames × segments × 3 numbers: the origins as points.</summary>
    internal double[] Origins()
    {
        var origins = new double[numbers.Length / NumbersPerSegment * 3];
        for (var at = 0; at < origins.Length / 3; at++)
        {
            numbers.AsSpan((at * NumbersPerSegment) + 12, 3).CopyTo(origins.AsSpan(3 * at));
        }

        return origins;
    }

    private ReadOnlySpan<double> Of(int frame, string segment)
    {
        if (frame < 0 || frame >= FrameCount)
        {
            throw new ArgumentOutOfRangeException(nameof(frame), frame, $"The rotations have {FrameCount} frames, with indices from 0.");
        }

        for (var index = 0; index < Labels.Count; index++)
        {
            if (Labels[index] == segment)
            {
                return numbers.AsSpan(((frame * Labels.Count) + index) * NumbersPerSegment, NumbersPerSegment);
            }
        }

        throw new ArgumentException($"There is no segment \"{segment}\".{NearestName.Hint(segment, Labels)}", nameof(segment));
    }

    private static Point3 Column(ReadOnlySpan<double> matrix, int column) =>
        new(matrix[4 * column], matrix[(4 * column) + 1], matrix[(4 * column) + 2]);
}
