namespace NeuroPose.Comparison;

/// <summary>What the policy for missing numbers did to one series.</summary>
/// <param name="Interpolated">How many numbers were filled in.</param>
/// <param name="DroppedFrames">The frames that were left out, in order. A path's indices count the frames that are left.</param>
public sealed record MissingNumbers(int Interpolated, IReadOnlyList<int> DroppedFrames)
{
    /// <summary>Nothing was missing, or nothing was done about it.</summary>
    public static MissingNumbers None { get; } = new(0, []);

    /// <summary>Which frame of the sequence a frame of the warped series is.</summary>
    /// <param name="warpedFrame">An index as it stands in a path.</param>
    public int OriginalFrame(int warpedFrame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warpedFrame);
        var frame = warpedFrame;
        foreach (var dropped in DroppedFrames)
        {
            if (dropped > frame)
            {
                break;
            }

            frame++;
        }

        return frame;
    }
}
