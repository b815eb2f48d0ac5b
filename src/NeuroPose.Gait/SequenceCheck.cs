using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>What is implausible about the order and the times of events. Reported, never repaired.</summary>
internal static class SequenceCheck
{
    private const double ShortestStrideSeconds = 0.4;
    private const double LongestStrideSeconds = 4;
    private const double LeastStance = 0.45;
    private const double LargestStance = 0.85;
    private const double LargestTurnDegrees = 20;

    public static IReadOnlyList<GaitProblem> Of(GaitEvents events, Walk? walk)
    {
        List<GaitProblem> problems = [];
        foreach (var side in new[] { Side.Left, Side.Right })
        {
            CheckOrder(events, side, problems);
            CheckStrides(events, side, walk, problems);
        }

        CheckAlternation(events, problems);
        if (walk is not null)
        {
            CheckSwaps(events, walk, problems);
        }

        return [.. problems.OrderBy(problem => problem.TimeSeconds)];
    }

    private static void CheckOrder(GaitEvents events, Side side, List<GaitProblem> problems)
    {
        GaitEvent? before = null;
        foreach (var found in events.Events.Where(found => found.Side == side))
        {
            if (before?.Type == found.Type)
            {
                var missing = found.Type == GaitEventType.InitialContact ? GaitEventType.FootOff : GaitEventType.InitialContact;
                problems.Add(new(found.TimeSeconds, side, GaitRule.Order, FormattableString.Invariant(
                    $"Two times {Words.Of(found.Type)} of the {Words.Of(side)} foot, at {before.TimeSeconds:0.000} and {found.TimeSeconds:0.000} s, without a {Words.Of(missing)} between them.")));
            }

            before = found;
        }
    }

    private static void CheckStrides(GaitEvents events, Side side, Walk? walk, List<GaitProblem> problems)
    {
        var contacts = events.Times(side, GaitEventType.InitialContact);
        var offs = events.Times(side, GaitEventType.FootOff);
        var opposite = side == Side.Left ? Side.Right : Side.Left;
        var otherOffs = events.Times(opposite, GaitEventType.FootOff);
        var otherContacts = events.Times(opposite, GaitEventType.InitialContact);
        var usual = Curves.Median(contacts.Zip(contacts.Skip(1), (one, next) => next - one));
        foreach (var (start, end) in contacts.Zip(contacts.Skip(1)))
        {
            var stride = end - start;
            if (stride < Math.Max(ShortestStrideSeconds, 0.5 * usual) || stride > Math.Min(LongestStrideSeconds, 2 * usual))
            {
                problems.Add(new(start, side, GaitRule.StrideTime, FormattableString.Invariant(
                    $"A {Words.Of(side)} stride lasts {stride:0.00} s; the median is {usual:0.00} s.")));
                continue;
            }

            if (Within(offs, start, end) is { } off && (off - start) / stride is var stance && stance is < LeastStance or > LargestStance)
            {
                problems.Add(new(start, side, GaitRule.Stance, FormattableString.Invariant(
                    $"The {Words.Of(side)} stance lasts {100 * stance:0} % of its stride; 45 to 85 % are plausible.")));
            }

            if (Within(otherOffs, start, end) is { } otherOff && Within(otherContacts, start, end) is { } otherContact && otherOff > otherContact)
            {
                problems.Add(new(start, side, GaitRule.Opposite, FormattableString.Invariant(
                    $"In the {Words.Of(side)} stride from {start:0.000} s the other foot lands at {otherContact:0.000} s before it leaves the floor at {otherOff:0.000} s.")));
            }

            if (walk?.Frame.TurnDegrees(start, end) is > LargestTurnDegrees and var turn)
            {
                problems.Add(new(start, side, GaitRule.Turning, FormattableString.Invariant(
                    $"The person turns by {turn:0}° in the {Words.Of(side)} stride from {start:0.000} s.")));
            }
        }
    }

    private static void CheckAlternation(GaitEvents events, List<GaitProblem> problems)
    {
        var contacts = events.Events.Where(found => found.Type == GaitEventType.InitialContact).ToList();
        if (contacts.Select(found => found.Side).Distinct().Count() < 2)
        {
            return;
        }

        foreach (var (before, found) in contacts.Zip(contacts.Skip(1)))
        {
            if (before.Side == found.Side)
            {
                problems.Add(new(found.TimeSeconds, found.Side, GaitRule.Alternation, FormattableString.Invariant(
                    $"The {Words.Of(found.Side)} foot lands at {before.TimeSeconds:0.000} and at {found.TimeSeconds:0.000} s, and the other not between.")));
            }
        }
    }

    private static void CheckSwaps(GaitEvents events, Walk walk, List<GaitProblem> problems)
    {
        if (!walk.Feet.All(foot => foot.HasHeel))
        {
            return;
        }

        foreach (var contact in events.Events.Where(found => found.Type == GaitEventType.InitialContact))
        {
            var place = contact.TimeSeconds * walk.Rate;
            var (own, other) = contact.Side == Side.Left ? (walk.Feet[0], walk.Feet[1]) : (walk.Feet[1], walk.Feet[0]);
            var frame = Math.Clamp((int)Math.Round(place), 0, walk.FrameCount - 1);
            if ((Curves.At(own.Heel, place) - Curves.At(other.Heel, place)).Dot(walk.Forward[frame]) < 0)
            {
                problems.Add(new(contact.TimeSeconds, contact.Side, GaitRule.Swap, FormattableString.Invariant(
                    $"At its contact at {contact.TimeSeconds:0.000} s the {Words.Of(contact.Side)} foot is behind the other. Are left and right swapped there?")));
            }
        }
    }

    private static double? Within(IReadOnlyList<double> times, double start, double end) =>
        Curves.FirstBetween(times, start, end) is var time && double.IsNaN(time) ? null : time;
}
