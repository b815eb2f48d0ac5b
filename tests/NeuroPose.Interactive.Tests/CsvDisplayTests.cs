using NeuroPose.Figures;
using NeuroPose.Figures.Tests;
using NeuroPose.Formats;
using NeuroPose.Gait;
using NeuroPose.Interactive.Tables;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Tests;

/// <summary><c>Display("text/csv")</c>: the table that <c>ToCsv</c> writes.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class CsvDisplayTests
{
    private sealed record Walk(string Name, double? Seconds, IReadOnlyList<int> Strikes);

    [Fact]
    public void Records_are_quoted_where_they_need_it()
    {
        Walk[] walks = [new("slow, \"steady\"", 1.25, [1, 2]), new("two\nlines", null, []), new("=1+1", double.NaN, [3])];

        Assert.Equal(
            "Name,Seconds,Strikes\n\"slow, \"\"steady\"\"\",1.25,\"[1, 2]\"\n\"two\nlines\",,[]\n=1+1,NaN,[3]\n",
            Csv(walks));
        Assert.Equal(Csv(walks), RecordTable.Of(walks, first: 1, last: 0).ToCsv());
        Assert.Equal("Name,Seconds,Strikes\n", Csv(Array.Empty<Walk>()));
    }

    [Fact]
    public void Tuples_numbers_pairs_and_single_records_are_tables_too()
    {
        Assert.Equal("Item1,Item2\na,1\n", Csv(new[] { ("a", 1) }));
        Assert.Equal("Value\n0.5\n", Csv(new[] { 0.5 }));
        Assert.Equal("Key,Value\na,1\n", Csv(new Dictionary<string, int> { ["a"] = 1 }));
        Assert.Equal("Name,Seconds,Strikes\nx,2,[]\n", Csv(new Walk("x", 2, [])));
    }

    [Fact]
    public void Series_matrices_poses_and_cut_cycles_have_the_table_of_ToCsv()
    {
        FeatureSeries[] series = [FeatureSeries.Of("a, b", "cm", 0, 1, 3), FeatureSeries.Of("c", "cm", 0, 3)];
        var poses = WalkingPoses.Make(frames: 3);
        var walk = Analyses.Recorded("s01-slow");
        var (costs, cross) = (Dtw.CostMatrix(series[0], series[1]), Dtw.CrossDistances(series, series));
        var (matrix, cycles) = (Dtw.DistanceMatrix(series), ClinicalCycles.Of(walk).Cut(walk, Side.Left));

        Assert.Equal(series[0].ToCsv(), Csv(series[0]));
        Assert.Equal(matrix.ToCsv(), Csv(matrix));
        Assert.StartsWith(",\"a, b\",c\n\"a, b\",0,", Csv(matrix), StringComparison.Ordinal);
        Assert.Equal(cross.ToCsv(), Csv(cross));
        Assert.Equal(costs.ToCsv(), Csv(costs));
        Assert.Equal(poses.ToCsv(), Csv(poses));
        Assert.Equal(cycles.ToCsv(), Csv(cycles));
    }

    [Fact]
    public void Arrays_keep_their_shape_and_figures_their_numbers()
    {
        var map = Dtw.DistanceMatrix([FeatureSeries.Of("a", "cm", 0, 1), FeatureSeries.Of("b", "cm", 0, 3)]).ToFigure();

        Assert.Equal(",0,1,2\n0,1,2,3\n1,4,5,NaN\n", Csv(new[,] { { 1, 2, 3 }, { 4, 5, double.NaN } }));
        Assert.Equal("Index0,Index1,Index2,Value\n0,0,0,1\n0,0,1,2\n1,0,0,3\n1,0,1,4\n", Csv(new[, ,] { { { 1, 2 } }, { { 3, 4 } } }));
        Assert.Equal(",0,1\n", Csv(new int[0, 2]));
        Assert.Equal(map.ToCsv(), Csv(map));
    }

    [Fact]
    public void What_has_no_table_is_refused_by_name() =>
        Assert.Contains("Skeleton has no form text/csv", Assert.ThrowsAny<Exception>(() => Csv(Skeleton.Mhad43)).ToString(), StringComparison.Ordinal);

    private static string Csv(object value) => Rendered.As(value, "text/csv");
}
