using System.Text.Json;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Hdf5;

/// <summary>Real files of SLEAP and NWB, against what independent readers found in them.</summary>
public sealed class RealHdf5Tests
{
    [RealFileFact("sleap_h5/centered_pair_standard.analysis.h5")]
    public void Every_layout_of_an_analysis_file_has_the_numbers_of_its_oracle() => AssertFolder("sleap_h5", ".h5", expected: 10);

    [RealFileFact("sleap_slp/reduce.slp")]
    public void Every_project_has_the_numbers_of_its_oracle() => AssertFolder("sleap_slp", ".slp", expected: 3);

    [RealFileFact("sleap_slp/imgvideo.slp")]
    public void A_project_without_labels_is_empty() => Assert.Empty(MotionFile.Load(RealFiles.PathTo("sleap_slp/imgvideo.slp")).Persons);

    [RealFileFact("nwb/ndxpose_0.1.1_poseestimation_nodes_edges.nwb")]
    public void Every_series_of_a_file_with_estimates_has_the_numbers_of_its_oracle()
    {
        var count = 0;
        foreach (var (path, oracle) in Files("nwb", ".nwb"))
        {
            var file = NwbPoseFile.Load(path);
            foreach (var (expected, found) in oracle.GetProperty("poseEstimations").EnumerateArray().Zip(file.Estimations))
            {
                Assert.Equal(expected.GetProperty("path").GetString(), found.Path);
                Assert.Equal(expected.GetProperty("nodes").EnumerateArray().Select(node => node.GetString()), found.Nodes);
                foreach (var series in found.Series)
                {
                    Assert.Equal(expected.GetProperty("seriesLengths").GetProperty(series.Name).GetInt32(), series.RowCount);
                    AssertRow(expected.GetProperty("first").GetProperty(series.Name), series, 0);
                    AssertRow(expected.GetProperty("last").GetProperty(series.Name), series, series.RowCount - 1);
                    count++;
                }
            }
        }

        Assert.Equal(6, count);
    }

    [RealFileFact("nwb/sleapio_minimal.annotations.nwb")]
    public void A_file_with_labels_for_training_alone_is_refused_by_their_name()
    {
        var problem = Assert.Throws<FileFormatException>(() => MotionFile.Load(RealFiles.PathTo("nwb/sleapio_minimal.annotations.nwb")));

        Assert.Contains("PoseTraining", problem.Message, StringComparison.Ordinal);
    }

    [RealFileFact("dlc/movement_DLC_sample_tracks_invalid.h5")]
    public void An_empty_file_is_refused() =>
        Assert.Throws<FileFormatException>(() => MotionFile.Load(RealFiles.PathTo("dlc/movement_DLC_sample_tracks_invalid.h5")));

    [RealFileFact("constructed/poses.npz")]
    public void Every_array_of_NumPy_has_the_numbers_of_its_oracle()
    {
        AssertFolder("constructed", ".npy", expected: 3);
        AssertFolder("constructed", ".npz", expected: 1);
    }

    private static void AssertFolder(string folder, string extension, int expected)
    {
        var files = Files(folder, extension);
        Assert.Equal(expected, files.Count);
        foreach (var (path, oracle) in files)
        {
            var recording = MotionFile.Load(path);
            Assert.Equal(oracle.GetProperty("sha256").GetString(), recording.Sha256);
            Assert.Equal(oracle.GetProperty("frames").GetInt32(), recording.FrameCount);
            Assert.Equal(oracle.GetProperty("dims").GetInt32(), recording.Dimensions);
            Assert.Equal(oracle.GetProperty("labelCount").GetInt32(), recording.Labels.Count);
            Assert.Equal(oracle.GetProperty("missingPerPerson").EnumerateArray().Select(missing => missing.GetInt64()), recording.Persons.Select(person => person.MissingCount));
            Assert.Equal(oracle.GetProperty("sumOfPresentCoordinates").GetDouble(), recording.Persons.Sum(person => person.Coordinates.ToArray().Where(double.IsFinite).Sum()), 0.5e-2);
            if (folder != "constructed")
            {
                Assert.Equal(oracle.GetProperty("labels").EnumerateArray().Select(label => label.GetString()), recording.Labels);
                Assert.Equal(oracle.GetProperty("persons").EnumerateArray().Select(person => person.GetString()), recording.Persons.Select(person => person.Name));
            }

            AssertPoints(oracle, recording);
        }
    }

    private static void AssertPoints(JsonElement oracle, MotionRecording recording)
    {
        foreach (var (points, person) in oracle.GetProperty("points").EnumerateObject().Zip(recording.Persons))
        {
            foreach (var point in points.Value.EnumerateObject())
            {
                var label = int.Parse(point.Name.AsSpan(0, point.Name.IndexOf(':', StringComparison.Ordinal)), provider: System.Globalization.CultureInfo.InvariantCulture);
                foreach (var (numbers, frame) in new[] { (point.Value.GetProperty("first"), 0), (point.Value.GetProperty("last"), recording.FrameCount - 1) })
                {
                    double[] found =
                    [
                        .. person.Coordinates.Span.Slice(3 * ((frame * person.Labels.Count) + label), recording.Dimensions),
                        .. person.Confidence.IsEmpty ? [] : new[] { person.Confidence.Span[(frame * person.Labels.Count) + label] },
                    ];
                    AssertNear(numbers, found);
                }
            }
        }
    }

    private static void AssertRow(JsonElement expected, NwbPoseSeries series, int row) => AssertNear(
        expected,
        [.. series.Data.Span.Slice(row * series.Columns, series.Columns), .. series.Confidence.IsEmpty ? [] : new[] { series.Confidence.Span[row] }]);

    private static void AssertNear(JsonElement numbers, double[] found)
    {
        double[] expected = [.. numbers.EnumerateArray().Select(number => number.ValueKind == JsonValueKind.Null ? double.NaN : number.GetDouble())];
        Assert.All(expected.Zip(found), pair => Assert.True(
            double.IsNaN(pair.First) ? double.IsNaN(pair.Second) : Math.Abs(pair.First - pair.Second) <= 1e-8 * Math.Abs(pair.First),
            FormattableString.Invariant($"expected {pair.First:R}, found {pair.Second:R}")));
    }

    private static List<(string Path, JsonElement Oracle)> Files(string folder, string extension)
    {
        List<(string, JsonElement)> files = [];
        foreach (var path in Directory.EnumerateFiles(RealFiles.PathTo(folder), "*" + extension).Order(StringComparer.Ordinal))
        {
            var oracle = RealFiles.PathTo($"oracle/{folder}__{Path.GetFileName(path)}.json");
            if (File.Exists(oracle))
            {
                using var json = JsonDocument.Parse(File.ReadAllText(oracle));
                files.Add((path, json.RootElement.Clone()));
            }
        }

        return files;
    }
}
