using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>How long both feet stand. The estimate is explained at <see cref="GaitSummary.DoubleSupportPercent"/>.</summary>
internal static class DoubleSupport
{
    private static readonly string[] Hips = ["lhipb", "rhipb"];
    private static readonly (string Heel, string Toe)[] Feet = [("lhee", "lfoo"), ("rhee", "rfoo")];

    /// <summary>One number for each stride in which both toe-offs are found: the share of the stride.</summary>
    public static IReadOnlyList<double> Shares(PoseSequence walk, StrikeSequence strikes)
    {
        string[] needed = [.. Hips, .. Feet.SelectMany(foot => new[] { foot.Heel, foot.Toe })];
        var forward = needed.All(walk.Skeleton.JointNames.Contains) ? WalkingDirection(walk) : Point3.Unknown;
        if (!forward.IsFinite)
        {
            return [];
        }

        List<double> shares = [];
        foreach (var (first, other, next) in strikes.WholeStrides())
        {
            // The first foot has struck: the other leaves the floor, swings, strikes; then the first leaves it.
            var otherOff = ToeOff(walk, other.Side, forward, first.Strike, other.Strike);
            var firstOff = ToeOff(walk, first.Side, forward, other.Strike, next.Strike);
            if (otherOff is { } a && firstOff is { } b)
            {
                shares.Add((double)(a - first.Strike + (b - other.Strike)) / (next.Strike - first.Strike));
            }
        }

        return shares;
    }

    /// <summary>The mean horizontal direction from heel to toe, not of unit length; unknown when no foot was ever seen or it has no direction.</summary>
    private static Point3 WalkingDirection(PoseSequence walk)
    {
        var sum = new Point3(0, 0, 0);
        foreach (var (heel, toe) in Feet)
        {
            for (var frame = 0; frame < walk.FrameCount; frame++)
            {
                var foot = walk[frame, toe] - walk[frame, heel];
                sum += foot.IsFinite ? new Point3(foot.X, 0, foot.Z) : new(0, 0, 0);
            }
        }

        return sum.Length > 0 ? sum : Point3.Unknown;
    }

    /// <summary>Where the toe is farthest behind the hips, within the frames; null when that is at an end or a frame is unknown.</summary>
    private static int? ToeOff(PoseSequence walk, Side side, Point3 forward, int from, int to)
    {
        var toe = Feet[side == Side.Left ? 0 : 1].Toe;
        var (rearmost, least) = (from, double.PositiveInfinity);
        for (var frame = from; frame <= to; frame++)
        {
            var hips = 0.5 * (walk[frame, Hips[0]] + walk[frame, Hips[1]]);
            var ahead = (walk[frame, toe] - hips).Dot(forward);
            if (!double.IsFinite(ahead))
            {
                return null;
            }

            if (ahead < least)
            {
                (rearmost, least) = (frame, ahead);
            }
        }

        return rearmost > from && rearmost < to ? rearmost : null;
    }
}
