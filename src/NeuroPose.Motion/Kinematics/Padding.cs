using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>Bringing sequences to a common number of frames without changing their pace.</summary>
public static class Padding
{
    /// <summary>
    /// The sequence with its last frame repeated until it has so many frames; a longer one loses its end. NaN frames are repeated as they
    /// are.
    /// </summary>
    /// <exception cref="ArgumentException">The sequence has no frame to repeat, or the number is negative.</exception>
    public static PoseSequence PadTo(this PoseSequence poses, int frameCount)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentOutOfRangeException.ThrowIfNegative(frameCount);
        if (poses.FrameCount == 0 && frameCount > 0)
        {
            throw new ArgumentException("The sequence has no frames; padding repeats the last one.", nameof(poses));
        }

        var width = poses.JointCount * 3;
        var padded = new double[checked(frameCount * width)];
        for (var frame = 0; frame < frameCount; frame++)
        {
            poses.Frame(Math.Min(frame, poses.FrameCount - 1)).CopyTo(padded.AsSpan(frame * width, width));
        }

        return poses.WithCoordinates(padded);
    }

    /// <summary>Pads all sequences to one number of frames. Source: the NeuroPose reference, <c>pad_sequences</c>.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="frameCount">The number of frames; null for that of the longest.</param>
    /// <exception cref="ArgumentException">There are no sequences and no number, they have different numbers of joints, or one has no
    /// frame to repeat.</exception>
    public static IReadOnlyList<PoseSequence> Pad(IReadOnlyList<PoseSequence> sequences, int? frameCount = null)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        if (sequences.Count == 0 && frameCount is null)
        {
            throw new ArgumentException("Without sequences there is no longest one; give the number of frames.", nameof(sequences));
        }

        foreach (var sequence in sequences)
        {
            if (sequence.JointCount != sequences[0].JointCount)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"\"{sequence.Label}\" has {sequence.JointCount} joints, but \"{sequences[0].Label}\" has {sequences[0].JointCount}. Pad sequences of one skeleton together."),
                    nameof(sequences));
            }
        }

        var target = frameCount ?? sequences.Max(sequence => sequence.FrameCount);
        return [.. sequences.Select(sequence => sequence.PadTo(target))];
    }
}
