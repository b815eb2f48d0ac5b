using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Numpy;

public sealed class NumpySavingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, 2, false)]
    [InlineData(1, 3, true)]
    [InlineData(2, 2, true)]
    [InlineData(3, 3, false)]
    public void What_is_saved_as_npz_reads_back_the_same(int people, int dimensions, bool hasConfidence)
    {
        var saved = Recording(people, dimensions, hasConfidence, frames: 2);
        var path = folder.PathTo("walk.npz");

        saved.SaveNumpy(path);
        var loaded = MotionFile.Load(path);

        Assert.Equal(saved.Persons.Count, loaded.Persons.Count);
        foreach (var (before, after) in saved.Persons.Zip(loaded.Persons))
        {
            Assert.Equal(before.Coordinates.ToArray(), after.Coordinates.ToArray());
            Assert.Equal(before.Confidence.ToArray(), after.Confidence.ToArray());
            Assert.Equal(before.Labels, after.Labels);
            Assert.Equal(before.Name, after.Name);
        }

        Assert.Equal(
            (saved.FrameCount, saved.FramesPerSecond, saved.Unit, saved.Axes, saved.Dimensions, saved.FirstFrame),
            (loaded.FrameCount, loaded.FramesPerSecond, loaded.Unit, loaded.Axes, loaded.Dimensions, loaded.FirstFrame));
    }

    [Fact]
    public void What_is_saved_as_npy_reads_back_the_points_and_the_confidence()
    {
        var saved = Recording(people: 1, dimensions: 3, hasConfidence: true, frames: 4);
        var path = folder.PathTo("walk.npy");

        saved.SaveNumpy(path);
        var loaded = MotionFile.Load(path);

        Assert.Equal(saved.Persons[0].Coordinates.ToArray(), loaded.Persons[0].Coordinates.ToArray());
        Assert.Equal(saved.Persons[0].Confidence.ToArray(), loaded.Persons[0].Confidence.ToArray());
        Assert.Equal(0, new FileInfo(path).Length % 8);
    }

    [Fact]
    public void What_is_not_known_is_not_written()
    {
        var path = folder.PathTo("walk.npz");

        (Recording(1, 3, hasConfidence: false, frames: 2) with { FramesPerSecond = double.NaN, Unit = LengthUnit.Unknown, Axes = Axes.Unknown }).SaveNumpy(path);
        var loaded = NumpyFile.Load(path);

        Assert.DoesNotContain(loaded.Arrays, array => array.Name is "fps" or "unit" or "up" or "confidence");
        Assert.True(double.IsNaN(loaded.Recording.FramesPerSecond));
    }

    [Fact]
    public void The_names_of_subjects_are_not_written()
    {
        var recording = Recording(1, 3, hasConfidence: false, frames: 2);
        var path = folder.PathTo("walk.npz");

        (recording with { Persons = [recording.Persons[0] with { Name = "Anna", IsSubject = true }] }).SaveNumpy(path);

        Assert.DoesNotContain("A\0\0\0n\0\0\0n\0\0\0a", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_recording_gives_the_same_bytes()
    {
        var recording = Recording(2, 3, hasConfidence: true, frames: 3);

        recording.SaveNumpy(folder.PathTo("a.npz"));
        recording.SaveNumpy(folder.PathTo("b.npz"));

        Assert.Equal(File.ReadAllBytes(folder.PathTo("a.npz")), File.ReadAllBytes(folder.PathTo("b.npz")));
    }

    [Fact]
    public void Another_ending_and_people_with_different_joints_are_refused()
    {
        var recording = Recording(2, 3, hasConfidence: false, frames: 2);

        Assert.Throws<ArgumentException>(() => recording.SaveNumpy(folder.PathTo("walk.txt")));
        Assert.Throws<ArgumentException>(() => (recording with { Persons = [] }).SaveNumpy(folder.PathTo("walk.npz")));
        var other = new RecordedPerson(["nose"], new double[6]);
        Assert.Throws<ArgumentException>(() => (recording with { Persons = [recording.Persons[0], other] }).SaveNumpy(folder.PathTo("walk.npz")));
    }

    private static MotionRecording Recording(int people, int dimensions, bool hasConfidence, int frames)
    {
        Random random = new(people + dimensions);
        string[] labels = ["knee", "Knöchel", "👣"];
        return new()
        {
            Format = MotionFormat.Numpy,
            Persons = [.. Enumerable.Range(0, people).Select(Person)],
            FrameCount = frames,
            FramesPerSecond = 59.94,
            Unit = LengthUnit.Millimeter,
            Axes = Axes.ZUp,
            Dimensions = dimensions,
            FirstFrame = 17,
        };

        RecordedPerson Person(int person)
        {
            var numbers = new double[frames * labels.Length * 3];
            for (var at = 0; at < numbers.Length; at++)
            {
                numbers[at] = at < 3 ? double.NaN : at % 3 == 2 && dimensions == 2 ? 0 : random.NextDouble() * 1000;
            }

            return new(labels, numbers)
            {
                Name = people > 1 ? $"track_{person}" : "",
                Confidence = hasConfidence ? Enumerable.Range(0, frames * labels.Length).Select(_ => random.NextDouble()).ToArray() : ReadOnlyMemory<double>.Empty,
                ConfidenceName = hasConfidence ? "confidence" : "",
            };
        }
    }
}
