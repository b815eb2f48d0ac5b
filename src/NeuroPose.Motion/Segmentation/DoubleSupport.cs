using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>How long both feet stand. The estimate is explained at <see cref="GaitSummary.DoubleSupportPercent"/>.</summary>
internal sealed class DoubleSupport
{
    /// <summary>cos 15°: a stride within this of the whole walk's direction goes straight on.</summary>
    private const double Straight = 0.966;

    /// <summary>cos 60°: within a stride that turns further nothing is in front or behind.</summary>
    private const double TurnedTooFar = 0.5;

    private readonly PoseSequence walk;
    private readonly int[] hips;
    private readonly (int Heel, int Toe)[] feet;

    /// <summary>
    /// Sums of the level part of heel to toe, both feet, over the frames before each; a foot that was not seen adds nothing.
    /// </summary>
    private readonly Point3[] feetBefore;

    private DoubleSupport(PoseSequence walk, int verticalAxis, int[] hips, (int Heel, int Toe)[] feet)
    {
        (this.walk, this.hips, this.feet) = (walk, hips, feet);
        feetBefore = new Point3[walk.FrameCount + 1];
        var level = new Point3(verticalAxis == 0 ? 0 : 1, verticalAxis == 1 ? 0 : 1, verticalAxis == 2 ? 0 : 1);
        for (var frame = 0; frame < walk.FrameCount; frame++)
        {
            feetBefore[frame + 1] = feetBefore[frame];
            foreach (var (heel, toe) in feet)
            {
                var foot = walk[frame, toe] - walk[frame, heel];
                feetBefore[frame + 1] += foot.IsFinite ? new(level.X * foot.X, level.Y * foot.Y, level.Z * foot.Z) : new(0, 0, 0);
            }
        }
    }

    /// <summary>One number for each stride in which both toe-offs are found: the share of the stride.</summary>
    public static IReadOnlyList<double> Shares(PoseSequence walk, StrikeSequence strikes, int verticalAxis)
    {
        Side[] sides = [Side.Left, Side.Right];
        int?[] Both(BodyPart part) => [.. sides.Select(side => walk.Skeleton.Find(part, side))];
        int[] hips = [.. Both(BodyPart.Hip).OfType<int>()];
        (int, int)[] feet = [.. Both(BodyPart.Heel).Zip(Both(BodyPart.Toe)).Where(foot => foot is { First: not null, Second: not null }).Select(foot => (foot.First!.Value, foot.Second!.Value))];
        return hips.Length == 2 && feet.Length == 2 && walk.Dimensions == 3 ? new DoubleSupport(walk, verticalAxis, hips, feet).Shares(strikes) : [];
    }

    private List<double> Shares(StrikeSequence strikes)
    {
        List<double> shares = [];
        foreach (var (first, other, next) in strikes.WholeStrides())
        {
            if (DirectionIn(first.Strike, next.Strike) is not { } forward)
            {
                continue;
            }

            // The first foot has struck: the other leaves the floor, swings, strikes; then the first leaves it.
            var otherOff = ToeOff(other.Side, forward, first.Strike, other.Strike);
            var firstOff = ToeOff(first.Side, forward, other.Strike, next.Strike);
            if (otherOff is { } a && firstOff is { } b)
            {
                shares.Add((double)(a - first.Strike + (b - other.Strike)) / (next.Strike - first.Strike));
            }
        }

        return shares;
    }

    /// <summary>
    /// The direction of walking in each frame of a stride, not of unit length: the whole walk's where the stride goes straight on, else
    /// that
    /// of the feet within half a stride around the frame. None where it is not known or turns too far.
    /// </summary>
    private Func<int, Point3>? DirectionIn(int from, int to)
    {
        var (all, here) = (FeetWithin(0, walk.FrameCount), FeetWithin(from, to + 1));
        if (here.Length == 0)
        {
            return null;
        }

        if (here.Dot(all) >= Straight * here.Length * all.Length && all.Length > 0)
        {
            return _ => all;
        }

        var half = (to - from) / 2;
        Point3 Around(int frame) => FeetWithin(Math.Max(0, frame - half), Math.Min(walk.FrameCount, frame + half + 1));
        var (start, end) = (Around(from), Around(to));
        return start.Dot(end) > TurnedTooFar * start.Length * end.Length ? Around : null;
    }

    private Point3 FeetWithin(int from, int to) => feetBefore[to] - feetBefore[from];

    /// <summary>Where the toe is farthest behind the hips, within the frames; null when that is at an end or a frame is unknown.</summary>
    private int? ToeOff(Side side, Func<int, Point3> forward, int from, int to)
    {
        var toe = feet[side == Side.Left ? 0 : 1].Toe;
        var (rearmost, least) = (from, double.PositiveInfinity);
        for (var frame = from; frame <= to; frame++)
        {
            var middle = 0.5 * (walk[frame, hips[0]] + walk[frame, hips[1]]);
            var direction = forward(frame);
            var ahead = (walk[frame, toe] - middle).Dot(direction) / direction.Length;
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
