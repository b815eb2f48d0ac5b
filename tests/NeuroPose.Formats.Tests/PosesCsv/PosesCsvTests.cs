using NeuroPose.Formats.Tests.Loading;

namespace NeuroPose.Formats.Tests.PosesCsv;

public sealed class PosesCsvTests : WrittenFiles
{
    [Fact]
    public void A_plain_table_of_other_people_is_recognized_by_its_columns()
    {
        var recording = Load("frame,time,hip_x,hip_y,hip_likelihood,left knee_x,left knee_y,left knee_likelihood\n5,0.1,1,2,0.9,3,4,0.8\n6,0.12,1.5,2,0.9,,,\n");

        Assert.Equal(MotionFormat.PosesCsv, recording.Format);
        Assert.Equal(["hip", "left knee"], recording.Labels);
        Assert.Equal((2, 5, 2), (recording.Dimensions, recording.FirstFrame, recording.FrameCount));
        Assert.Equal((50, "time column, printed to 0.01 s"), (recording.FramesPerSecond, recording.RateSource));
        Assert.Equal([1, 2, 0, 3, 4, 0], recording.Persons[0].Coordinates.ToArray()[..6]);
        Assert.Equal([0.9, 0.8, 0.9, double.NaN], recording.Persons[0].Confidence.ToArray());
        Assert.Equal("likelihood", recording.Persons[0].ConfidenceName);
        Assert.Equal(1, recording.Persons[0].MissingCount);
        Assert.Equal(Poses.LengthUnit.Unknown, recording.Unit);
    }

    [Theory]
    [InlineData("hip_x,hip_y\n1,2\n")]
    [InlineData("hip.x;hip.y\n1;2\n")]
    [InlineData("hip X\thip Y\n1\t2\n")]
    [InlineData(",hip_x,hip_y\n0,1,2\n")]
    [InlineData("hip_y,hip_x\n2,1\n")]
    [InlineData("\"hip_x\",\"hip_y\"\n1,2\n")]
    public void Delimiters_separators_and_the_order_of_columns_do_not_matter(string text)
    {
        var person = Load(text).Persons[0];

        Assert.Equal(["hip"], person.Labels);
        Assert.Equal([1, 2, 0], person.Coordinates.ToArray());
    }

    [Fact]
    public void Times_in_milliseconds_give_the_rate()
    {
        var recording = Load("frame,time_ms,hip_x,hip_y\n0,0,1,2\n1,16.667,1,2\n2,33.333,1,2\n3,50,1,2\n");

        Assert.Equal(60, recording.FramesPerSecond);
        Assert.Equal(0.05, recording.Times.Span[3]);
    }

    [Theory]
    [InlineData("frame,hip_x,hip_y,speed\n0,1,2,3\n")]
    [InlineData("frame,hip_x,hip_y,knee_x\n0,1,2,3\n")]
    [InlineData("frame,hip_x,hip_y,knee_x,knee_y,knee_z\n0,1,2,3,4,5\n")]
    [InlineData("hip_x,hip_y,hip_x,hip_y\n1,2,3,4\n")]
    [InlineData("person,hip_x,hip_y\na,1,2\n")]
    [InlineData("time,knee_angle\n0,1\n")]
    public void A_table_that_leaves_a_question_is_not_taken_for_poses(string text) =>
        Assert.StartsWith("no known motion format.", Refused(text).Problem, StringComparison.Ordinal);

    [Fact]
    public void People_have_a_row_each_and_frames_without_one_are_missing()
    {
        var recording = Load("frame,person,hip_x,hip_y\n3,mouse,1,2\n3,rat,3,4\n4,rat,5,6\n6,mouse,7,8\n");

        Assert.Equal(["mouse", "rat"], recording.Persons.Select(person => person.Name));
        Assert.Equal((3, 4), (recording.FirstFrame, recording.FrameCount));
        Assert.Equal([1, 2, 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, 7, 8, 0],
            recording.Persons[0].Coordinates.ToArray());
        Assert.Equal([3, 4, 0, 5, 6, 0], recording.Persons[1].Coordinates.ToArray()[..6]);
    }

