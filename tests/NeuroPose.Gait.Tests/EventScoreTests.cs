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
