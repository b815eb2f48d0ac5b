using NeuroPose.Poses;
using NeuroPose.Testing;
using PureHDF;

namespace NeuroPose.Formats.Tests.Hdf5;

public sealed class SleapAnalysisTests : IDisposable
{
    private const int Tracks = 2;
    private const int Frames = 3;

    private static readonly string[] Nodes = ["head", "body", "tail"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The four ways in which the arrays lie, as the order of the dimensions, and what in the file says so.</summary>
    public static TheoryData<string[], string> Layouts => new()
    {
        { ["frame", "track", "node", "xy"], "dims" },
        { ["track", "xy", "node", "frame"], "dims" },
        { ["track", "xy", "node", "frame"], "nothing" },
        { ["frame", "node", "xy", "track"], "transpose" },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Every_layout_gives_the_same_animals(string[] order, string said)
    {
        var file = File(order, said, Score);

        var recording = MotionFile.Load(file);

        Assert.Equal(MotionFormat.SleapAnalysis, recording.Format);
        Assert.Equal(["a", "b"], recording.Persons.Select(person => person.Name));
        Assert.Equal((Frames, 2, LengthUnit.Pixel), (recording.FrameCount, recording.Dimensions, recording.Unit));
        Assert.True(double.IsNaN(recording.FramesPerSecond));
        for (var track = 0; track < Tracks; track++)
        {
            var person = recording.Persons[track];
            Assert.Equal(Nodes, person.Labels);
            for (var at = 0; at < Frames * Nodes.Length; at++)
            {
                var (frame, node) = (at / Nodes.Length, at % Nodes.Length);
                var isMissing = double.IsNaN(Coordinate(frame, track, node, 0));
                double[] expected = isMissing ? [double.NaN, double.NaN, double.NaN] : [Coordinate(frame, track, node, 0), Coordinate(frame, track, node, 1), 0];
                Assert.Equal(expected, person.Coordinates.Span.Slice(3 * at, 3).ToArray());
                Assert.Equal(Score(frame, track, node), person.Confidence.Span[at]);
            }
        }
    }

    [Fact]
    public void Tracks_without_names_are_numbered_and_said_to_be_slots()
    {
        var recording = MotionFile.Load(File(["frame", "track", "node", "xy"], "dims", score: null, trackNames: []));

        Assert.Equal(["track_0", "track_1"], recording.Persons.Select(person => person.Name));
        Assert.True(recording.PersonsAreSlots);
        Assert.All(recording.Persons, person => Assert.True(person.Confidence.IsEmpty));
    }

    [Fact]
    public void The_typed_class_has_edges_and_they_are_the_bones()
    {
        var file = SleapFile.Load(File(["frame", "track", "node", "xy"], "dims", Score));

        Assert.Equal([(0, 1), (1, 2)], file.Edges);
        Assert.Equal([new Bone(0, 1, null), new Bone(1, 2, null)], file.Recording.Persons[0].Skeleton!.Bones);
        Assert.Equal(["video.mp4"], file.Videos);
    }

    [Fact]
    public void Nodes_that_do_not_fit_the_arrays_are_refused_with_both_numbers()
    {
        var path = folder.PathTo("bad.h5");
        HdfFiles.Write(path, new() { ["tracks"] = new double[1, 2, 5, 3], ["node_names"] = Nodes });

        var problem = Assert.Throws<FileFormatException>(() => MotionFile.Load(path));

        Assert.Contains("5 nodes", problem.Message, StringComparison.Ordinal);
        Assert.Contains("/tracks", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[\"frame\", \"track\"]", "frame, track")]
    [InlineData("[\"frame\", \"track\", \"node\", \"z\"]", "frame, track, node, z")]
    [InlineData("frame", "JSON")]
    public void Dimensions_that_are_none_of_poses_are_refused(string dims, string word)
    {
        var path = folder.PathTo("bad.h5");
        HdfFiles.Write(path, new() { ["tracks"] = HdfFiles.Dataset(new double[1, 2, 3, 2], ("dims", dims)), ["node_names"] = Nodes });

        Assert.Contains(word, Assert.Throws<FileFormatException>(() => MotionFile.Load(path)).Message, StringComparison.Ordinal);
    }

    private static double Coordinate(int frame, int track, int node, int axis) =>
        (frame, track, node) == (1, 0, 2) ? double.NaN : (frame * 100) + (track * 1000) + (node * 10) + axis;

    private static double Score(int frame, int track, int node) => (frame + track + node) / 8.0;

    private string File(string[] order, string said, Func<int, int, int, double>? score, string[]? trackNames = null)
    {
        string[] withoutXy = [.. order.Where(name => name != "xy")];
        (string, object)[] Dims(string[] names) => said == "dims" ? [("dims", "[" + string.Join(", ", names.Select(name => $"\"{name}\"")) + "]")] : [];
        H5File file = new()
        {
            ["tracks"] = HdfFiles.Dataset(Array(order, index => Coordinate(index("frame"), index("track"), index("node"), index("xy"))), Dims(order)),
            ["node_names"] = Nodes,
            ["track_names"] = trackNames ?? ["a", "b"],
            ["edge_inds"] = new long[,] { { 0, 1 }, { 1, 2 }, { 2, 7 } },
            ["video_path"] = new[] { "video.mp4" },
        };
        if (score is not null)
        {
            file["point_scores"] = HdfFiles.Dataset(Array(withoutXy, index => score(index("frame"), index("track"), index("node"))), Dims(withoutXy));
        }

        var path = folder.PathTo("tracks.analysis.h5");
        HdfFiles.Write(path, file, said == "transpose" ? [("transpose", (byte)0)] : []);
        return path;
    }

    /// <summary>An array of three or four dimensions with these names.</summary>
    private static Array Array(string[] order, Func<Func<string, int>, double> value)
    {
        int[] sizes = [.. order.Select(name => name switch { "frame" => Frames, "track" => Tracks, "node" => Nodes.Length, _ => 2 })];
        var array = System.Array.CreateInstance(typeof(double), sizes);
        var index = new int[order.Length];
        for (var at = 0; at < array.Length; at++)
        {
            var rest = at;
            for (var dimension = order.Length - 1; dimension >= 0; dimension--)
            {
                (index[dimension], rest) = (rest % sizes[dimension], rest / sizes[dimension]);
            }

            array.SetValue(value(name => index[System.Array.IndexOf(order, name)]), index);
        }

        return array;
    }
}
