using NeuroPose.Formats;
using NeuroPose.Motion.Tests.Formats;
using NeuroPose.Synthesis;

namespace NeuroPose.Motion.Tests.Synthesis;

/// <summary>A made-up trial is a file like any other: frames, boxes, gaps, provenance.</summary>
public class SyntheticTrialTests
{
    private static readonly WalkingSubject Subject = new("s01");

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var options = new WalkingTrialOptions { Seconds = 2, MissingDetectionRate = 0.1, Seed = 12 };

        var first = TrialText.Save(SyntheticGait.Walk(Subject, options));

        Assert.Equal(first, TrialText.Save(SyntheticGait.Walk(Subject, options)));
        Assert.NotEqual(first, TrialText.Save(SyntheticGait.Walk(Subject, options with { Seed = 13 })));
    }

    [Fact]
    public void What_was_made_is_what_a_file_gives_back()
    {
        var made = SyntheticGait.Walk(Subject, new() { Seconds = 1 });

        var loaded = TrialText.Load(TrialText.Save(made));

        Assert.Equal(made.Poses().Coordinates, loaded.Poses().Coordinates);
        Assert.Equal("berkeley_mhad_43", loaded.Poses().Skeleton.Name);
        Assert.Equal(new VideoMetadata(30, 30, 1280, 720), loaded.Metadata);
    }

    [Theory]
    [InlineData(180, 0.05, 9)]
    [InlineData(300, 0.2, 60)]
    [InlineData(20, 0.04, 1)]
    [InlineData(180, 0, 0)]
    public void As_many_detections_are_missed_as_asked_in_short_gaps_but_never_at_the_ends(int frames, double rate, int expected)
    {
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var trial = SyntheticGait.Walk(Subject, new() { Seconds = frames / 30.0, MissingDetectionRate = rate, Seed = seed });
            var seen = string.Concat(trial.Frames.Select(frame => frame.PersonCount == 0 ? '-' : '#'));

            Assert.Equal(expected, seen.Count(mark => mark == '-'));
            Assert.DoesNotContain("----", seen, StringComparison.Ordinal);
            Assert.StartsWith("#", seen, StringComparison.Ordinal);
            Assert.EndsWith("#", seen, StringComparison.Ordinal);
            Assert.Equal(expected, trial.Poses().IncompleteFrames().Count);
        }
    }

    [Fact]
    public void Measured_coordinates_err_by_as_much_as_the_sensor_does_and_much_alike_from_frame_to_frame()
    {
        var options = new WalkingTrialOptions { Seconds = 20, DistanceMillimeters = 40_000 };
        var truth = SyntheticGait.Walk(Subject with { NoiseMillimeters = 0 }, options).Poses().Coordinates.ToArray();
        var measured = SyntheticGait.Walk(Subject with { NoiseMillimeters = 4 }, options).Poses().Coordinates.ToArray();

        var errors = measured.Zip(truth, (a, b) => a - b).ToArray();

        Assert.InRange(Math.Sqrt(errors.Average(error => error * error)), 3.9, 4.1);
        Assert.InRange(errors.Skip(129).Zip(errors, (next, error) => next * error).Average() / 16, 0.75, 0.85);
        Assert.InRange(errors.Average(), -0.15, 0.15);
    }

    [Fact]
    public void The_box_holds_the_joints_in_the_picture_and_the_picture_agrees_with_space()
    {
        var frame = SyntheticGait.Walk(Subject, new() { HeadingDegrees = 20 }).Frames[17];
        var (box, picture, space) = (frame.Boxes[0].ToArray(), frame.Poses2D[0], frame.Poses3D[0]);

        for (var joint = 0; joint < picture.RowCount; joint++)
        {
            Assert.InRange(picture[joint][0], Math.Max(0, box[0]), Math.Min(1280, box[0] + box[2]));
            Assert.InRange(picture[joint][1], Math.Max(0, box[1]), Math.Min(720, box[1] + box[3]));
            Assert.Equal(space[joint][0] / space[joint][2], (picture[joint][0] - 640) / 1080, tolerance: 1e-5);
            Assert.Equal(space[joint][1] / space[joint][2], (picture[joint][1] - 360) / 1080, tolerance: 1e-5);
        }

        Assert.Equal(1, box[4]);
    }

    [Fact]
    public void Provenance_names_the_generator_and_the_seed_and_claims_no_model()
    {
        var provenance = SyntheticGait.Walk(Subject, new() { Seed = 99 }).Provenance!;

        Assert.Equal("synthetic: NeuroPose.Synthesis.SyntheticGait 1", provenance.ModelFileName);
        Assert.Equal(99, provenance.Seed);
        Assert.True(provenance.Deterministic);
        Assert.All([provenance.ModelSha256, provenance.TensorFlowVersion, provenance.NumpyVersion, provenance.PythonVersion], Assert.Empty);
    }

    [Fact]
    public void A_passer_by_is_person_one_in_the_frames_of_the_passing_only()
    {
        var walk = SyntheticGait.Walk(Subject, new() { Seconds = 2 });
        var passing = SyntheticGait.Walk(new("s02"), new() { Seconds = 1, HeadingDegrees = 180, DistanceMillimeters = 11_000 });

        var trial = SyntheticGait.WithPasserBy(walk, passing, firstFrame: 10);

        Assert.Equal(Enumerable.Range(0, 60).Select(frame => frame is >= 10 and < 40 ? 2 : 1), trial.Frames.Select(frame => frame.PersonCount));
        Assert.Equal(walk.Poses().Coordinates, trial.Poses(0).Coordinates);
        Assert.Equal(passing.Poses()[3, "head"], trial.Poses(1)[13, "head"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticGait.WithPasserBy(walk, passing, firstFrame: 31));
    }

    [Fact]
    public void Options_out_of_range_are_refused_with_the_range_and_the_value()
    {
        var problem = Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticGait.Walk(Subject, new() { CadenceStepsPerMinute = 500 }));

        Assert.Contains("Expected a value from 40 to 200", problem.Message, StringComparison.Ordinal);
        Assert.Contains("CadenceStepsPerMinute", problem.Message, StringComparison.Ordinal);
        Assert.Contains("500", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticGait.Walk(Subject with { HeightMillimeters = double.NaN }));
    }

    [Fact]
    public void A_walk_into_the_camera_is_refused_with_what_to_change()
    {
        var problem = Assert.Throws<ArgumentException>(() => SyntheticGait.Walk(Subject, new() { HeadingDegrees = 90, Seconds = 20 }));

        Assert.Contains("Raise DistanceMillimeters (8000)", problem.Message, StringComparison.Ordinal);
    }
}
