using NeuroPose.Poses;

namespace NeuroPose.Gait.Tests;

public sealed class EventScoreTests
{
    [Fact]
    public void Pairs_are_one_to_one_and_errors_reach_further_than_hits()
    {
        var score = Contacts(Side.Left, 1.02, 1.04, 2.1, 3.0, 9.0).Score(Contacts(Side.Left, 1.0, 2.0, 3.0)).Of(GaitEventType.InitialContact);

        // 1.02 and 3.0 hit; 1.04 is one too many, 2.1 is too late for a hit, 9.0 lies outside.
        Assert.Equal((2, 4, 3), (score.Hits, score.Detected, score.True));
        Assert.Equal(4.0 / 7, score.F1, 1e-12);
        Assert.Equal(0.5, score.Precision, 1e-12);
        Assert.Equal(2.0 / 3, score.Recall, 1e-12);
        Assert.Equal(20, score.BiasMilliseconds, 1e-9);
        Assert.Equal(20, score.MedianErrorMilliseconds, 1e-9);
        Assert.Equal(92, score.LargeErrorMilliseconds, 1e-9);
    }

    [Fact]
    public void Methods_are_compared_with_the_chosen_events_a_row_a_method_and_type()
    {
        var (walk, truth) = new SyntheticWalk().Walk();
        var composite = GaitEvents.Detect(walk);

        var all = truth.Compare(walk);
        var two = composite.Compare(walk, GaitEventMethod.Composite, GaitEventMethod.Zeni);

        Assert.Equal(9 * 2, all.Count);
        Assert.Equal(new[] { GaitEventMethod.Composite, GaitEventMethod.Composite, GaitEventMethod.Zeni, GaitEventMethod.Zeni }, two.Select(row => row.Method));
        Assert.All(two.Take(2), row => Assert.Equal((1, 0, composite.Events.Count(found => found.Type == row.Type)), (row.F1, row.LargeMilliseconds, row.Matched)));
        var (zeni, ofScore) = (all.Single(row => row is { Method: GaitEventMethod.Zeni, Type: GaitEventType.FootOff }), GaitEvents.Detect(walk, new() { Method = GaitEventMethod.Zeni }).Score(truth).Of(GaitEventType.FootOff));
        Assert.Equal((ofScore.F1, ofScore.BiasMilliseconds, ofScore.Hits), (zeni.F1, zeni.BiasMilliseconds, zeni.Matched));
        Assert.Throws<ArgumentException>(() => truth.Compare(walk, GaitEventMethod.Zeni, GaitEventMethod.Plates));
        Assert.Throws<ArgumentException>(() => composite.Compare(new SyntheticWalk { Seconds = 6 }.Walk().Walk));
    }

    [Fact]
    public void The_other_foot_is_no_hit()
    {
        var score = Contacts(Side.Right, 1.0, 2.0).Score(Contacts(Side.Left, 1.0, 2.0)).Of(GaitEventType.InitialContact);

        Assert.Equal(0, score.Hits);
        Assert.True(double.IsNaN(score.BiasMilliseconds));
    }

    [Fact]
    public void A_tolerance_must_be_above_0() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Contacts(Side.Left, 1).Score(Contacts(Side.Left, 1), 0));

    private static GaitEvents Contacts(Side side, params double[] times) =>
        GaitEvents.Of(GaitEventMethod.File, times.Select(time => new GaitEvent(side, GaitEventType.InitialContact, time)));
}
