using NeuroPose.Kinematics;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Figures.Tests;

public sealed class DistanceHeatMapTests
{
    private static readonly string[] Walks = ["s01-slow", "s01-fast", "s02-slow", "s02-fast", "s03-slow", "s03-fast"];

    [Fact]
    public void A_small_matrix_shows_names_numbers_scale_and_definition() =>
        Snapshot.Match(Between(Walks).ToFigure().ToSvg(), "svg");

    [Fact]
    public void A_small_matrix_fits_a_column() =>
        Snapshot.Match((Between(Walks).ToFigure() with { Width = FigureWidth.Column }).ToSvg(), "svg");

    [Fact]
    public void A_cell_without_a_finite_number_is_struck_out_and_said_so()
    {
        var map = new DistanceHeatMap(["a", "b"], ["a", "b"], new[] { 0, double.NaN, double.PositiveInfinity, 0.25 }) { Quantity = new("distance", "mm") };

        Snapshot.Match(map.ToSvg(), "svg");
        Assert.Contains("2 of the cells are not finite", map.Describe(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(500)]
    public void A_matrix_of_any_size_keeps_its_text_on_the_page(int count)
    {
        var names = Enumerable.Range(0, count).Select(index => $"trial-{index:000}").ToArray();
        foreach (var width in new[] { FigureWidth.Column, FigureWidth.Full })
        {
            SvgCheck.TextStaysOnThePage((Square(names) with { Width = width }).ToSvg());
        }
    }

    [Fact]
    public void Five_hundred_rows_are_one_picture_below_half_a_megabyte()
    {
        var svg = Square([.. Enumerable.Range(0, 500).Select(index => $"t{index}")]).ToSvg();

        Assert.Single(SvgCheck.IsSound(svg).Descendants(), element => element.Name.LocalName == "image");
        Assert.InRange(svg.Length, 100_000, 375_000);
    }

    [Fact]
    public void A_larger_matrix_is_down_sampled_and_says_so()
    {
        var svg = Square([.. Enumerable.Range(0, 1100).Select(index => $"t{index}")]).ToSvg();

        Assert.Contains("Down-sampled: each pixel is the mean of 3 × 3 cells.", SvgCheck.Texts(svg));
        Assert.InRange(svg.Length, 100_000, 375_000);
    }

    [Fact]
    public void All_zero_and_all_unknown_matrices_can_be_drawn()
    {
        SvgCheck.TextStaysOnThePage(new DistanceHeatMap(["a"], ["a"], new[] { 0.0 }).ToSvg());
        SvgCheck.TextStaysOnThePage(new DistanceHeatMap(["a"], ["a"], new[] { double.NaN }).ToSvg());
        Assert.Contains("none of them finite", new DistanceHeatMap(["a"], ["a"], new[] { double.NaN }).Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_names_are_cut_rather_than_written_over_the_cells() =>
        SvgCheck.TextStaysOnThePage((Square([new string('W', 300), "b"]) with { Width = FigureWidth.Column }).ToSvg());

    [Fact]
    public void Numbers_that_do_not_fill_the_matrix_are_refused() =>
        Assert.Contains("2 rows × 3 columns need 6 numbers", Assert.Throws<ArgumentException>(() => new DistanceHeatMap(["a", "b"], ["x", "y", "z"], new double[5])).Message, StringComparison.Ordinal);

    private static DistanceMatrix Between(string[] names) => Dtw.DistanceMatrix(
        [.. names.Select((name, index) => FeatureSeries.Of(name, "mm", [10 * index, 125 * (index % 2), 200 + (30 * index), 7]))]);

    private static DistanceHeatMap Square(string[] names)
    {
        var values = Enumerable.Range(0, names.Length * names.Length).Select(index => (double)Math.Abs((index / names.Length) - (index % names.Length)));
        return new(names, names, values.ToArray());
    }
}
