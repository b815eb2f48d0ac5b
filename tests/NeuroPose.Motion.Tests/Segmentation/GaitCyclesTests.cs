using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Segmentation;

/// <summary>The reference's gait cycles where the walk or the recording is not as one would wish.</summary>
public class GaitCyclesTests
{
    private static readonly PoseSequence Walk = VideoPredictions.Load(Repository.PathTo("datasets", "gait-synthetic", "s01-slow.json")).Poses();

    [Fact]
    public void Shuffling_feet_give_no_cycles_and_no_exception()
    {
        var shuffle = TwoHeels(300, (frame, side) => 900 + (4 * Math.Cos((frame + (side * 18)) * 2 * Math.PI / 36)) + (frame * 31 % 17 / 4.0));

        var both = GaitCycles.DetectBoth(shuffle, GaitCycleOptions.Reference with { MinProminenceMillimeters = 20 });

        Assert.All(both.Values, found => Assert.Empty(found.Segments));
        Assert.Empty(shuffle.Cut(both[GaitCycles.RightName]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Hardly_any_frames_give_no_cycles(int frames) =>
        Assert.Empty(GaitCycles.Detect(TwoHeels(frames, (frame, _) => frame), Side.Left, GaitCycleOptions.Reference).Segments);

    [Fact]
    public void A_person_who_is_never_seen_has_no_cycles() =>
        Assert.Empty(GaitCycles.Detect(TwoHeels(100, (_, _) => double.NaN), Side.Left, GaitCycleOptions.Reference).Segments);

    [Fact]
    public void An_unknown_rate_is_refused_with_what_to_do_unless_no_time_is_asked_for()
    {
        var unknown = new PoseSequence(Walk.Skeleton, double.NaN, Walk.Coordinates.ToArray());

        var refused = Assert.Throws<SegmentationException>(() => GaitCycles.Detect(unknown, Side.Left, GaitCycleOptions.Reference));

        Assert.Equal("MinCycleSeconds is 0.4 s, but the frame rate is not known, so it cannot be turned into frames. Correct fps in the file's metadata, or set MinCycleSeconds to 0.", refused.Message);
        Assert.NotEmpty(GaitCycles.Detect(unknown, Side.Left, GaitCycleOptions.Reference with { MinCycleSeconds = 0 }).Segments);
    }

    [Fact]
    public void Segments_that_the_file_contract_does_not_know_are_not_written_to_a_trial()
    {
        using var folder = new TemporaryFolder();
        var trial = VideoPredictions.Load(Repository.PathTo("datasets", "gait-synthetic", "s01-slow.json"));
        VideoPredictions With(SegmentationMethod method) => trial with
        {
            Segmentations = new(
                GaitCycles.DetectBoth(Walk, GaitCycleOptions.Reference).Select(one => KeyValuePair.Create(one.Key, Walk.Segment(one.Value.Config with { Method = method }))),
                StringComparer.Ordinal),
        };

        With(SegmentationMethod.ValleyToValley).Save(folder.PathTo("trial.json"));

        Assert.Equal(["left_heel_strikes", "right_heel_strikes"], VideoPredictions.Load(folder.PathTo("trial.json")).Segmentations.Keys);
        Assert.Throws<ArgumentException>(() => With(SegmentationMethod.DeepestValley).Save(folder.PathTo("trial.json")));
    }

    /// <summary>A body whose heels go up and down as told.</summary>
    private static PoseSequence TwoHeels(int frames, Func<int, int, double> down)
    {
        var skeleton = Skeleton.Mhad43;
        var coordinates = new double[frames * skeleton.JointCount * 3];
        for (var frame = 0; frame < frames; frame++)
        {
            for (var side = 0; side < 2; side++)
            {
                coordinates[(((frame * skeleton.JointCount) + skeleton.IndexOf(side == 0 ? "lhee" : "rhee")) * 3) + 1] = down(frame, side);
            }
        }

        return new(skeleton, 30, coordinates);
    }
}
