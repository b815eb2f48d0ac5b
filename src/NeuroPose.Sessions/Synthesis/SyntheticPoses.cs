using System.Globalization;
using System.Text;
using NeuroPose.Files;
using NeuroPose.Numerics;
using PureHDF;

namespace NeuroPose.Sessions.Synthesis;

/// <summary>Poses of the animal as DeepLabCut and SLEAP write them.</summary>
internal static class SyntheticPoses
{
    private const string Scorer = "DLC_synthetic_shuffle1_1000";

    private static readonly string[] Tracks = ["mouse"];
    private static readonly string[] Parts = ["nose", "leftear", "rightear", "tailbase"];
    private static readonly string[] Coordinates = ["x", "y", "likelihood"];

    public static void Write(string folder, SessionTruth truth, SeededRandom random)
    {
        Directory.CreateDirectory(Path.Combine(folder, "pose"));
        Csv(Path.Combine(folder, "pose", $"cam0{Scorer}.csv"), Points(truth.Cameras[0], random.Fork("cam0")));
        Pandas(Path.Combine(folder, "pose", $"cam1{Scorer}.h5"), Points(truth.Cameras[1], random.Fork("cam1")));
        Sleap(Path.Combine(folder, "pose", "cam2.analysis.h5"), Points(truth.Cameras[2], random.Fork("cam2")));
    }

    // Frames × points × (x, y, likelihood); a point that is not seen is unsure, and anywhere near.
    private static double[,,] Points(CameraTruth camera, SeededRandom random)
    {
        var points = new double[camera.Times.Length, Parts.Length, 3];
        int[] exposures = [.. Enumerable.Range(0, camera.Times.Length + camera.DroppedExposures.Length).Where(exposure => !camera.DroppedExposures.Contains(exposure))];
        for (var frame = 0; frame < camera.Times.Length; frame++)
        {
            var (x, y) = SyntheticVideo.Animal(exposures[frame] / 30.0);
            for (var part = 0; part < Parts.Length; part++)
            {
                var isUnsure = random.NextDouble() < 0.03;
                var spread = isUnsure ? 8 : 0.4;
                points[frame, part, 0] = x + (part is 1 ? -5 : part is 2 ? 5 : 0) + (spread * random.NextGaussian());
                points[frame, part, 1] = y + (part is 0 ? -6 : part is 3 ? 9 : -3) + (spread * random.NextGaussian());
                points[frame, part, 2] = isUnsure ? 0.3 * random.NextDouble() : 1 - (0.08 * random.NextDouble());
            }
        }

        return points;
    }

    private static void Csv(string path, double[,,] points)
    {
        var text = new StringBuilder("scorer");
        void Header(string name, Func<int, int, string> cell)
        {
            if (name.Length > 0)
            {
                text.Append(name);
            }

            for (var part = 0; part < Parts.Length; part++)
            {
                for (var coordinate = 0; coordinate < 3; coordinate++)
                {
                    text.Append(',').Append(cell(part, coordinate));
                }
            }

            text.Append('\n');
        }

        Header("", (_, _) => Scorer);
        Header("bodyparts", (part, _) => Parts[part]);
        Header("coords", (_, coordinate) => Coordinates[coordinate]);
        for (var frame = 0; frame < points.GetLength(0); frame++)
        {
            text.Append(frame.ToString(CultureInfo.InvariantCulture));
            var row = frame;
            Header("", (part, coordinate) => CsvField.Number(points[row, part, coordinate]));
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    // The fixed format of pandas.
    private static void Pandas(string path, double[,,] points)
    {
        var (frames, columns) = (points.GetLength(0), Parts.Length * 3);
        var values = new double[frames, columns];
        for (var frame = 0; frame < frames; frame++)
        {
            for (var column = 0; column < columns; column++)
            {
                values[frame, column] = points[frame, column / 3, column % 3];
            }
        }

        var group = new H5Group { Attributes = new() { ["pandas_type"] = "frame", ["pandas_version"] = "0.15.2", ["encoding"] = "UTF-8", ["ndim"] = 2L, ["nblocks"] = 1L } };
        foreach (var axis in (string[])["axis0", "block0_items"])
        {
            group[$"{axis}_level0"] = new H5Dataset(new[] { Scorer });
            group[$"{axis}_level1"] = new H5Dataset(Parts.ToArray());
            group[$"{axis}_level2"] = new H5Dataset(Coordinates.ToArray());
            group[$"{axis}_label0"] = new H5Dataset(new long[columns]);
            group[$"{axis}_label1"] = new H5Dataset(Enumerable.Range(0, columns).Select(column => (long)(column / 3)).ToArray());
            group[$"{axis}_label2"] = new H5Dataset(Enumerable.Range(0, columns).Select(column => (long)(column % 3)).ToArray());
        }

        group["axis1"] = new H5Dataset(Enumerable.Range(0, frames).Select(frame => (long)frame).ToArray());
        group["block0_values"] = new H5Dataset(values);
        new H5File { ["df_with_missing"] = group }.Write(path);
    }

    // SLEAP's own order: track, coordinate, node, frame.
    private static void Sleap(string path, double[,,] points)
    {
        var frames = points.GetLength(0);
        var tracks = new double[1, 2, Parts.Length, frames];
        var scores = new double[1, Parts.Length, frames];
        for (var frame = 0; frame < frames; frame++)
        {
            for (var part = 0; part < Parts.Length; part++)
            {
                var isMissing = points[frame, part, 2] < 0.3;
                for (var coordinate = 0; coordinate < 2; coordinate++)
                {
                    tracks[0, coordinate, part, frame] = isMissing ? double.NaN : points[frame, part, coordinate];
                }

                scores[0, part, frame] = isMissing ? double.NaN : points[frame, part, 2];
            }
        }

        new H5File
        {
            ["tracks"] = new H5Dataset(tracks),
            ["point_scores"] = new H5Dataset(scores),
            ["node_names"] = new H5Dataset(Parts.ToArray()),
            ["track_names"] = new H5Dataset(Tracks),
            ["edge_inds"] = new H5Dataset(new long[,] { { 0, 1 }, { 0, 2 }, { 0, 3 } }),
        }.Write(path);
    }
}
