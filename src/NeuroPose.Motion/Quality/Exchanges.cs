using NeuroPose.Poses;

namespace NeuroPose.Quality;

/// <summary>
/// Joints that exchange their places from one frame to the next: each goes on where the other was. Of joints of both sides of the body, two
/// pairs or more at once are a flip of the sides.
/// </summary>
internal sealed class Exchanges
{
    /// <summary>Together two joints that exchange their places move this much less when they are taken for each other.</summary>
    private const double Gain = 0.3;

    private Exchanges(IReadOnlyList<PoseFinding> findings, IReadOnlySet<(int Frame, int Joint)> frames) => (Findings, Frames) = (findings, frames);

    public IReadOnlyList<PoseFinding> Findings { get; }

    /// <summary>The joints that leap because of an exchange, by frame.</summary>
    public IReadOnlySet<(int Frame, int Joint)> Frames { get; }

    /// <summary>Looks for exchanges.</summary>
    /// <param name="poses">One person's poses.</param>
    /// <param name="steps">How far their joints move.</param>
    /// <param name="jump">How far a joint must leap to be a jump.</param>
    public static Exchanges In(PoseSequence poses, JointSteps steps, double jump)
    {
        List<PoseFinding> findings = [];
        HashSet<(int, int)> frames = [];
        var partners = poses.Skeleton.MirrorPartners();
        var least = jump / 3;
        for (var frame = 1; frame < poses.FrameCount; frame++)
        {
            // Only joints that leap can have exchanged their places.
            int[] leaping = [.. Enumerable.Range(0, poses.JointCount).Where(joint => steps.Of(joint, frame) > Math.Max(least, 2 * steps.Usual(joint)))];
            var pairs = Pairs(poses, frame, leaping);
            var sides = pairs.Where(pair => partners[pair.First] == pair.Second).ToList();
            if (sides.Count >= 2)
            {
                findings.Add(new(PoseProblem.SideFlip, Names(poses, sides), frame, frame + 1));
            }

            findings.AddRange(pairs.Where(pair => sides.Count < 2 || !sides.Contains(pair)).Select(pair => new PoseFinding(PoseProblem.Swap, Names(poses, [pair]), frame, frame + 1)));
            frames.UnionWith(pairs.SelectMany(pair => new[] { (frame, pair.First), (frame, pair.Second) }));
        }

        return new(findings, frames);
    }

    private static List<(int First, int Second)> Pairs(PoseSequence poses, int frame, int[] leaping)
    {
        List<(double Share, int First, int Second)> candidates = [];
        for (var a = 0; a < leaping.Length; a++)
        {
            for (var b = a + 1; b < leaping.Length; b++)
            {
                var (first, second) = (leaping[a], leaping[b]);
                var kept = Step(first, first) + Step(second, second);
                var exchanged = Step(first, second) + Step(second, first);
                if (exchanged < Gain * kept)
                {
                    candidates.Add((exchanged / kept, first, second));
                }
            }
        }

        candidates.Sort();
        HashSet<int> taken = [];
        List<(int, int)> pairs = [];
        foreach (var (_, first, second) in candidates)
        {
            if (!taken.Contains(first) && !taken.Contains(second))
            {
                taken.Add(first);
                taken.Add(second);
                pairs.Add((first, second));
            }
        }

        return pairs;

        double Step(int here, int before) => (poses[frame, here] - poses[frame - 1, before]).Length;
    }

    private static string[] Names(PoseSequence poses, IEnumerable<(int First, int Second)> pairs) =>
        [.. pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Select(joint => poses.Skeleton.JointNames[joint])];
}
