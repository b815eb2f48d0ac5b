using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Synthesis;

namespace NeuroPose.Benchmarks;

/// <summary>
/// The events (composite), cycles and spatiotemporal numbers of an hour on a treadmill at 100 frames a second, against a plain loop for
/// Zeni's contacts and foot offs alone, unfiltered, which must find as many contacts.
/// </summary>
internal static class GaitHour
{
    private const double Rate = 100;

    public static string Run()
    {
        var walk = HourOfWalking.Of("s01", 1, new() { FramesPerSecond = Rate, Path = WalkingPath.Treadmill });
        var (events, strides) = Library(walk);
        var contacts = events.Events.Count(found => found.Type == GaitEventType.InitialContact);
        var plain = PlainContacts(walk);
        if (Math.Abs(contacts - plain) > 0.01 * plain)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The library finds {contacts} contacts, the baseline {plain}."));
        }

        var (candidate, baseline) = Interleaved.Medians(() => Library(walk), () => PlainContacts(walk), rounds: 7);
        return FormattableString.Invariant(
            $"gait-hour: {walk.FrameCount} frames, {contacts} contacts, {strides} strides in {candidate:0} ms, {candidate / baseline:0.0} times a plain loop for Zeni's events alone ({baseline:0} ms)");
    }

    private static (GaitEvents Events, int Strides) Library(PoseSequence walk)
    {
        var events = GaitEvents.Detect(walk);
        var measures = SpatioTemporal.Of(walk, events);
        return (events, ClinicalCycles.Of(measures, events).Cycles.Count);
    }

    /// <summary>How often a heel is farther before the pelvis, and a toe farther behind it, than 0.3 s before and after.</summary>
    private static int PlainContacts(PoseSequence walk)
    {
        var around = (int)(0.3 * Rate);
        var pelvis = Mean(walk.Trajectory("lhipf", 0), walk.Trajectory("rhipf", 0));
        var (contacts, offs) = (0, 0);
        foreach (var side in new[] { "l", "r" })
        {
            contacts += Tops(Before(walk.Trajectory(side + "hee", 0), pelvis, 1), around);
            offs += Tops(Before(walk.Trajectory(side + "foo", 0), pelvis, -1), around);
        }

        return offs > 0 ? contacts : 0;
    }

    private static double[] Mean(double[] one, double[] other) => [.. one.Zip(other, (first, second) => (first + second) / 2)];

    private static double[] Before(double[] foot, double[] pelvis, double sign) => [.. foot.Zip(pelvis, (place, middle) => sign * (place - middle))];

    private static int Tops(double[] path, int around)
    {
        var count = 0;
        for (var frame = around; frame < path.Length - around; frame++)
        {
            var isTop = true;
            for (var other = frame - around; isTop && other <= frame + around; other++)
            {
                isTop = path[other] < path[frame] || other == frame;
            }

            count += isTop ? 1 : 0;
        }

        return count;
    }
}
