using System.Globalization;
using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Formats;

public sealed class CsvExportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void A_series_that_was_written_is_read_again_to_the_bit(string culture)
    {
        FeatureSeries series = new("knees", ["left, knee", " right \"knee\"", "x"], "rad", new[] { 0.1, double.NaN, -0.0, 1e-310, double.Epsilon, 1.0 / 3, double.NaN, double.NaN, double.NaN });
        var path = folder.PathTo("knees.csv");
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            series.ToCsv(path);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        var again = SeriesCsv.Load(path, new() { Unit = "rad" });

        Assert.Equal(series.Names, again.Names);
        Assert.Equal(Bits(series.Values), Bits(again.Values));
        Assert.Equal(series.ToCsv(), File.ReadAllText(path));
    }

    [Fact]
    public void A_frame_with_nothing_in_a_series_of_one_column_stays_a_frame()
    {
        var path = folder.PathTo("one.csv");
        FeatureSeries.Of("x", "mm", 1, double.NaN, 3).ToCsv(path);

        Assert.Equal(3, SeriesCsv.Load(path).Length);
    }

    [Fact]
    public void Poses_have_frame_seconds_and_three_columns_a_joint()
    {
        var skeleton = new Skeleton("two", ["hip", "knee"], []);
        var poses = new PoseSequence(skeleton, 4, new[] { 1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, double.NaN }).Named("walk");

        Assert.Equal("frame,seconds,hip x,hip y,hip z,knee x,knee y,knee z\n0,0,1,2,3,4,5,6\n1,0.25,7,8,9,10,11,NaN\n", poses.ToCsv());
        Assert.Equal("sequence,frame,seconds,hip x,hip y,hip z,knee x,knee y,knee z\nwalk,0,0,1,2,3,4,5,6\nb,0,0,7,8,9,10,11,NaN\n", new[] { poses.Slice(0, 1), poses.Slice(1, 2).Named("b") }.ToCsv());
    }

    [Fact]
    public void Matrices_carry_their_labels()
    {
        FeatureSeries[] series = [FeatureSeries.Of("a,b", "cm", 0, 1), FeatureSeries.Of("c", "cm", 0, 3), FeatureSeries.Of("d", "cm", 1, 1)];
        var matrix = Dtw.DistanceMatrix(series);

        Assert.Equal(",\"a,b\",c,d\n\"a,b\",0,2,1\nc,2,0,3\nd,1,3,0\n", matrix.ToCsv());
        Assert.Equal("first,second,distance\n\"a,b\",c,2\n\"a,b\",d,1\nc,d,3\n", matrix.ToCondensed().ToCsv());
        Assert.Equal(",0,1\n0,0,3\n1,1,2\n", Dtw.CostMatrix(series[0], series[1]).ToCsv());
    }

    [Fact]
    public void Series_of_other_dimensions_are_not_put_under_one_head() =>
        Assert.Contains("differ in the dimensions or the unit", Assert.Throws<ArgumentException>(() => new[] { FeatureSeries.Of("a", "cm", 1), FeatureSeries.Of("b", "mm", 1) }.ToCsv()).Message, StringComparison.Ordinal);

    private static long[] Bits(ReadOnlySpan<double> values) => [.. values.ToArray().Select(BitConverter.DoubleToInt64Bits)];
}