    [Fact]
    public void Frames_that_fall_where_there_are_people_are_refused_with_the_line()
    {
        var problem = Refused("frame,person,hip_x,hip_y\n0,a,1,2\n1,a,1,2\n0,b,1,2\n");

        Assert.Equal(4, problem.Place.Line);
        Assert.StartsWith("the frame number falls.", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void People_who_are_hardly_there_cannot_fill_the_memory()
    {
        var rows = string.Concat(
            Enumerable.Range(0, 60_000).Select(frame => FormattableString.Invariant($"{frame},{Math.Max(0, frame - 59_500)},1,2\n")));

        Assert.StartsWith("most persons are missing in most frames.", Refused("frame,person,hip_x,hip_y\n" + rows).Problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_is_no_number_is_refused_with_line_and_column()
    {
        var problem = Refused("frame;hip_x;hip_y\n0;1;2\n1;1,25;2\n");

        Assert.Equal((3, 3), (problem.Place.Line, problem.Place.Column));
        Assert.StartsWith("\"1,25\" in the column \"hip_x\" is no number: decimal commas are not read.", problem.Problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_saved_reads_back_the_same()
    {
        var random = new Random(6);
        for (var round = 0; round < 30; round++)
        {
            var saved = Random(random, people: 1 + (round % 3), dimensions: 2 + (round % 2), hasConfidence: round % 5 < 3,
                rate: round % 4 == 0 ? double.NaN : 50 * (1 + round));
            saved.SaveCsv(PathTo("saved.csv"));

            var loaded = MotionFile.Load(PathTo("saved.csv"));

            AssertSame(saved, loaded);
            Assert.Equal(saved.Persons.Select(person => person.IsSubject ? "" : person.Name), loaded.Persons.Select(person => person.Name));
            Assert.Empty(loaded.Notices);
        }
    }

    [Fact]
    public void Landmarks_of_MediaPipe_that_are_saved_read_back_as_they_were_saved()
    {
        var labels = Poses.Skeleton.BlazePose33.JointNames;
        var numbers = Enumerable.Range(0, 2 * 33 * 3).Select(at => at / 7.0).ToArray();
        MotionRecording saved = new()
        {
            Format = MotionFormat.MediaPipe,
            Persons = [new(labels, numbers) { Confidence = Enumerable.Repeat(0.5, 66).ToArray(), ConfidenceName = "visibility" }],
            FrameCount = 2,
        };
        saved.SaveCsv(PathTo("landmarks.csv"));

        var loaded = MotionFile.Load(PathTo("landmarks.csv"));

        Assert.Equal(MotionFormat.PosesCsv, loaded.Format);
        AssertSame(saved, loaded);
    }

    [Fact]
    public void A_subjects_name_is_not_written()
    {
        var recording = Random(new(1), people: 2, dimensions: 3, hasConfidence: false, rate: 60);
        (recording with { Persons = [.. recording.Persons.Select(person => person with { Name = "Anna", IsSubject = true })] }).SaveCsv(
            PathTo("a.csv"));

        Assert.DoesNotContain("Anna", File.ReadAllText(PathTo("a.csv")), StringComparison.Ordinal);
        Assert.StartsWith("frame,person,time_s,M 0.a_x,M 0.a_y,M 0.a_z", File.ReadAllText(PathTo("a.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Recordings_without_points_or_with_different_labels_are_not_saved()
    {
        var one = MotionRecordings.Random(new(1), 3, 2);
        var other = MotionRecordings.Random(new(1), 3, 3);

        Assert.Throws<ArgumentException>(() => (one with { Persons = [] }).SaveCsv(PathTo("no.csv")));
        Assert.Contains("different labels", Assert.Throws<ArgumentException>(
            () => (one with { Persons = [one.Persons[0], other.Persons[0]] }).SaveCsv(PathTo("no.csv"))).Message, StringComparison.Ordinal);
    }

    private static MotionRecording Random(Random random, int people, int dimensions, bool hasConfidence, double rate)
    {
        var (frames, markers) = (random.Next(2, 30), random.Next(1, 9));
        RecordedPerson Person(int index)
        {
            var person = MotionRecordings.Random(random, frames, markers).Persons[0];
            var numbers = person.Coordinates.ToArray();
            for (var at = 2; at < numbers.Length && dimensions == 2; at += 3)
            {
                numbers[at] = double.IsNaN(numbers[at]) ? double.NaN : 0;
            }

            return person with
            {
                Name = people == 1 || index == 1 ? "" : $"track_{index}",
                Coordinates = numbers,
                Confidence = hasConfidence ? numbers.Where((_, at) => at % 3 == 0).Select(
                    x => double.IsNaN(x) ? double.NaN : random.NextDouble()).ToArray() : default,
            };
        }

        return new()
        {
            Format = MotionFormat.PosesCsv,
            Persons = [.. Enumerable.Range(0, people).Select(Person)],
            FrameCount = frames,
            FirstFrame = random.Next(0, 100),
            FramesPerSecond = rate,
            Dimensions = dimensions,
        };
    }
}
