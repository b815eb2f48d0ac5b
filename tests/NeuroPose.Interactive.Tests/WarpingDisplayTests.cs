using NeuroPose.Kinematics;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Tests;

/// <summary>How results of warping, searching, grouping and averaging look: never without what a distance is.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class WarpingDisplayTests
{
    private static readonly Dictionary<string, object> Results = WarpingResults.OfSeries();

    public static TheoryData<string> Kinds => [.. Results.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_result_is_shown_as_it_was_approved(string kind) => Rendered.Match(Results[kind], test: kind.Replace(' ', '_'));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_definition_of_a_distance_is_visible_wherever_the_number_is(string kind)
    {
        if (kind is "confusion" or "partition")
        {
            // Counts and names: there is no distance in them.
            return;
        }

        var shown = Rendered.Of(Results[kind]);
        Assert.Contains("local cost ", shown.Text.Replace("local cost  ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("local cost ", shown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_that_contradicts_itself_says_what_is_wrong_instead_of_failing() =>
        Assert.Contains("cannot be used", Rendered.Of(new DtwDefinition { Normalizer = Normalizer.OfStepPattern }).Text, StringComparison.Ordinal);

    [Fact]
    public void A_matrix_file_is_shown_like_a_matrix()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using (var file = MatrixFile.Write(path, WarpingResults.Series))
        {
            Rendered.Match(file);
        }

        File.Delete(path);
    }

    [Fact]
    public void Of_a_large_matrix_a_smaller_picture_is_shown_that_says_so()
    {
        var series = Enumerable.Range(0, 2000).Select(index => FeatureSeries.Of("s", "mm", index)).ToArray();

        var shown = Rendered.Of(Dtw.CondensedDistances(series));

        Assert.Contains("2000 × 2000", Assert.Single(shown.Pictures), StringComparison.Ordinal);
        Assert.Contains("Down-sampled", shown.Pictures[0], StringComparison.Ordinal);
        Assert.InRange(shown.Html.Length, 1, 700_000);
        Assert.Contains("(the first 10 of 2000 rows and columns)", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_matrix_of_very_many_cells_evenly_spaced_rows_stand_for_all()
    {
        var cell = FeatureSeries.Of("s", "mm", 1);
        var shown = Rendered.Of(Dtw.CrossDistances([.. Enumerable.Repeat(cell, 100)], [.. Enumerable.Repeat(cell, 250_001)]));

        Assert.Contains("100 &#215; 500 evenly spaced rows and columns of 100 &#215; 250001", shown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_are_there_for_a_page_and_for_a_paper()
    {
        object[] shown = [Results["neighbors"], Results["cross distances"]];

        Snapshot.Match(string.Concat(shown.Select(one => $"{Rendered.As(one, "text/markdown")}\n=== in a paper\n{Rendered.As(one, "text/latex")}\n")));
    }
}
