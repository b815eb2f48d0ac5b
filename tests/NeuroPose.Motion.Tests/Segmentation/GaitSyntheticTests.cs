using NeuroPose.Datasets;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Synthesis;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Segmentation;

/// <summary>Gait measures of walks whose truth is known.</summary>
public class GaitSyntheticTests
{
    private static readonly Dataset Walks = Dataset.Open(Repository.PathTo("datasets", "gait-synthetic"));

    public static TheoryData<string> Names => [.. Walks.Entries.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Cadence_is_the_true_one_within_two_percent_even_with_missed_detections(string name)
    {
        var truth = Walks[name].CadenceStepsPerMinute!.Value;

        Assert.InRange(GaitSummary.Of(Walk(name)).CadenceStepsPerMinute, truth * 0.98, truth * 1.02);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Asymmetry_is_found_in_who_has_it_and_in_nobody_else(string name)
    {
        var index = GaitSummary.Of(Walk(name)).StepTimeSymmetryIndexPercent;

        // The late left heel makes steps of 0.54 and 0.46 of a stride: (0.54 − 0.46) / 0.5 = 16 %. A frame is 5 % of a step.
        if (Walks[name].Asymmetry != "none")
        {
            Assert.InRange(index, 12, 20);
        }
        else
        {
            Assert.InRange(index, -5, 5);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cycles_last_a_stride_and_follow_each_other(string name)
    {
        var walk = Walk(name);
        var stride = GaitSummary.Of(walk).StrideSeconds * walk.FramesPerSecond;

        foreach (var side in new[] { Side.Left, Side.Right })
        {
            var cycles = GaitCycles.Detect(walk, side).Cycles;
            Assert.InRange(cycles.Count, 4, 5);
            Assert.All(cycles.Skip(1).SkipLast(1), cycle => Assert.InRange(cycle.Segment.FrameCount, 0.85 * stride, 1.15 * stride));
            Assert.All(cycles.Zip(cycles.Skip(1)), pair => Assert.Equal(pair.First.End - 1, pair.Second.Start));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_whole_clear_cycle_is_trusted_and_one_that_the_recording_cuts_off_less(string name)
    {
        var walk = Walk(name);
        foreach (var cycle in GaitCycles.Detect(walk, Side.Left).Cycles.Where(cycle => !double.IsNaN(cycle.Confidence)))
        {
            var cut = cycle.Start == 0 || cycle.End == walk.FrameCount;
            Assert.InRange(cycle.Confidence, cut ? 0 : 0.8, 1);
        }
    }

    [Fact]
    public void The_methods_section_s_example_runs()
    {
        var walk = Walk("s01-slow");

        var strides = walk.Cut(GaitCycles.Detect(walk, Side.Left));

        Assert.Equal(["s01-slow[2, 40)", "s01-slow[39, 76)", "s01-slow[75, 111)", "s01-slow[110, 147)", "s01-slow[146, 180)"], strides.Select(stride => stride.Label));
    }

    [Fact]
    public void The_chosen_person_s_cycles_are_found_and_the_result_names_the_person()
    {
        var (walker, passerBy) = (Walks.Load("s01-passing").Poses(), Walks.Load("s01-passing").Poses(1));

        var (first, second) = (GaitCycles.DetectBoth(walker), GaitCycles.DetectBoth(passerBy));

        Assert.Equal((0, 1), (first.Left.Config.PersonIndex, second.Left.Config.PersonIndex));
        Assert.All(second.Left.Cycles, cycle => Assert.InRange(cycle.Strike, 50, 124));
        Assert.InRange(GaitSummary.Of(passerBy).CadenceStepsPerMinute, 112 * 0.96, 112 * 1.04);
    }

    [Theory]
    [InlineData(0.06)]
    [InlineData(-0.05)]
    public void The_symmetry_index_has_the_sign_of_the_longer_step(double delay)
    {
        var walk = SyntheticGait.Walk(
            new WalkingSubject("s") { LeftStepDelay = delay, NoiseMillimeters = 1 },
            new() { FramesPerSecond = 100, Seconds = 15, DistanceMillimeters = 20_000 }).Poses();

        Assert.InRange(GaitSummary.Of(walk).StepTimeSymmetryIndexPercent, (400 * delay) - 3, (400 * delay) + 3);
    }

    [Fact]
    public void Both_sides_are_kept_under_the_reference_s_names() =>
        Assert.Equal(["left_heel_strikes", "right_heel_strikes"], GaitCycles.DetectBoth(Walk("s01-slow")).Segmentations.Keys);

    private static PoseSequence Walk(string name) => Walks.Load(name).Poses();
}
