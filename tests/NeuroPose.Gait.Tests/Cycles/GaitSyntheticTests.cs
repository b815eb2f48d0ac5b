using NeuroPose.Datasets;
using NeuroPose.Poses;
using NeuroPose.Synthesis;
using NeuroPose.Testing;

namespace NeuroPose.Gait.Tests.Cycles;

/// <summary>Gait measures of walks whose truth is known.</summary>
public sealed class GaitSyntheticTests
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
        var stride = 120 / Walks[name].CadenceStepsPerMinute!.Value * walk.FramesPerSecond;
        var cycles = ClinicalCycles.Of(walk);

        foreach (var side in new[] { Side.Left, Side.Right })
        {
            var segments = cycles.Segments(side);
            Assert.InRange(segments.Count, 3, 5);
            Assert.All(segments, segment => Assert.InRange(segment.FrameCount, 0.9 * stride, 1.1 * stride));
            Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
            Assert.Equal(segments.Select(segment => segment.FrameCount), cycles.Cut(walk, side).Select(cut => cut.FrameCount));
        }
    }

    [Fact]
    public void The_chosen_person_s_cycles_are_found()
    {
        var passerBy = GaitSummary.Of(Walks.Load("s01-passing").Poses(1));

        Assert.All(passerBy.Cycles.Cycles, cycle => Assert.InRange(cycle.Stride.StartSeconds * 30, 50, 124));
        Assert.InRange(passerBy.CadenceStepsPerMinute, 112 * 0.96, 112 * 1.04);
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

    private static PoseSequence Walk(string name) => Walks.Load(name).Poses();
}
