using System.IO.Compression;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Numpy;

public sealed class NumpyArchiveTests : IDisposable
{
    private static readonly byte[] Poses = NpyBytes.Array("'<f8'", "(2, 2, 3)", NpyBytes.Counting(12));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_rate_the_labels_and_the_confidence_beside_the_poses_are_used()
    {
        var recording = Load(NpyBytes.Archive(
            ("positions.npy", Poses),
            ("fps.npy", NpyBytes.Array("'<i8'", "()", BitConverter.GetBytes(120L))),
            ("labels.npy", NpyBytes.Array("'<U5'", "(2,)", NpyBytes.Texts(5, "knee", "ankle"))),
            ("confidence.npy", NpyBytes.Array("'<f8'", "(2, 2)", NpyBytes.Doubles(0.1, 0.2, 0.3, 0.4)))));

        Assert.Equal((120, "array \"fps\""), (recording.FramesPerSecond, recording.RateSource));
        Assert.Equal(["knee", "ankle"], recording.Labels);
        Assert.Equal([0.1, 0.2, 0.3, 0.4], recording.Persons[0].Confidence.ToArray());
    }

    [Fact]
    public void Labels_of_bytes_and_labels_that_occur_twice_are_read()
    {
        var recording = Load(NpyBytes.Archive(("positions.npy", Poses), ("labels.npy", NpyBytes.Array("'|S3'", "(2,)", "abcabc"u8.ToArray()))));

        Assert.Equal(["abc", "abc_2"], recording.Labels);
    }

    [Fact]
    public void Labels_and_confidences_that_do_not_fit_are_reported_and_not_used()
    {
        var recording = Load(NpyBytes.Archive(
            ("positions.npy", Poses),
            ("labels.npy", NpyBytes.Array("'<U1'", "(3,)", NpyBytes.Texts(1, "a", "b", "c"))),
            ("scores.npy", NpyBytes.Array("'<f8'", "(2,)", NpyBytes.Counting(2)))));

        Assert.Equal(["joint 0", "joint 1"], recording.Labels);
        Assert.True(recording.Persons[0].Confidence.IsEmpty);
        Assert.Equal(2, recording.Notices.Count(notice => notice.Contains("not used", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_several_arrays_one_is_asked_for_and_can_be_named()
    {
        var bytes = NpyBytes.Archive(("left.npy", Poses), ("right.npy", NpyBytes.Array("'<f8'", "(1, 2, 3)", NpyBytes.Counting(6))));

        var problem = Assert.Throws<FileFormatException>(() => Load(bytes));
        Assert.Contains("left (2, 2, 3), right (1, 2, 3)", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, Load(bytes, new() { Key = "right" }).FrameCount);
        Assert.Contains("no array \"middle\"", Assert.Throws<FileFormatException>(() => Load(bytes, new() { Key = "middle" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_file_has_is_listed_by_the_typed_class()
    {
        var path = Write(NpyBytes.Archive(("positions.npy", Poses), ("other.npy", NpyBytes.Array("'|O'", "(1,)", [1]))));

        var file = NumpyFile.Load(path);

        Assert.Equal("positions", file.Key);
        Assert.Equal(["positions (2, 2, 3) <f8", "other (1,) |O"], file.Arrays.Select(array => array.ToString()));
    }

    [Fact]
    public void An_archive_whose_only_array_holds_Python_objects_is_refused()
    {
        var problem = Assert.Throws<FileFormatException>(() => Load(NpyBytes.Archive(("poses.npy", NpyBytes.Array("'|O'", "(1,)", [1])))));

        Assert.Contains("poses.npy", problem.Message, StringComparison.Ordinal);
        Assert.Contains("can run code", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_archive_cannot_unpack_to_all_of_memory()
    {
        const int Frames = 3_000_000;
        var bytes = NpyBytes.Archive(CompressionLevel.Optimal, ("poses.npy", NpyBytes.Array("'<f8'", $"({Frames}, 1, 3)", new byte[Frames * 3 * 8])));

        Assert.True(bytes.Length < 200_000);
        Assert.Contains("too large", Assert.Throws<FileFormatException>(() => Load(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_members_than_any_recording_has_are_refused()
    {
        var bytes = NpyBytes.Archive([.. Enumerable.Range(0, 1100).Select(number => ($"a{number}.npy", Poses))]);

        Assert.Contains("1,100 members", Assert.Throws<FileFormatException>(() => Load(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_shorter_than_its_header_says_is_refused()
    {
        Assert.Contains("cut short", Assert.Throws<FileFormatException>(() => Load(NpyBytes.Archive(("poses.npy", NpyBytes.Array("'<f8'", "(9, 2, 3)", NpyBytes.Counting(12)))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_thousand_damaged_files_are_loaded_or_refused_and_nothing_else_happens()
    {
        byte[][] originals =
        [
            Poses,
            NpyBytes.Archive(("positions.npy", Poses), ("fps.npy", NpyBytes.Array("'<f8'", "()", NpyBytes.Doubles(30))), ("labels.npy", NpyBytes.Array("'<U1'", "(2,)", NpyBytes.Texts(1, "a", "b")))),
            NpyBytes.Archive(CompressionLevel.SmallestSize, ("positions.npy", Poses)),
        ];
        var refused = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            try
            {
                MotionFile.Load(Write(Hdf5.HdfMutations.Of(originals[seed % originals.Length], seed)), new() { Format = MotionFormat.Numpy });
            }
            catch (NeuroPoseException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 300, 2999);
    }

    private MotionRecording Load(byte[] bytes, LoadOptions? options = null) => MotionFile.Load(Write(bytes), options);

    private string Write(byte[] bytes)
    {
        var path = folder.PathTo("poses.npz");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
