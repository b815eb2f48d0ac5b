using NeuroPose.Poses;
using NeuroPose.Testing;
using PureHDF;

namespace NeuroPose.Formats.Tests.Hdf5;

public sealed class NwbPoseTests : IDisposable
{
    private static readonly double[,] Flat = { { 1, 2 }, { 3, 4 }, { 5, 6 } };
    private static readonly double[,] Spatial = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Series_are_in_the_order_of_the_skeleton_which_a_link_leads_to()
    {
        var recording = MotionFile.Load(File(NwbPoses.Estimation(
            ("skeleton", new H5SoftLink("/processing/behavior/Skeletons/subject")),
            ("ankle", NwbPoses.Series(Flat, rate: 30)),
            ("knee", NwbPoses.Series(Flat, rate: 30)))));

        var person = Assert.Single(recording.Persons);
        Assert.Equal(["knee", "ankle", "hip"], person.Labels);
        Assert.Equal("PoseEstimation", person.Name);
        Assert.Equal((30, "starting_time:rate"), (recording.FramesPerSecond, recording.RateSource));
        Assert.Equal([(0, 1)], person.Skeleton!.Bones.Select(bone => (bone.From, bone.To)));
        Assert.Contains("hip: no series, missing in all frames.", recording.Notices);
        Assert.Equal(3, person.MissingCount);
    }

    [Fact]
    public void Numbers_are_multiplied_by_the_conversion_and_have_the_unit_of_the_file()
    {
        var recording = MotionFile.Load(File(NwbPoses.Estimation(("nodes", new[] { "knee" }), ("knee", NwbPoses.Series(Spatial, conversion: 0.5, unit: "meters", confidence: [0.1, 0.2, 0.3])))));

        Assert.Equal((3, LengthUnit.Meter), (recording.Dimensions, recording.Unit));
        Assert.Equal([0.5, 1, 1.5], recording.Persons[0].Coordinates.Span[..3].ToArray());
        Assert.Equal([0.1, 0.2, 0.3], recording.Persons[0].Confidence.ToArray());
    }

    [Fact]
    public void Without_confidence_rate_and_unit_these_are_not_known()
    {
        var recording = MotionFile.Load(File(NwbPoses.Estimation(("knee", NwbPoses.Series(Flat)))));

        Assert.True(double.IsNaN(recording.FramesPerSecond));
        Assert.Equal(LengthUnit.Unknown, recording.Unit);
        Assert.True(recording.Persons[0].Confidence.IsEmpty);
    }

    [Fact]
    public void Even_timestamps_give_the_rate_and_uneven_ones_none()
    {
        var even = MotionFile.Load(File(NwbPoses.Estimation(("knee", NwbPoses.Series(Flat, times: [10.0, 10 + (1 / 30.0), 10 + (2 / 30.0)])))));
        var uneven = MotionFile.Load(File(NwbPoses.Estimation(("knee", NwbPoses.Series(Flat, times: [0, 0.1, 0.3])))));

        Assert.Equal((30, "timestamps"), (even.FramesPerSecond, even.RateSource));
        Assert.True(double.IsNaN(uneven.FramesPerSecond));
        Assert.Equal([0, 0.1, 0.3], uneven.Times.ToArray());
        Assert.Contains(uneven.Notices, notice => notice.Contains("not even", StringComparison.Ordinal));
    }

    [Fact]
    public void Series_that_are_shorter_or_empty_are_missing_where_they_have_no_row()
    {
        var recording = MotionFile.Load(File(NwbPoses.Estimation(("a", NwbPoses.Series(Flat)), ("b", NwbPoses.Series(new double[,] { { 7, 8 } })), ("c", NwbPoses.Series(new double[0, 2])), ("d", HdfFiles.Group([], ("neurodata_type", "PoseEstimationSeries"))))));

        Assert.Equal((3, 4), (recording.FrameCount, recording.Labels.Count));
        Assert.Equal(2 + 3 + 3, recording.Persons[0].MissingCount);
        Assert.Contains(recording.Notices, notice => notice.StartsWith("b, c, d: fewer rows", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_coordinates_of_one_node_make_the_poses_flat_and_the_third_of_the_other_is_kept_apart()
    {
        var file = NwbPoseFile.Load(File(NwbPoses.Estimation(("a", NwbPoses.Series(Flat)), ("b", NwbPoses.Series(Spatial)))));

        Assert.Equal(2, file.Recording.Dimensions);
        Assert.Equal([1, 2, 0, 1, 2, 0], file.Recording.Persons[0].Coordinates.Span[..6].ToArray());
        Assert.Equal([1, 2, 3], file.Estimations[0].Series[1].Data.Span[..3].ToArray());
        Assert.Contains(file.Recording.Notices, notice => notice.Contains("three coordinates", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_estimation_is_a_person_and_one_can_be_chosen()
    {
        var path = File(NwbPoses.Estimation(("a", NwbPoses.Series(Flat))), ("second", NwbPoses.Estimation(("a", NwbPoses.Series(Spatial)))));

        Assert.Equal(["PoseEstimation", "second"], MotionFile.Load(path).Persons.Select(person => person.Name).Order());
        var chosen = MotionFile.Load(path, new() { Key = "/processing/behavior/second" });
        Assert.Equal((1, 3), (chosen.Persons.Count, chosen.Dimensions));
        Assert.Contains("/processing/behavior/second", Assert.Throws<FileFormatException>(() => MotionFile.Load(path, new() { Key = "third" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_for_training_are_no_estimates_and_are_refused_by_name()
    {
        var path = File(HdfFiles.Group([], ("neurodata_type", "PoseTraining")));

        Assert.Contains("PoseTraining", Assert.Throws<FileFormatException>(() => MotionFile.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_large_file_only_the_poses_are_read()
    {
        var path = folder.PathTo("large.nwb");
        H5File file = new()
        {
            ["processing"] = HdfFiles.Group([("behavior", HdfFiles.Group([("PoseEstimation", NwbPoses.Estimation(("knee", NwbPoses.Series(Flat))))]))]),
            ["acquisition"] = HdfFiles.Group([("video", new H5Dataset(new byte[64 << 20]))]),
        };
        HdfFiles.Write(path, file, ("nwb_version", "2.7.0"));
        NwbPoseReader reader = new();
        reader.Read(path, new(), CancellationToken.None);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var recording = reader.Read(path, new(), CancellationToken.None);

        Assert.Equal(3, recording.FrameCount);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    private string File(H5Group estimation, params (string Name, object Part)[] others) => NwbPoses.Write(folder.PathTo("poses.nwb"), estimation, others);
}
