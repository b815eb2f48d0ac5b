using NeuroPose.Alignment;
using NeuroPose.Poses;

namespace NeuroPose.Motion.Tests.Alignment;

/// <summary>A figure in one plane can be turned over into its mirror image; a fit says so, or does not do it.</summary>
public class FlatFigureTests
{
    private static readonly double[] Figure = [0, 0, 0, 100, 0, 0, 100, 50, 0, 20, 80, 0];

    [Fact]
    public void A_mirror_image_in_the_plane_fits_perfectly_in_space_and_the_result_says_why()
    {
        var result = Procrustes.Align(Poses(Mirrored(Figure)), Poses(Figure));

        Assert.Equal(0, result.MeanResidualRms, 1e-9);
        Assert.Equal([0], result.FlatFrames);
        Assert.Contains("all fitted joints lie in one plane", result.Notice, StringComparison.Ordinal);
        Assert.Contains(result.Notice, result.Describe(), StringComparison.Ordinal);
        Assert.Contains("ProcrustesRotation.InPlane", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Within_the_plane_a_mirror_image_stays_one_and_a_turned_figure_is_found()
    {
        var inPlane = new ProcrustesOptions { Rotation = ProcrustesRotation.InPlane };

        var mirrored = Procrustes.Align(Poses(Mirrored(Figure)), Poses(Figure), inPlane);
        var turned = Procrustes.Align(Poses(AboutZ(Figure, 0.6, 0.8)), Poses(Figure), inPlane with { FitScale = true });

        Assert.InRange(mirrored.MeanResidualRms, 10, 100);
        Assert.Equal(0, turned.MeanResidualRms, 1e-9);
        Assert.Equal(Math.Acos(0.6), turned.MeanRotationRadians, 1e-9);
        Assert.Equal(1, turned.MeanScale, 1e-12);
        Assert.Empty(mirrored.FlatFrames);
        Assert.Equal("", mirrored.Notice);
        Assert.Equal(0, mirrored.Transforms[0].Rotation.X.Z);
        Assert.Contains("within the plane of x and y only", inPlane.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void About_the_vertical_only_the_direction_of_facing_is_fitted_and_no_turn_in_steps_of_a_degree_is_better()
    {
        var random = new Random(7);
        double[] Cloud() => [.. Enumerable.Range(0, 15).Select(_ => random.NextDouble() * 100)];
        var (source, target) = (Cloud(), Cloud());

        var result = Procrustes.Align(Poses(source), Poses(target), new() { Rotation = ProcrustesRotation.AboutVertical });

        Assert.Equal((0.0, 1.0, 0.0), (result.Transforms[0].Rotation.Y.X, result.Transforms[0].Rotation.Y.Y, result.Transforms[0].Rotation.Y.Z));
        for (var degree = 0; degree < 360; degree++)
        {
            var (sine, cosine) = Math.SinCos(degree * Math.PI / 180);
            var turned = Poses([.. Enumerable.Range(0, 5).SelectMany(at => new[] { (cosine * source[at * 3]) + (sine * source[(at * 3) + 2]), source[(at * 3) + 1], (cosine * source[(at * 3) + 2]) - (sine * source[at * 3]) })]);
            var moved = Procrustes.Align(turned, Poses(target), new() { Rotation = ProcrustesRotation.AboutVertical });
            Assert.Equal(result.MeanResidualRms, moved.MeanResidualRms, 1e-9);
            Assert.True(Residual(turned, Poses(target)) >= result.MeanResidualRms - 1e-9);
        }
    }

    [Fact]
    public void A_figure_in_space_is_not_called_flat_and_a_sheet_that_stands_in_space_is()
    {
        double[] sheet = [0, 0, 0, 100, 0, 100, 100, 50, 100, 20, 80, 20];
        double[] solid = [0, 0, 0, 100, 0, 0, 100, 50, 30, 20, 80, -40];

        Assert.Equal([0], Procrustes.Align(Poses(sheet), Poses(sheet)).FlatFrames);
        Assert.Empty(Procrustes.Align(Poses(solid), Poses(solid)).FlatFrames);
    }

    [Fact]
    public void A_scale_that_would_have_to_be_negative_is_refused_with_what_to_do()
    {
        double[] tall = [0, 100, 0, 0, -100, 0, 1, 0, 0, 0, 0, 1];
        double[] upsideDown = [.. tall.Select(value => -value)];

        var refused = Assert.Throws<AlignmentException>(() => Procrustes.Align(Poses(tall), Poses(upsideDown), new() { Rotation = ProcrustesRotation.AboutVertical, FitScale = true }));

        Assert.Contains("no scale above 0", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>What is left when only the middles are brought together.</summary>
    private static double Residual(PoseSequence source, PoseSequence target)
    {
        double Middle(PoseSequence poses, Func<int, double> of) => Enumerable.Range(0, poses.JointCount).Average(of);
        var (dx, dy, dz) = (
            Middle(target, at => target[0, at].X - source[0, at].X), Middle(target, at => target[0, at].Y - source[0, at].Y), Middle(target, at => target[0, at].Z - source[0, at].Z));
        return Math.Sqrt(Middle(target, at => Math.Pow((source[0, at] + new NeuroPose.Numerics.Point3(dx, dy, dz) - target[0, at]).Length, 2)));
    }

    private static double[] Mirrored(double[] figure) => [.. figure.Select((value, at) => at % 3 == 0 ? -value : value)];

    private static double[] AboutZ(double[] figure, double cosine, double sine) =>
        [.. Enumerable.Range(0, figure.Length / 3).SelectMany(at => new[] { (cosine * figure[at * 3]) - (sine * figure[(at * 3) + 1]), (sine * figure[at * 3]) + (cosine * figure[(at * 3) + 1]), figure[(at * 3) + 2] })];

    private static PoseSequence Poses(double[] coordinates) => new(Skeleton.Unnamed(coordinates.Length / 3), 30, coordinates);
}
