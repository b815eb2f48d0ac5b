using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>Bringing sequences to a common length.</summary>
public static class Resampling
{
    /// <summary>
    /// The same movement in another number of frames, by linear interpolation; the first and last frames stay. Gait cycles are
    /// commonly brought to 101 frames, one for each percent. The rate changes so that the time from the first frame to the last stays.
    /// NaN spreads to the frames that are interpolated from it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 frames are asked for.</exception>
    /// <exception cref="ArgumentException">The sequence has fewer than 2 frames.</exception>
    public static PoseSequence Resample(this PoseSequence poses, int frameCount)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentOutOfRangeException.ThrowIfLessThan(frameCount, 2);
        if (poses.FrameCount < 2)
        {
            throw new ArgumentException(FormattableString.Invariant($"The sequence has {poses.FrameCount} frames; resampling needs 2 or more."), nameof(poses));
        }

        var width = poses.JointCount * 3;
        var resampled = new double[checked(frameCount * width)];
        long sourceSteps = poses.FrameCount - 1;
        long steps = frameCount - 1;
        for (var frame = 0; frame < frameCount; frame++)
        {
            var (before, rest) = Math.DivRem(frame * sourceSteps, steps);
            var from = poses.Frame((int)before);
            var target = resampled.AsSpan(frame * width, width);
            if (rest == 0)
            {
                from.CopyTo(target);
                continue;
            }

            var to = poses.Frame((int)before + 1);
            for (var index = 0; index < width; index++)
            {
                target[index] = from[index] + ((to[index] - from[index]) * rest / steps);
            }
        }

        return poses.WithCoordinates(resampled, poses.FramesPerSecond * steps / sourceSteps);
    }
}
