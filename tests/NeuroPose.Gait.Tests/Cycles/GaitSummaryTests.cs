using NeuroPose.Poses;
using NeuroPose.Synthesis;

namespace NeuroPose.Gait.Tests.Cycles;

/// <summary>Walks as real ones are: each measure is the true one, or not available with a reason; never a plausible wrong number.</summary>
public sealed class GaitSummaryTests
{
    private static readonly WalkingSubject Someone = new("s");
    private static readonly WalkingTrialOptions Long = new() { Seconds = 20, DistanceMillimeters = 40_000, CadenceStepsPerMinute = 100 };

    public static TheoryData<string, WalkingSubject, WalkingTrialOptions> Walks
    {
        get
        {
            (string, WalkingSubject, WalkingTrialOptions)[] kinds =
            [
                ("ordinary", Someone, Long),
                ("flat heels", Someone with { Heels = HeelInStance.Flat }, Long),
                ("flat heels, much noise", Someone with { Heels = HeelInStance.Flat, NoiseMillimeters = 4 }, Long),
                ("two peaks", Someone with { Heels = HeelInStance.TwoPeaks }, Long),
                ("slow, two peaks", Someone with { Heels = HeelInStance.TwoPeaks }, Long with { CadenceStepsPerMinute = 60 }),
                ("slow, flat heels", Someone with { Heels = HeelInStance.Flat }, Long with { CadenceStepsPerMinute = 60 }),
                ("shuffling", Someone with { FootLiftFactor = 0.04 }, Long),
                ("low steps", Someone with { FootLiftFactor = 0.3 }, Long),
                ("circle", Someone, Long with { Path = WalkingPath.Circle }),
                ("circle, flat heels", Someone with { Heels = HeelInStance.Flat }, Long with { Path = WalkingPath.Circle }),
                ("there and back", Someone, Long with { Path = WalkingPath.ThereAndBack, Seconds = 25 }),
                ("there and back, flat heels", Someone with { Heels = HeelInStance.Flat }, Long with { Path = WalkingPath.ThereAndBack, Seconds = 25 }),
                ("treadmill", Someone, Long with { Path = WalkingPath.Treadmill }),
                ("standing", Someone, Long with { Path = WalkingPath.Standing }),
                ("meters", Someone, Long with { IsInMeters = true }),
                ("y up", Someone, Long with { IsYUp = true }),
                ("meters, y up", Someone, Long with { IsInMeters = true, IsYUp = true }),
                ("gaps", Someone, Long with { MissingDetectionRate = 0.1 }),
                ("flat heels, gaps", Someone with { Heels = HeelInStance.Flat }, Long with { MissingDetectionRate = 0.1 }),
                ("late left foot, two peaks", Someone with { Heels = HeelInStance.TwoPeaks, LeftStepDelay = 0.04 }, Long),
                ("late left foot, flat heels", Someone with { Heels = HeelInStance.Flat, LeftStepDelay = 0.04 }, Long),
            ];
            var all = new TheoryData<string, WalkingSubject, WalkingTrialOptions>();
            foreach (var (name, subject, options) in kinds)
            {
                foreach (var rate in new[] { 30.0, 120, 240 })
                {
                    all.Add(FormattableString.Invariant($"{name} at {rate}/s"), subject, options with { FramesPerSecond = rate, Seconds = rate > 100 ? Math.Min(options.Seconds, 14) : options.Seconds });
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Walks), DisableDiscoveryEnumeration = true)]
    public void Each_measure_is_the_true_one_or_not_available_with_a_reason(string name, WalkingSubject subject, WalkingTrialOptions options)
    {
        var truth = SyntheticGait.TruthOf(subject, options);
        var summary = GaitSummary.Of(SyntheticGait.Walk(subject, options).Poses());

        var frame = 1 / options.FramesPerSecond;
        var step = 60 / options.CadenceStepsPerMinute;
        var said = $"{name}: {summary}; truth: {truth.CadenceStepsPerMinute} and {truth.DoubleSupportPercent}";
        // Strides while slowing down for a pause are longer, and count.
        var share = options.Path == WalkingPath.ThereAndBack ? 0.03 : 0.02;
        Near(truth.CadenceStepsPerMinute, summary.CadenceStepsPerMinute, share * options.CadenceStepsPerMinute, said, summary);
        Near(400 * subject.LeftStepDelay, summary.StepTimeSymmetryIndexPercent, 5 + (50 * frame / step) + (1.5 * subject.NoiseMillimeters / subject.FootLiftFactor), said, summary);

        // The truth's foot off is where the toe is farthest behind the hips, and contacts lie up to 0.05 s behind the truth's.
        Near(truth.DoubleSupportPercent, summary.DoubleSupportPercent, 6 + (100 * (0.05 + frame) / (2 * step)), said, summary);
    }

    [Theory]
    [InlineData(HeelInStance.Rising, 30)]
    [InlineData(HeelInStance.Flat, 30)]
    [InlineData(HeelInStance.Flat, 120)]
    [InlineData(HeelInStance.TwoPeaks, 30)]
    [InlineData(HeelInStance.TwoPeaks, 240)]
    public void Contacts_are_where_the_heel_comes_down(HeelInStance heels, double rate)
    {
        var subject = Someone with { Heels = heels };
        var options = Long with { FramesPerSecond = rate, Seconds = 12 };
        var truth = SyntheticGait.TruthOf(subject, options).LeftStrikeSeconds;

        var found = GaitSummary.Of(SyntheticGait.Walk(subject, options).Poses()).Events.Times(Side.Left, GaitEventType.InitialContact);

        Assert.InRange(found.Count, truth.Count - 1, truth.Count);
        Assert.All(found, contact => Assert.InRange(truth.Min(time => Math.Abs(time - contact)), 0, 0.05));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_heel_hidden_around_each_strike_makes_no_symmetric_walker_asymmetric(int hiddenEachSide)
    {
        foreach (var heels in Enum.GetValues<HeelInStance>())
        {
            var subject = Someone with { Heels = heels };
            var walk = SyntheticGait.Walk(subject, Long).Poses();
            var coordinates = walk.Coordinates.ToArray();
            foreach (var time in SyntheticGait.TruthOf(subject, Long).LeftStrikeSeconds)
            {
                for (var frame = (int)Math.Round(time * 30) - hiddenEachSide; frame <= (time * 30) + hiddenEachSide; frame++)
                {
                    if (frame >= 0 && frame < walk.FrameCount)
                    {
                        coordinates.AsSpan(((frame * walk.JointCount) + walk.Skeleton.IndexOf("lhee")) * 3, 3).Fill(double.NaN);
                    }
                }
            }

            var summary = GaitSummary.Of(walk.WithCoordinates(coordinates));

            Assert.False(Math.Abs(summary.StepTimeSymmetryIndexPercent) > 6, $"{heels}: {summary}");
            Assert.False(Math.Abs(summary.CadenceStepsPerMinute - 100) > 3, $"{heels}: {summary}");
            Assert.NotEmpty(summary.Problems);
        }
    }

    [Fact]
    public void Poses_in_meters_or_with_y_up_are_reported_with_what_to_do_and_right_once_it_is_done()
    {
        var upward = SyntheticGait.Walk(Someone, Long with { IsYUp = true }).Poses();
        var meters = SyntheticGait.Walk(Someone, Long with { IsInMeters = true }).Poses();

        Assert.Contains("WithAxes or LoadOptions.Up = Axis.PlusY", Assert.Single(GaitSummary.Of(upward).Problems), StringComparison.Ordinal);
        Assert.Contains("Is the unit m? Give it: WithUnit", GaitSummary.Of(meters).ToString(), StringComparison.Ordinal);
        Assert.All(
            new[] { GaitSummary.Of(upward), GaitSummary.Of(meters) },
            summary => Assert.Equal((double.NaN, double.NaN, double.NaN), (summary.CadenceStepsPerMinute, summary.StepTimeSymmetryIndexPercent, summary.DoubleSupportPercent)));

        var plain = GaitSummary.Of(SyntheticGait.Walk(Someone, Long).Poses());
        Assert.Empty(plain.Problems);
        Assert.Equal(plain.ToString(), GaitSummary.Of(upward.WithAxes(Axes.YUp)).ToString());
        Assert.Equal(plain.ToString(), GaitSummary.Of(meters.WithUnit(LengthUnit.Meter)).ToString());
        Assert.Equal(plain.ToString(), GaitSummary.Of(upward.WithAxes(Axes.YUp).ToUp(Axis.PlusZ)).ToString());
    }

    [Fact]
    public void Contacts_that_were_filtered_away_make_no_double_stride()
    {
        var walk = SyntheticGait.Walk(Someone, Long).Poses();
        var events = GaitEvents.Detect(walk);
        GaitEvent[] some = [.. events.Events.Where((_, index) => index % 11 != 5)];

        var summary = GaitSummary.Of(walk, GaitEvents.Of(GaitEventMethod.Composite, some));

        Assert.NotEqual(events.Events.Count, some.Length);
        Assert.Equal(100, summary.CadenceStepsPerMinute, 1.0);
    }

    [Fact]
    public void A_foot_of_which_every_second_contact_is_missing_makes_no_rate_of_its_own()
    {
        var walk = SyntheticGait.Walk(Someone, Long).Poses();
        var events = GaitEvents.Detect(walk);
        double[] left = [.. events.Times(Side.Left, GaitEventType.InitialContact)];

        var summary = GaitSummary.Of(walk, GaitEvents.Of(GaitEventMethod.Composite, events.Events
            .Where(found => found.Side == Side.Right || found.Type == GaitEventType.FootOff || Array.IndexOf(left, found.TimeSeconds) % 2 == 0)));

        Assert.True(double.IsNaN(summary.CadenceStepsPerMinute), summary.ToString());
        Assert.Contains(summary.Problems, problem => problem.StartsWith("The left stride takes 2.40 s and the right one 1.20 s", StringComparison.Ordinal));
    }

    [Fact]
    public void The_summary_is_of_the_events_that_GaitEvents_finds_and_of_the_strides_between_them()
    {
        var walk = SyntheticGait.Walk(Someone, Long).Poses();

        var summary = GaitSummary.Of(walk);

        Assert.Equal(GaitEvents.Detect(walk).Events, summary.Events.Events);
        Assert.Equal(SpatioTemporal.Of(walk, summary.Events).Strides, summary.Measures.Strides);
        Assert.Equal(summary.Measures.CadenceStepsPerMinute, summary.CadenceStepsPerMinute);
        Assert.Equal((summary.Cycles.Of(Side.Left).Count, summary.Cycles.Of(Side.Right).Count), (summary.LeftStrides, summary.RightStrides));
        Assert.Equal(summary.ToString(), GaitSummary.Of(walk, summary.Events).ToString());
    }

    /// <summary>Within the tolerance, or not available and explained.</summary>
    private static void Near(double expected, double found, double tolerance, string said, GaitSummary summary)
    {
        if (double.IsNaN(found))
        {
            Assert.True(summary.Problems.Count > 0, said);
        }
        else
        {
            Assert.True(Math.Abs(found - expected) <= tolerance, said);
        }
    }
}
