using NeuroPose.Kinematics;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>Distances and dimensions by their names.</summary>
public sealed class SeriesLabelsTests
{
    private static readonly FeatureSeries[] Series = [FeatureSeries.Of("s01", "mm", 1), FeatureSeries.Of("s02", "mm", 3), FeatureSeries.Of("s03", "mm", 7)];

    [Fact]
    public void Each_layout_of_distances_is_addressed_by_labels()
    {
        using var folder = new TemporaryFolder();
        using var file = MatrixFile.Write(folder.PathTo("distances.npmatrix"), Series);

        Assert.Equal(6, Dtw.DistanceMatrix(Series)["s01", "s03"]);
        Assert.Equal(4, Dtw.CondensedDistances(Series)["s03", "s02"]);
        Assert.Equal(2, Dtw.CrossDistances(Series[..1], Series[1..])["s01", "s02"]);
        Assert.Equal(6, file["s03", "s01"]);
    }

    [Fact]
    public void A_label_that_is_not_there_is_answered_with_the_nearest()
    {
        var error = Assert.Throws<ArgumentException>(() => Dtw.DistanceMatrix(Series)["s01", "s2"]);
        Assert.Equal("No series is called \"s2\". Did you mean \"s02\"? (Parameter 'column')", error.Message);
    }

    [Fact]
    public void A_label_that_two_series_have_is_ambiguous()
    {
        var error = Assert.Throws<ArgumentException>(() => Dtw.DistanceMatrix([Series[0], Series[1], Series[0]])["s01", "s02"]);
        Assert.Equal("Series 0 and 2 are both called \"s01\": address them by their numbers. (Parameter 'row')", error.Message);
    }

    [Fact]
    public void A_dimension_is_addressed_by_its_name_and_numbers_are_written_in_place()
    {
        var angles = new FeatureSeries("walk", ["left knee", "right knee"], "rad", [0.25, 1, 0.5, 2]);

        Assert.Equal([0.25, 0.5], angles["left knee"]);
        Assert.Equal(
            "The series \"walk\" has no dimension \"left kne\". Did you mean \"left knee\"? (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => angles["left kne"]).Message);
    }
}
