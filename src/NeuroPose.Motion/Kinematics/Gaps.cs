using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>Frames in which a person, or a joint, was not detected.</summary>
public static class Gaps
{
    /// <summary>
    /// Fills short gaps by a straight line between the last known value before and the first after, coordinate by coordinate.
    /// Longer gaps, and gaps at either end, stay NaN: nothing is made up beyond the limit.
    /// </summary>
    /// <param name="poses">Frames × joints × 3, NaN where unknown. Infinite values count as unknown.</param>
    /// <param name="maxFrames">The longest gap that is filled, in frames.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public static PoseSequence FillGaps(this PoseSequence poses, int maxFrames)
    {
        ArgumentNullException.ThrowIfNull(poses);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxFrames, 1);
        var filled = poses.Coordinates.ToArray();
        var stride = poses.JointCount * 3;
        for (var column = 0; column < stride; column++)
        {
            FillColumn(filled, column, stride, maxFrames);
        }

        return poses.WithCoordinates(filled);
    }

    /// <summary>Fills one column of frames × stride numbers in place.</summary>
    internal static void FillColumn(Span<double> values, int column, int stride, int maxFrames)
    {
        var known = -1;
        for (var at = column; at < values.Length; at += stride)
        {
            if (!double.IsFinite(values[at]))
            {
                continue;
            }

            var steps = known < 0 ? 0 : (at - known) / stride;
            if (steps > 1 && steps - 1 <= maxFrames)
            {
                for (var step = 1; step < steps; step++)
                {
                    values[known + (step * stride)] = values[known] + ((values[at] - values[known]) * step / steps);
                }
            }

            known = at;
        }
    }
}
