using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Sessions.Nwb;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Nwb;

public class NwbWriterTests
{
    [SchemaFact]
    public async Task A_session_with_everything_is_valid_by_the_schema_and_has_neither_hard_links_nor_dead_references()
    {
        using TemporaryFolder folder = new();
        var path = SmallSession.Write(folder);

        var found = await Python.RunAsync("structure.py", path);

        Assert.Equal("", found.Trim());
    }

    [Fact]
    public void The_same_contents_give_the_same_bytes()
    {
        using TemporaryFolder folder = new();

        var (one, two) = (SmallSession.Write(folder, name: "one.nwb"), SmallSession.Write(folder, name: "two.nwb"));

        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(two));
    }

    [PythonFact]
    public async Task What_was_written_is_what_h5py_reads()
    {
        using TemporaryFolder folder = new();
        var path = SmallSession.Write(folder);

        using var read = JsonDocument.Parse(await Python.RunAsync("read.py", path));
        JsonElement At(string inside) => read.RootElement.GetProperty(inside);
        string Value(string inside) => At(inside).GetProperty("value").GetRawText();
        string Attribute(string inside, string name) => At(inside).GetProperty("attributes").GetProperty(name).ToString();

        Assert.Equal("two cameras, a cued task; größer als nichts", At("/session_description").GetProperty("value").GetString());
        Assert.Equal("2025-11-01T10:00:00.000000+01:00", At("/session_start_time").GetProperty("value").GetString());
        Assert.Equal("/acquisition/cam0_video/timestamps", At("/processing/behavior/PoseEstimation_cam0/Schwanz-Übergang/timestamps").GetProperty("link").GetString());
        Assert.Equal("/general/devices/cam0", At("/acquisition/cam0_video/device").GetProperty("link").GetString());
        Assert.Equal("30.0", Attribute("/acquisition/cam1_video/starting_time", "rate"));
        Assert.Equal("[0, 20]", Attribute("/acquisition/cam1_video/external_file", "starting_frame"));
        Assert.Equal("float32", At("/processing/behavior/PoseEstimation_cam0/nose/data").GetProperty("type").GetString());
        Assert.Equal("""["NaN", "NaN"]""", At("/processing/behavior/PoseEstimation_cam0/nose/data").GetProperty("value")[2].GetRawText());
        Assert.Equal("[true, true, false]", Value("/intervals/trials/is_aligned"));
        Assert.Equal("[2, 2, 3]", Value("/intervals/trials/lick_times_index"));
        Assert.Equal("/intervals/trials/lick_times", Attribute("/intervals/trials/lick_times_index", "target"));
        Assert.Equal("/processing/behavior/bpod_events/kind_meanings", Attribute("/processing/behavior/bpod_events/kind", "meanings"));
        Assert.Equal([SmallSession.Frames, 2], At("/processing/behavior/PoseEstimation_cam0/nose/data").GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
    }

    [Fact]
    public async Task The_tools_of_HDF5_read_a_whole_file()
    {
        using TemporaryFolder folder = new();
        var path = SmallSession.Write(folder);

        var dump = await ChildProcess.RunAsync("h5dump", [path]);

        Assert.Equal(0, dump.Code);
        Assert.Contains("Schwanz-Übergang", dump.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Poses_are_read_back_by_the_reader_of_motion_files()
    {
        using TemporaryFolder folder = new();
        var path = SmallSession.Write(folder);

        var file = NwbPoseFile.Load(path);

        Assert.Equal(["PoseEstimation_cam0", "PoseEstimation_cam1"], file.Estimations.Select(pose => pose.Name));
        Assert.Equal(SmallSession.Nodes, file.Estimations[0].Nodes);
        Assert.Equal([(0, 1), (0, 2)], file.Estimations[0].Edges);
        Assert.Equal(SmallSession.Times(0.5), file.Estimations[0].Series[0].Times.ToArray());
        Assert.Equal(30, file.Estimations[1].Series[0].FramesPerSecond);
    }

    [Fact]
    public void Times_that_are_regular_become_start_and_rate()
    {
        using TemporaryFolder folder = new();
        var even = Enumerable.Range(0, SmallSession.Frames).Select(frame => 0.25 + (frame / 30.0)).ToArray();
        var path = SmallSession.Write(folder, SmallSession.Contents with { Videos = [SmallSession.Contents.Videos[0] with { Times = NwbTimes.Of(even) }, SmallSession.Contents.Videos[1]] });

        var series = NwbPoseFile.Load(path).Estimations[0].Series[0];

        Assert.Equal(0.25, series.StartSeconds);
        Assert.Equal(30, series.FramesPerSecond, 1e-9);
        Assert.Equal([], NwbValidator.Validate(path).Findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void What_has_nothing_in_it_is_left_out_and_reported()
    {
        using TemporaryFolder folder = new();
        SmallSession.Videos(folder.Root);
        var contents = SmallSession.Contents with
        {
            Videos = [SmallSession.Contents.Videos[0] with { Times = NwbTimes.Of(Array.Empty<double>()) }, SmallSession.Contents.Videos[1]],
            Poses =
            [
                SmallSession.Contents.Poses[0],
                SmallSession.Contents.Poses[1] with { Frames = new(1, 2, new float[6], new float[3]), Times = NwbTimes.Of(new[] { 0.5 }) },
            ],
            BehavioralSignals = [],
            Trials = SmallSession.Contents.Trials! with { StartTimes = Array.Empty<double>(), StopTimes = Array.Empty<double>(), Columns = [] },
            Pulses = [SmallSession.Contents.Pulses[0] with { Timestamps = NwbBlocks.Of<double>(Array.Empty<double>()) }, SmallSession.Contents.Pulses[1]],
            Events = [SmallSession.Contents.Events[0] with { Columns = [new NwbNumberColumn("amount", "water", new[] { double.NaN, double.NaN, double.NaN })] }],
        };

        var report = NwbWriter.Write(contents, folder.PathTo("session.nwb"), new() { SchemaFolder = SmallSession.Schema });

        Assert.Equal(
            [
                "/acquisition/cam0_video", "/processing/behavior/PoseEstimation_cam0", "/processing/behavior/PoseEstimation_cam1", "/intervals/trials",
                "/acquisition/ttl_cam0", "/processing/behavior/bpod_events",
            ],
            report.Warnings.Where(warning => warning.StartsWith('/')).Select(warning => warning.Split(':')[0]));
        Assert.Equal([], NwbValidator.Validate(report.Path).Findings.Select(finding => finding.ToString()));
    }

    public static TheoryData<string, NwbFileContents> Refused
    {
        get
        {
            var whole = SmallSession.Contents;
            var video = whole.Videos[0];
            var trials = whole.Trials!;
            NwbFileContents With(NwbColumn column) => whole with { Trials = trials with { Columns = [column] } };
            NwbFileContents Times(params double[] times) => whole with { Videos = [video with { Times = NwbTimes.Of(times) }, whole.Videos[1]], Poses = [], BehavioralSignals = [] };
            return new()
            {
                { "the identifier is empty", whole with { Identifier = " " } },
                { "has a slash", whole with { SessionId = "a/b" } },
                { "there are two objects named \"cam0\"", whole with { Devices = [whole.Devices[0], whole.Devices[0]] } },
                { "there is no device \"cam9\".", whole with { Videos = [video with { Device = "cam9" }] } },
                { "no path from the folder", whole with { Videos = [video with { Files = [new("/videos/cam0.mp4", 0)] }] } },
                { "no path from the folder", whole with { Videos = [video with { Files = [new("C:\\cam0.mp4", 0)] }] } },
                { "expected 0", whole with { Videos = [video with { Files = [new("cam0.mp4", 5)] }] } },
                { "the time of sample 1 is NaN", Times(0, double.NaN, 1) },
                { "before 1 s of the one before", Times(0, 1, 0.5) },
                { "expected one for each", whole with { Videos = [video with { Times = NwbTimes.Of(SmallSession.Times(0, 39)) }, whole.Videos[1]] } },
                { "the edge 0–7", whole with { Skeletons = [whole.Skeletons[0] with { Edges = [(0, 7)] }] } },
                { "a body part cannot be named \"scorer\"", whole with { Skeletons = [whole.Skeletons[0] with { Nodes = ["nose", "scorer", "tail"] }] } },
                { "there is no skeleton \"rat\".", whole with { Poses = [whole.Poses[0] with { Skeleton = "rat" }] } },
                { "has a slash, which separates groups", whole with { Skeletons = [whole.Skeletons[0] with { Nodes = ["a/b", "c", "d"] }] } },
                { "\"description\": tables of NWB have a field", With(new NwbTextColumn("description", "d", ["a", "b", "c"])) },
                { "\"timeseries\"", With(new NwbNumberColumn("timeseries", "d", new double[3])) },
                { "names in \"_index\" belong to lists", With(new NwbNumberColumn("row_index", "d", new double[3])) },
                { "names in \"_time\" belong to seconds", With(new NwbTextColumn("end_time", "d", ["a", "b", "c"])) },
                { "there are 3 samples and 2 values in the column", With(new NwbNumberColumn("amount", "d", new double[2])) },
                { "\"sneeze\" has no meaning", With(new NwbCategoryColumn("kind", "d", ["cue", "sneeze", "cue"], [("cue", "a tone")])) },
                { "row 1 lasts from 1.1 to 1 s", whole with { Trials = trials with { StopTimes = new[] { 1.0, 1.0, 1.9 } } } },
                { "row 0 lasts from NaN", whole with { Trials = trials with { StartTimes = new[] { double.NaN, 1.1, 1.5 } } } },
                { "the unit is empty", whole with { BehavioralSignals = [whole.BehavioralSignals[0] with { Unit = "" }] } },
                { "are no whole samples of 3 values", whole with { BehavioralSignals = [whole.BehavioralSignals[0] with { Columns = 3 }] } },
                { "the attribute description has 70,000 bytes", whole with { Trials = trials with { Description = new('x', 70_000) } } },
                { "the blocks have 39 numbers; 40 were announced", whole with { BehavioralSignals = [whole.BehavioralSignals[0] with { Data = NwbBlocks.Of<double>(40, () => [new double[39]]) }] } },
                { "the blocks have more than the 40", whole with { BehavioralSignals = [whole.BehavioralSignals[0] with { Data = NwbBlocks.Of<double>(40, () => [new double[41]]) }] } },
                { "a block of 40 frames has 3 coordinates", whole with { Poses = [whole.Poses[0] with { Frames = new(SmallSession.Frames, 2, new float[3], new float[120]) }] } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Contents_that_readers_would_fail_at_are_refused_and_leave_no_file(string expected, NwbFileContents contents)
    {
        using TemporaryFolder folder = new();

        var problem = Assert.Throws<NwbException>(() => NwbWriter.Write(contents, folder.PathTo("session.nwb")));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public void Names_that_are_refused_have_a_near_one_that_is_not()
    {
        foreach (var name in new[] { "a/b", "a:b", " a", "", "..", "description", "timeseries", "x_index", "x_time", new string('x', 300), "a\nb" })
        {
            Assert.Null(NwbNames.ColumnProblem(NwbNames.SafeColumn(name, isText: true), isText: true));
            Assert.Null(NwbNames.Problem(NwbNames.Safe(name)));
        }

        Assert.Equal("Schwanz-Übergang", NwbNames.Safe("Schwanz-Übergang"));
    }

    [Fact]
    public void A_file_that_is_cancelled_leaves_the_old_one_as_it_was()
    {
        using TemporaryFolder folder = new();
        var path = folder.PathTo("session.nwb");
        File.WriteAllText(path, "old");
        using CancellationTokenSource cancellation = new();
        var contents = SmallSession.Contents with
        {
            BehavioralSignals =
            [
                SmallSession.Contents.BehavioralSignals[0] with { Data = NwbBlocks.Of<double>(SmallSession.Frames, Cancelled) },
            ],
        };

        Assert.Throws<OperationCanceledException>(() => NwbWriter.Write(contents, path, cancellation: cancellation.Token));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Root));

        IEnumerable<ReadOnlyMemory<double>> Cancelled()
        {
            cancellation.Cancel();
            yield return new double[SmallSession.Frames];
        }
    }

    [Fact]
    public void Without_the_schema_the_report_says_what_readers_need()
    {
        using TemporaryFolder folder = new();
        SmallSession.Videos(folder.Root);

        var report = NwbWriter.Write(SmallSession.Contents, folder.PathTo("session.nwb"));
        var validation = NwbValidator.Validate(report.Path);

        Assert.Contains("extensions ndx-pose and ndx-events", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Empty(report.Namespaces);
        Assert.Empty(validation.Findings);
        Assert.Contains("has no schema", Assert.Single(validation.Notes), StringComparison.Ordinal);
    }

    [SchemaFact]
    public async Task The_schema_can_be_as_its_authors_publish_it()
    {
        using TemporaryFolder folder = new();
        SmallSession.Videos(folder.Root);
        var cache = folder.PathTo("datasets");
        foreach (var file in Directory.EnumerateFiles(SmallSession.Schema!, "*.json", SearchOption.AllDirectories))
        {
            // JSON is YAML. A namespace is named after itself, and its sources with their extension.
            var space = Path.GetRelativePath(SmallSession.Schema!, file).Split(Path.DirectorySeparatorChar)[0];
            var name = Path.GetFileNameWithoutExtension(file) is "namespace" ? space + ".namespace" : Path.GetFileNameWithoutExtension(file);
            var text = System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(file), "\"source\":\"([^\"]+)\"", "\"source\":\"$1.yaml\"");
            Directory.CreateDirectory(Path.Combine(cache, space));
            File.WriteAllText(Path.Combine(cache, space, name + ".yaml"), text);
        }

        var path = folder.PathTo("session.nwb");
        var report = NwbWriter.Write(SmallSession.Contents, path, new() { SchemaFolder = cache });

        Assert.Equal(["hdmf-common 1.8.0", "hdmf-experimental 0.5.0", "core 2.9.0", "ndx-pose 0.2.0", "ndx-events 0.4.0"], report.Namespaces);
        Assert.Equal([], NwbValidator.Validate(path).Findings.Select(finding => finding.ToString()));
        Assert.Equal("", (await Python.RunAsync("structure.py", path)).Trim());
    }

    [Fact]
    public void A_folder_without_the_schema_is_refused()
    {
        using TemporaryFolder folder = new();

        var problem = Assert.Throws<NwbException>(() => NwbWriter.Write(SmallSession.Contents, folder.PathTo("session.nwb"), new() { SchemaFolder = folder.Root }));

        Assert.Contains("there is no hdmf-common 1.8.0", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_from_one_folder_to_a_video_in_another_is_relative()
    {
        using TemporaryFolder folder = new();

        Assert.Equal("./cam0.mp4", NwbVideoFile.RelativeTo(folder.PathTo("session.nwb"), folder.PathTo("cam0.mp4"), 0).Path);
        Assert.Equal("../raw/cam0.mp4", NwbVideoFile.RelativeTo(folder.PathTo("processed", "session.nwb"), folder.PathTo("raw", "cam0.mp4"), 0).Path);
    }
}
