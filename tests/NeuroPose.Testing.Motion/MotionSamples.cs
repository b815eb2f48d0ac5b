using System.Globalization;
using System.Text;
using NeuroPose.Formats;

namespace NeuroPose.Testing.Motion;

/// <summary>Whole files in each format, small enough to be damaged a hundred thousand times.</summary>
internal static class MotionSamples
{
    /// <summary>The bytes of some files of a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="folder">Where files are made that a library writes; they may stay there.</param>
    public static IReadOnlyList<byte[]> Of(MotionFormat format, string folder) =>
    [
        .. MotionTexts.Tables.Concat(MotionTexts.Keypoints).Where(known => known.Format == format).Select(known => Encoding.UTF8.GetBytes(known.Text)),
        .. format switch
        {
            MotionFormat.C3d => C3d(),
            MotionFormat.Numpy => Numpy(),
            MotionFormat.DeepLabCutHdf5 => DeepLabCut(folder),
            MotionFormat.SleapAnalysis => [SleapAnalysis(folder)],
            MotionFormat.SleapProject => [Sleap(folder)],
            MotionFormat.NwbPose => [Nwb(folder)],
            _ => [],
        },
    ];

    private static IEnumerable<byte[]> C3d() =>
        from processor in Enum.GetValues<C3dProcessor>()
        from isReal in new[] { true, false }
        select C3dTestFile.Rich(processor, isReal).ToBytes();

    private static IEnumerable<byte[]> Numpy()
    {
        var poses = NpyBytes.Array("'<f8'", "(2, 2, 3)", NpyBytes.Counting(12));
        (string, byte[])[] members =
        [
            ("positions.npy", poses),
            ("fps.npy", NpyBytes.Array("'<i8'", "()", BitConverter.GetBytes(120L))),
            ("labels.npy", NpyBytes.Array("'<U5'", "(2,)", NpyBytes.Texts(5, "knee", "ankle"))),
            ("confidence.npy", NpyBytes.Array("'<f8'", "(2, 2)", NpyBytes.Doubles(0.1, 0.2, 0.3, 0.4))),
        ];
        return
        [
            poses,
            NpyBytes.Array("'>f4'", "(3, 1, 2)", new byte[24], isFortran: true, version: 2),
            NpyBytes.Array("'<f8'", "(2, 5, 1, 3)", NpyBytes.Counting(30), version: 3),
            NpyBytes.Archive(members),
            NpyBytes.Archive(System.IO.Compression.CompressionLevel.Optimal, members),
        ];
    }

    private static IEnumerable<byte[]> DeepLabCut(string folder)
    {
        foreach (var name in new[] { "table", "multi", "three" })
        {
            yield return Made(folder, path => HdfFiles.WritePandas(name, path));
        }

        yield return Made(folder, path => HdfFiles.Write(path, new() { ["df_with_missing"] = HdfFiles.PandasFrame() }));
    }

    private static byte[] SleapAnalysis(string folder) => Made(folder, path => HdfFiles.Write(path, new()
    {
        ["tracks"] = HdfFiles.Compressed(new double[2, 2, 3, 4], 1, 2, 3, 4),
        ["point_scores"] = new double[2, 3, 4],
        ["node_names"] = new[] { "head", "body", "tail" },
        ["track_names"] = new[] { "a", "b" },
        ["edge_inds"] = new long[,] { { 0, 1 }, { 1, 2 } },
        ["video_path"] = new[] { "video.mp4" },
    }));

    private static byte[] Sleap(string folder) => Made(folder, path => SleapProject.Write(
        path,
        frames: [new(0, 0, 0, 0, 2), new(1, 0, 2, 2, 3)],
        instances: [new(SleapProject.Predicted, track: 0, points: 0), new(SleapProject.User, track: 0, points: 0), new(SleapProject.Predicted, track: -1, points: 2)],
        predicted: [new(1, 1, 1), new(2, 2, 1), new(5, 6, 0.5), new(7, 8, 0.5)],
        user: [new(10, 20), new(30, 40)],
        tracks: ["[0, \"left\"]"]));

    private static byte[] Nwb(string folder) => Made(folder, path => NwbPoses.Write(path, NwbPoses.Estimation(
        ("skeleton", new PureHDF.H5SoftLink("/processing/behavior/Skeletons/subject")),
        ("ankle", NwbPoses.Series(new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, rate: 30)),
        ("knee", NwbPoses.Series(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, conversion: 0.5, unit: "meters", confidence: [0.1, 0.2], times: [0, 0.1])))));

    private static byte[] Made(string folder, Action<string> write)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Guid.NewGuid():N}.h5"));
        write(path);
        return File.ReadAllBytes(path);
    }
}
