using NeuroPose.Poses;
using NeuroPose.Synthesis;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Keypoints;

/// <summary>Trials of the NeuroPose reference as recordings, and recordings as trials.</summary>
public sealed class VideoPredictionsRecordingTests : IDisposable
{
    private static readonly string Passing = Repository.PathTo("datasets", "gait-synthetic", "s01-passing.json");

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_trial_is_recognized_and_has_the_poses_that_its_own_loader_gives()
    {
        var trial = VideoPredictions.Load(Passing);
        var recording = MotionFile.Load(Passing);

        Assert.Equal(MotionFormat.VideoPredictions, MotionFile.Detect(Passing).Format);
        Assert.Equal((trial.Frames.Count, trial.PersonCount, trial.Sha256), (recording.FrameCount, recording.Persons.Count, recording.Sha256));
        Assert.Equal((30.0, LengthUnit.Millimeter, Axes.YDown), (recording.FramesPerSecond, recording.Unit, recording.Axes));
        Assert.True(recording.PersonsAreSlots);
        for (var person = 0; person < trial.PersonCount; person++)
        {
            Assert.Equal(trial.Poses(person).Coordinates.ToArray(), recording.Poses(person).Coordinates.ToArray());
        }
    }

    [Fact]
    public void What_is_saved_reads_back_the_same()
    {
        var recording = MotionFile.Load(Passing);
        var path = Path.Combine(files.Root, "saved.json");

        recording.SaveVideoPredictions(path);

        var again = MotionFile.Load(path);
        Assert.Equal((recording.FrameCount, recording.FramesPerSecond, recording.Persons.Count), (again.FrameCount, again.FramesPerSecond, again.Persons.Count));
        Assert.All(Enumerable.Range(0, recording.Persons.Count), person => Assert.Equal(recording.Persons[person].Coordinates.ToArray(), again.Persons[person].Coordinates.ToArray()));
    }

    [Fact]
    public void Absent_people_and_the_first_frames_number_are_kept()
    {
        double[] first = [double.NaN, double.NaN, double.NaN, 1, 2, 3, 4, 5, 6];
        double[] second = [7, 8, 9, double.NaN, double.NaN, double.NaN, 10, 11, 12];
        var path = Path.Combine(files.Root, "gaps.json");

        Recording(first, second).SaveVideoPredictions(path);

        var again = MotionFile.Load(path);
        Assert.Equal(41, again.FirstFrame);
        Assert.Equal(first, again.Persons[0].Coordinates.ToArray());
        Assert.Equal(second, again.Persons[1].Coordinates.ToArray());
        Assert.Equal(double.NaN, again.FramesPerSecond);
    }

    [Fact]
    public void A_rate_of_zero_is_not_known_and_the_caller_may_give_it()
    {
        var path = Path.Combine(files.Root, "zero.json");
        Recording([1, 2, 3], [4, 5, 6]).SaveVideoPredictions(path);

        Assert.Contains("The file says that the frame rate is not known. Give LoadOptions.FramesPerSecond.", MotionFile.Load(path).Notices);
        Assert.Equal(25, MotionFile.Load(path, new() { FramesPerSecond = 25 }).FramesPerSecond);
    }

    [Fact]
    public void What_does_not_fit_the_format_is_refused_with_the_reason()
    {
        var recording = Recording([1, 2, 3], [4, 5, 6]);

        Assert.Contains("its poses are in a picture", Refused(recording with { Dimensions = 2, Unit = LengthUnit.Pixel }), StringComparison.Ordinal);
        Assert.Contains("its unit is Meter, and the format has millimeters", Refused(recording with { Unit = LengthUnit.Meter }), StringComparison.Ordinal);
        Assert.Contains("its unit is not known", Refused(recording with { Unit = LengthUnit.Unknown }), StringComparison.Ordinal);
        Assert.Contains("+z is up, and in the format y points down", Refused(recording with { Axes = Axes.ZUp }), StringComparison.Ordinal);
    }

    [Fact]
    public void Poses_made_into_a_recording_can_be_saved()
    {
        var poses = SyntheticGait.Walk(new("s01"), new() { Seconds = 2 }).Poses();
        var path = Path.Combine(files.Root, "poses.json");

        MotionRecording.Of(poses.WithUnit(LengthUnit.Millimeter)).SaveVideoPredictions(path);

        Assert.Equal(poses.Coordinates.ToArray(), MotionFile.Load(path).Poses().Coordinates.ToArray());
    }

    private static string Refused(MotionRecording recording) => Assert.Throws<ArgumentException>(() => recording.ToVideoPredictions()).Message;

    private static MotionRecording Recording(double[] first, double[] second) => new()
    {
        Format = MotionFormat.Numpy,
        Persons = [new(["a"], first), new(["a"], second)],
        FrameCount = first.Length / 3,
        FirstFrame = 41,
        Unit = LengthUnit.Millimeter,
    };
}
