using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Quality;

/// <summary>Looks for what is often wrong in recordings: gaps, jumps, frozen joints, exchanged joints and sides, low confidence.</summary>
public static class PoseCheck
{
    /// <summary>Every finding, by frame. A finding is a place to look at, no proof.</summary>
    /// <param name="poses">One person's poses.</param>
    /// <param name="options">What counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit of the options is negative, NaN, or below 2 frames.</exception>
    public static IReadOnlyList<PoseFinding> Check(this PoseSequence poses, PoseCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(poses);
        options ??= new();
        if (!(options.JumpShare >= 0) || !(options.JumpFactor >= 0) || options.FrozenFrames < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options, "Shares and factors must be 0 or more, and a joint freezes for 2 frames or more.");
        }

        var steps = new JointSteps(poses);
        var size = BodySize(poses);
        var exchanges = Exchanges.In(poses, steps, options.JumpShare * size);
        return
        [
            .. Gaps(poses)
                .Concat(Jumps(poses, steps, options, size, exchanges.Frames))
                .Concat(Frozen(poses, options.FrozenFrames))
                .Concat(exchanges.Findings)
                .Concat(LowConfidence(poses, options.MinConfidence))
                .OrderBy(finding => finding.Start).ThenBy(finding => finding.Problem),
        ];
    }

    /// <summary>The length of the body's diagonal: the median over frames of the largest extent of the joints that are known; NaN where none is.</summary>
    private static double BodySize(PoseSequence poses)
    {
        List<double> sizes = [];
        for (var frame = 0; frame < poses.FrameCount; frame++)
        {
            var (low, high) = (new Point3(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity), new Point3(double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity));
            foreach (var joint in Points.In(poses.Frame(frame)))
            {
                if (joint.IsFinite)
                {
                    low = new(Math.Min(low.X, joint.X), Math.Min(low.Y, joint.Y), Math.Min(low.Z, joint.Z));
                    high = new(Math.Max(high.X, joint.X), Math.Max(high.Y, joint.Y), Math.Max(high.Z, joint.Z));
                }
            }

            if (low.IsFinite)
            {
                sizes.Add((high - low).Length);
            }
        }

        return sizes.Count == 0 ? double.NaN : OrderStatistics.Median([.. sizes.Order()]);
    }

    private static IEnumerable<PoseFinding> Gaps(PoseSequence poses) => Runs(poses, (frame, joint) => !poses[frame, joint].IsFinite, PoseProblem.Gap, 1);

    private static IEnumerable<PoseFinding> LowConfidence(PoseSequence poses, double? least) => least is { } limit && poses.HasConfidence
        ? Runs(poses, (frame, joint) => poses[frame, joint].IsFinite && !(poses.Confidence[(frame * poses.JointCount) + joint] >= limit), PoseProblem.LowConfidence, 1)
        : [];

    private static IEnumerable<PoseFinding> Frozen(PoseSequence poses, int frames)
    {
        // Where nothing moves, the person stands still, or the whole recording is frozen: then no joint is odd.
        var moves = new bool[poses.FrameCount];
        for (var frame = 1; frame < moves.Length; frame++)
        {
            for (var joint = 0; joint < poses.JointCount && !moves[frame]; joint++)
            {
                moves[frame] = poses[frame, joint] is { IsFinite: true } here && poses[frame - 1, joint] is { IsFinite: true } before && here != before;
            }
        }

        return Runs(poses, (frame, joint) => moves[frame] && poses[frame, joint].IsFinite && poses[frame, joint] == poses[frame - 1, joint], PoseProblem.Frozen, frames - 1)
            .Select(finding => finding with { Start = finding.Start - 1 });
    }

    private static IEnumerable<PoseFinding> Jumps(
        PoseSequence poses, JointSteps steps, PoseCheckOptions options, double size, IReadOnlySet<(int Frame, int Joint)> exchanged)
    {
        for (var joint = 0; joint < poses.JointCount; joint++)
        {
            var limit = Math.Max(options.JumpShare * size, options.JumpFactor * steps.Usual(joint));
            for (var frame = 1; frame < poses.FrameCount; frame++)
            {
                if (steps.Of(joint, frame) > limit && !exchanged.Contains((frame, joint)))
                {
                    yield return new(PoseProblem.Jump, [poses.Skeleton.JointNames[joint]], frame, frame + 1);
                }
            }
        }
    }

    private static IEnumerable<PoseFinding> Runs(PoseSequence poses, Func<int, int, bool> isOdd, PoseProblem problem, int least)
    {
        for (var joint = 0; joint < poses.JointCount; joint++)
        {
            var start = -1;
            for (var frame = 0; frame <= poses.FrameCount; frame++)
            {
                var odd = frame < poses.FrameCount && isOdd(frame, joint);
                if (odd && start < 0)
                {
                    start = frame;
                }
                else if (!odd && start >= 0)
                {
                    if (frame - start >= least)
                    {
                        yield return new(problem, [poses.Skeleton.JointNames[joint]], start, frame);
                    }

                    start = -1;
                }
            }
        }
    }
}
