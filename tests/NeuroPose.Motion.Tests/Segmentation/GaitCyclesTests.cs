using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Segmentation;

/// <summary>Gait cycles where the walk or the recording is not as one would wish.</summary>
public class GaitCyclesTests
{
    private static readonly PoseSequence Walk = VideoPredictions.Load(Repository.PathTo("datasets", "gait-synthetic", "s01-slow.json")).Poses();

    [Fact]
    public void Shuffling_feet_give_no_cycles_and_no_exception()
    {
        var shuffle = TwoHeels(300, (frame, side) => 900 + (4 * Math.Cos((frame + (side * 18)) * 2 * Math.PI / 36)) + (frame * 31 % 17 / 4.0));

        var both = GaitCycles.DetectBoth(shuffle);
        var summary = GaitSummary.Of(shuffle);

        Assert.Empty(both.Left.Cycles);
        Assert.Empty(both.Right.Segments.Segments);
        Assert.Empty(shuffle.Cut(both.Right));
        Assert.Equal((double.NaN, double.NaN, double.NaN), (summary.CadenceStepsPerMinute, summary.StepTimeSymmetryIndexPercent, summary.DoubleSupportPercent));
        Assert.Equal(0, summary.LeftStrides);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Hardly_any_frames_give_no_cycles(int frames) =>
        Assert.Empty(GaitCycles.Detect(TwoHeels(frames, (frame, _) => frame), Side.Left).Cycles);

    [Fact]
    public void A_person_who_is_never_seen_has_no_cycles() =>
        Assert.Empty(GaitCycles.Detect(TwoHeels(100, (_, _) => double.NaN), Side.Left).Cycles);

    [Fact]
    public void The_regularity_of_two_strikes_is_not_known_and_that_of_three_is()
    {
        double Waves(int frame, int side) => 100 * Math.Cos((frame + 18) * 2 * Math.PI / 36);

        Assert.All(GaitCycles.Detect(TwoHeels(36, Waves), Side.Left).Cycles, cycle => Assert.True(double.IsNaN(cycle.Confidence)));
        Assert.Equal([double.NaN, double.NaN], GaitCycles.Detect(TwoHeels(73, Waves), Side.Left).Cycles.Select(cycle => cycle.Regularity));
        Assert.Equal([1.0, 1.0, 1.0], GaitCycles.Detect(TwoHeels(109, Waves), Side.Left).Cycles.Select(cycle => Math.Round(cycle.Confidence, 12)));
    }

    [Fact]
    public void Confidence_is_prominence_times_regularity_times_what_was_seen()
    {
        // Strikes in frames 20, 50, 80 and 100 of heights 100, 100, 50 and 100 over valleys of 0; frame 60 is not seen.
        var heel = Peaked(121, (20, 100), (50, 100), (80, 50), (100, 100));
        heel[60] = double.NaN;

        var cycles = GaitCycles.Detect(TwoHeels(121, (frame, _) => heel[frame]), Side.Left).Cycles;

        // Median interval 30: the last two strikes have one of 20, a third off. Median prominence 100.
        Assert.Equal([20, 50, 80, 100], cycles.Select(cycle => cycle.Strike));
        AssertClose([1, 1, 1 - (1 / 6.0), 1 - (1 / 3.0)], [.. cycles.Select(cycle => cycle.Regularity)]);
        AssertClose([1, cycles[1].SeenShare, 0.5 * (1 - (1 / 6.0)), 1 - (1 / 3.0)], [.. cycles.Select(cycle => cycle.Confidence)]);
        Assert.InRange(cycles[1].SeenShare, 0.9, 0.99);
        Assert.Equal([20, 50, 100], GaitCycles.Detect(TwoHeels(121, (frame, _) => heel[frame]), Side.Left).AtLeast(0.6).Cycles.Select(cycle => cycle.Strike));
    }

    [Fact]
    public void A_strike_beside_an_unseen_frame_has_no_confidence()
    {
        var strike = GaitCycles.Detect(Walk, Side.Left).Cycles[1].Strike;

        var cycles = GaitCycles.Detect(Without(Walk, strike + 1, 1), Side.Left).Cycles;

        Assert.True(double.IsNaN(cycles.Single(cycle => Math.Abs(cycle.Strike - strike) <= 2).Confidence));
        Assert.All(cycles, cycle => Assert.NotEqual(strike + 1, cycle.Strike));
    }

    [Fact]
    public void No_cycle_reaches_across_a_long_gap_and_the_stride_over_it_is_not_counted()
    {
        var gapped = Without(Walk, 95, 12);

        var both = GaitCycles.DetectBoth(gapped);

        Assert.All(both.Left.Cycles.Concat(both.Right.Cycles), cycle => Assert.True(cycle.End <= 95 || cycle.Start >= 107, cycle.ToString()));
        Assert.InRange(GaitSummary.Of(gapped).CadenceStepsPerMinute, 98, 102);
    }

    [Fact]
    public void Missed_detections_invent_no_strikes()
    {
        var missed = Gen.Choose(0, 24).ListOf(6).ToArbitrary();
        int[] truth = [.. GaitCycles.Detect(Walk, Side.Right).Cycles.Select(cycle => cycle.Strike)];

        Prop.ForAll(missed, starts =>
        {
            var gapped = starts.Aggregate(Walk, (walk, start) => Without(walk, start * 7, 1 + (start % 6)));
            var cycles = GaitCycles.Detect(gapped, Side.Right).Cycles;
            return cycles.All(cycle =>
                gapped.IsComplete(cycle.Strike)
                && truth.Any(strike => Math.Abs(strike - cycle.Strike) <= 6)
                && cycle.Start <= cycle.Strike && cycle.Strike < cycle.End
                && !(cycle.Confidence < 0) && !(cycle.Confidence > 1));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Double_support_is_from_each_strike_to_the_other_foot_s_toe_off()
    {
        // Each foot stands for 60 frames of 100 and swings for 40; the sides are half a stride apart: both stand for 2 × 10 frames.
        double Toe(double phase) => phase <= 60 ? 300 - (10 * phase) : -300 + (15 * (phase - 60));
        var walk = TwoHeels(450, (frame, side) => 100 * Math.Cos(Phase(frame, side) * 2 * Math.PI / 100), (frame, side) => Toe(Phase(frame, side)), rate: 100);

        var summary = GaitSummary.Of(walk);

        Assert.Equal(20, summary.DoubleSupportPercent, 1e-9);
        Assert.Equal((1.0, 0.5, 0.5, 120.0), (summary.StrideSeconds, summary.LeftStepSeconds, summary.RightStepSeconds, summary.CadenceStepsPerMinute));
    }

    [Fact]
    public void An_unknown_rate_is_refused_with_what_to_do_unless_no_time_is_asked_for()
    {
        var unknown = new PoseSequence(Walk.Skeleton, double.NaN, Walk.Coordinates.ToArray());

        var refused = Assert.Throws<SegmentationException>(() => GaitCycles.Detect(unknown, Side.Left));

        Assert.Equal("MinCycleSeconds is 0.4 s, but the frame rate is not known, so it cannot be turned into frames. Correct fps in the file's metadata, or set MinCycleSeconds to 0.", refused.Message);
        var free = GaitCycles.Detect(unknown, Side.Left, new() { MinCycleSeconds = 0 });
        Assert.NotEmpty(free.Cycles);
        Assert.All(free.Cycles, cycle => Assert.True(double.IsNaN(cycle.StrikeSeconds)));
    }

    [Fact]
    public void Segments_that_the_file_contract_does_not_know_are_not_written_to_a_trial()
    {
        using var folder = new TemporaryFolder();
        var trial = VideoPredictions.Load(Repository.PathTo("datasets", "gait-synthetic", "s01-slow.json"));
        VideoPredictions With(GaitCycleOptions? options) => trial with { Segmentations = GaitCycles.DetectBoth(Walk, options).Segmentations };

        With(GaitCycleOptions.Reference).Save(folder.PathTo("trial.json"));

        Assert.Equal(["left_heel_strikes", "right_heel_strikes"], VideoPredictions.Load(folder.PathTo("trial.json")).Segmentations.Keys);
        Assert.Throws<ArgumentException>(() => With(null).Save(folder.PathTo("trial.json")));
    }

    private static double Phase(int frame, int side) => (frame + (side * 50) + 80) % 100;

    /// <summary>A body whose heels go up and down, and whose toes go forward and back, as told; its hips are at the origin.</summary>
    private static PoseSequence TwoHeels(int frames, Func<int, int, double> down, Func<int, int, double>? toeForward = null, double rate = 30)
    {
        var skeleton = Skeleton.Mhad43;
        var coordinates = new double[frames * skeleton.JointCount * 3];
        for (var frame = 0; frame < frames; frame++)
        {
            for (var side = 0; side < 2; side++)
            {
                var heel = ((frame * skeleton.JointCount) + skeleton.IndexOf(side == 0 ? "lhee" : "rhee")) * 3;
                var toe = ((frame * skeleton.JointCount) + skeleton.IndexOf(side == 0 ? "lfoo" : "rfoo")) * 3;
                coordinates[heel + 1] = down(frame, side);
                coordinates[toe] = toeForward?.Invoke(frame, side) ?? 0;
                coordinates[heel] = coordinates[toe] - 200;
            }
        }

        return new(skeleton, rate, coordinates);
    }

    /// <summary>Straight lines up to each peak and down to 0 halfway between.</summary>
    private static double[] Peaked(int length, params (int At, double Height)[] peaks) =>
        [.. Enumerable.Range(0, length).Select(frame => peaks.Max(peak => peak.Height * Math.Max(0, 1 - (Math.Abs(frame - peak.At) / 10.0))))];

    private static PoseSequence Without(PoseSequence walk, int start, int count)
    {
        var coordinates = walk.Coordinates.ToArray();
        var width = walk.JointCount * 3;
        coordinates.AsSpan(start * width, count * width).Fill(double.NaN);
        return walk.WithCoordinates(coordinates);
    }

    private static void AssertClose(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
}
