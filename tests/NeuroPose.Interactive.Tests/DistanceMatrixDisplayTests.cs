using NeuroPose.Kinematics;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Tests;

[Collection(OneAfterAnother.Name)]
public sealed class DistanceMatrixDisplayTests
{
    [Fact]
    public void A_distance_matrix_is_shown_as_a_heat_map_with_its_definition()
    {
        var rendered = Rendered.Of(Matrix("slow", "slow again", "fast", "very fast"));

        Snapshot.Match(rendered.HtmlWithoutData, "html");
        Snapshot.Match(Assert.Single(rendered.Pictures), "svg");
    }

    [Fact]
    public void A_distance_matrix_reads_well_in_a_terminal() =>
        Snapshot.Match(Rendered.Of(Matrix("slow", "slow again", "fast", "very fast")).Text);

    private static DistanceMatrix Matrix(params string[] names) => Dtw.DistanceMatrix(
        [.. names.Select((name, index) => FeatureSeries.Of(name, "rad", [0.1 * index, 1.25 * index, 2 + (0.3 * index), 0.7]))]);
}
