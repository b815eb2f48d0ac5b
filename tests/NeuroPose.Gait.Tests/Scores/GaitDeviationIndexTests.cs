using System.Text.Json;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Gait.Tests;

public sealed class GaitDeviationIndexTests
{
    private static readonly JsonElement File = Golden.Read("gait", "gdi.json");

    [Fact]
    public void The_index_of_the_golden_subject_is_the_golden_one()
    {
        var index = GaitDeviationIndex.Of(Columns("basis_strides_columns"), Columns("controls_columns"), File.GetProperty("features").GetInt32());
        var found = index.Score(Numbers(File.GetProperty("subject")));

        var expected = File.GetProperty("result");
        Assert.Equal("GdiLike", found.Name);
        Assert.Equal(expected.GetProperty("vaf").GetDouble(), index.VarianceAccountedFor, 1e-8);
        Assert.Equal(expected.GetProperty("mean_ln").GetDouble(), index.MeanLogDistance, 1e-8);
        Assert.Equal(expected.GetProperty("sd_ln").GetDouble(), index.LogDistanceDeviation, 1e-8);
        Assert.Equal(expected.GetProperty("distance").GetDouble(), found.Distance, 1e-8);
        Assert.Equal(expected.GetProperty("z").GetDouble(), found.StandardScore, 1e-8);
        Assert.Equal(expected.GetProperty("gdi").GetDouble(), found.Index, 1e-8);
    }

    [Theory]
    [InlineData(12, 5)]
    [InlineData(5, 12)]
    [InlineData(7, 7)]
    public void Singular_vectors_rebuild_the_matrix_and_are_at_right_angles(int height, int width)
    {
        var random = new Random(height);
        double[][] columns = [.. Enumerable.Range(0, width).Select(_ => Enumerable.Range(0, height).Select(_ => random.NextDouble() - 0.5).ToArray())];

        var found = LeftSingularVectors.Of(columns);

        Assert.Equal(found.Values.OrderDescending(), found.Values);
        var count = Math.Min(height, width);
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b < count; b++)
            {
                Assert.Equal(a == b ? 1 : 0, LeftSingularVectors.Dot(found.Vectors[a], found.Vectors[b]), 1e-12);
            }

            // The columns' parts along a left vector have its singular value for length.
            Assert.Equal(found.Values[a], Math.Sqrt(columns.Sum(column => Math.Pow(LeftSingularVectors.Dot(found.Vectors[a], column), 2))), 1e-12);
        }
    }

    [Fact]
    public void A_file_of_published_features_gives_the_index_its_name()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("features.csv");
        System.IO.File.WriteAllText(path, "---\nmean_control: [1, 2]\nmean_log_distance: 0.5\nsd_log_distance: 0.25\nsource: a supplement\n---\n1,0\n0,1\n0,0\n");

        var index = GaitDeviationIndex.Load(path);
        var found = index.Score([1, 2 + Math.Exp(1.0), 77]);

        Assert.Equal("GDI", found.Name);
        Assert.Equal(3, index.Length);
        Assert.Equal(2, found.StandardScore, 1e-12);
        Assert.Equal(80, found.Index, 1e-11);
    }

    [Theory]
    [InlineData("---\nmean_control: [1, 2]\nmean_log_distance: 0.5\nsd_log_distance: 0.25\nsource: x\n---\n1,0\n0,a\n0,0\n", 8, 3)]
    [InlineData("---\nmean_control: [1, 2]\nmean_log_distance: 0.5\nsd_log_distance: 0.25\nsource: x\n---\n1,0,3\n", 7, 1)]
    [InlineData("---\nmean_control: [1, b]\nmean_log_distance: 0.5\nsd_log_distance: 0.25\nsource: x\n---\n1,0\n", 2, 19)]
    [InlineData("mean_control: [1, 2]\n", 1, 1)]
    public void A_wrong_features_file_is_refused_with_line_and_column(string text, int line, int column)
    {
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllText(folder.PathTo("features.csv"), text);

        var place = Assert.Throws<FileFormatException>(() => GaitDeviationIndex.Load(folder.PathTo("features.csv"))).Place;

        Assert.Equal((line, column), (place.Line, place.Column));
    }

    [Fact]
    public void A_stride_has_the_nine_variables_in_their_order_and_a_missing_one_is_named()
    {
        AngleCurve[] curves = [.. MovementAnalysisProfile.Variables.Select((angle, at) => new AngleCurve(angle, Side.Left, Enumerable.Repeat((double)at, 101).ToArray()))];

        var stride = GaitDeviationIndex.StrideOf(curves, Side.Left);

        Assert.Equal(459, stride.Length);
        Assert.Equal(3, stride[3 * 51]);
        Assert.Contains("right pelvis tilt", Assert.Throws<ArgumentException>(() => GaitDeviationIndex.StrideOf(curves, Side.Right)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_strides_and_unknown_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => GaitDeviationIndex.Of([[1, 2, 3]], [[1, 2, 3], [2, 3, 4]], 2));
        Assert.Throws<ArgumentException>(() => GaitDeviationIndex.Of([[1, double.NaN, 3], [1, 2, 3]], [[1, 2, 3], [2, 3, 4]], 1));
    }

    /// <summary>The file has a list a number of the stride; each column is a stride.</summary>
    private static double[][] Columns(string field)
    {
        double[][] rows = [.. File.GetProperty(field).EnumerateArray().Select(Numbers)];
        return [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];
}
