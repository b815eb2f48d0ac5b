using NeuroPose.Alignment;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Motion.Tests.Alignment;

/// <summary>Alignment when some joints were not detected.</summary>
public class KnownJointsTests
{
    private static readonly ProcrustesOptions Known = new() { KnownJointsOnly = true };

    [Fact]
    public void An_unknown_joint_is_refused_with_its_place_unless_it_is_asked_to_be_left_out()
    {
        var (source, target) = (Cloud(seed: 1), Turned(Cloud(seed: 1)));
        var gappy = Without(source, (1, 2));

        var refused = Assert.Throws<AlignmentException>(() => Procrustes.Align(gappy, target));

        Assert.Equal((1, "joint 2"), (refused.Place.Frame, refused.Place.Joint));
        Assert.Contains("KnownJointsOnly", refused.Message, StringComparison.Ordinal);
        Assert.Equal([5, 4, 5], Procrustes.Align(gappy, target, Known).FittedJoints);
    }

    [Theory]
    [InlineData(ProcrustesMode.PerSequence)]
    [InlineData(ProcrustesMode.PerFrame)]
    public void The_turn_is_found_from_the_joints_known_in_both(ProcrustesMode mode)
    {
        var source = Cloud(seed: 2);
        var target = Turned(source);
        var result = Procrustes.Align(Without(source, (1, 2)), Without(target, (1, 3), (2, 0)), Known with { Mode = mode });

        Assert.Equal([5, 3, 4], result.FittedJoints);
        Assert.Equal(Math.PI / 2, result.MeanRotationRadians, 1e-12);
        Assert.Equal(0, result.MeanResidualRms, 1e-9);
        Assert.True(double.IsNaN(result.Aligned[1, 2].X));
        // Joint 0 of frame 2 is unknown in the target only: it is moved like the others.
        Assert.Equal(0, (result.Aligned[2, 0] - target[2, 0]).Length, 1e-9);
    }

    [Fact]
    public void A_frame_with_too_few_joints_becomes_unknown_and_is_counted_out()
    {
        var source = Cloud(seed: 3);
        var target = Without(Turned(source), (0, 0), (0, 1), (0, 2));

        var result = Procrustes.Align(source, target, Known with { Mode = ProcrustesMode.PerFrame });

        Assert.Equal([0], result.FramesWithoutFit);
        Assert.Equal([0, 5, 5], result.FittedJoints);
        Assert.False(result.Aligned.IsComplete(0));
        Assert.Equal(Math.PI / 2, result.MeanRotationRadians, 1e-12);
        Assert.Equal(0, result.MeanResidualRms, 1e-9);
    }

    [Fact]
    public void A_sequence_without_common_joints_is_refused()
    {
        var source = Without(Cloud(seed: 4), [.. AllBut(0)]);
        var target = Without(Cloud(seed: 4), [.. AllBut(1)]);

        var refused = Assert.Throws<AlignmentException>(() => Procrustes.Align(source, target, Known));

        Assert.StartsWith("cloud: fewer than 3 joints are known both here and in the same frame of the target \"cloud\".", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_everything_is_known_the_option_changes_nothing()
    {
        var (source, target) = (Cloud(seed: 5), Cloud(seed: 6));

        Assert.Equal(Procrustes.Align(source, target).Aligned.Coordinates.ToArray(), Procrustes.Align(source, target, Known).Aligned.Coordinates.ToArray());
    }

    private static PoseSequence Cloud(long seed)
    {
        var random = new SeededRandom(seed);
        return new PoseSequence(Skeleton.Unnamed(5), 30, Enumerable.Range(0, 3 * 5 * 3).Select(_ => 100 * random.NextGaussian()).ToArray()).Named("cloud");
    }

    /// <summary>A quarter turn about z, and a shift.</summary>
    private static PoseSequence Turned(PoseSequence poses)
    {
        var turned = poses.Coordinates.ToArray();
        for (var at = 0; at < turned.Length; at += 3)
        {
            (turned[at], turned[at + 1], turned[at + 2]) = (10 - turned[at + 1], turned[at] - 20, turned[at + 2] + 30);
        }

        return poses.WithCoordinates(turned);
    }

    private static PoseSequence Without(PoseSequence poses, params (int Frame, int Joint)[] unknown)
    {
        var coordinates = poses.Coordinates.ToArray();
        foreach (var (frame, joint) in unknown)
        {
            coordinates[((frame * poses.JointCount) + joint) * 3] = double.NaN;
        }

        return poses.WithCoordinates(coordinates);
    }

    private static IEnumerable<(int Frame, int Joint)> AllBut(int joint) =>
        Enumerable.Range(0, 15).Where(at => at % 5 != joint && at % 5 != 4 - joint).Select(at => (at / 5, at % 5));
}
