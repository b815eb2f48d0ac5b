using NeuroPose.Poses;
using NeuroPose.Quality;
using NeuroPose.Synthesis;

namespace NeuroPose.Motion.Tests.Quality;

public class PoseCheckTests
{
    private static readonly PoseSequence Walk = SyntheticGait.Walk(new("someone"), new() { FramesPerSecond = 50, Seconds = 6 }).Poses();

    [Fact]
    public void A_clean_walk_has_no_jumps_exchanges_or_frozen_joints()
    {
        Assert.DoesNotContain(Walk.Check(), finding => finding.Problem != PoseProblem.Gap);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.001)]
    public void Each_damage_is_found_where_it_was_done_in_any_unit(double scale)
    {
        var numbers = Walk.Coordinates.ToArray().Select(value => value * scale).ToArray();
        int At(int frame, string joint) => 3 * ((frame * Walk.JointCount) + Walk.Skeleton.IndexOf(joint));
        numbers.AsSpan(At(20, "lwri"), 3).Fill(double.NaN);
        numbers.AsSpan(At(21, "lwri"), 3).Fill(double.NaN);
        numbers[At(60, "head")] += 900 * scale;
        for (var frame = 100; frame < 115; frame++)
        {
            numbers.AsSpan(At(99, "relb"), 3).CopyTo(numbers.AsSpan(At(frame, "relb"), 3));
        }

        for (var frame = 150; frame < 153; frame++)
        {
            foreach (var joint in new[] { "kne", "ank", "hee", "foo" })
            {
                for (var axis = 0; axis < 3; axis++)
                {
                    (numbers[At(frame, "l" + joint) + axis], numbers[At(frame, "r" + joint) + axis]) = (numbers[At(frame, "r" + joint) + axis], numbers[At(frame, "l" + joint) + axis]);
                }
            }
        }

        var found = Walk.WithCoordinates(numbers).Check();

        Assert.Contains(found, finding => finding is { Problem: PoseProblem.Gap, Joints: ["lwri"], Start: 20, End: 22 });
        Assert.Contains(found, finding => finding is { Problem: PoseProblem.Jump, Joints: ["head"], Start: 60 });
        Assert.Contains(found, finding => finding is { Problem: PoseProblem.Frozen, Joints: ["relb"], Start: 99, End: 115 });
        Assert.Contains(found, finding => finding is { Problem: PoseProblem.SideFlip, Start: 150 });
        Assert.Contains(found, finding => finding is { Problem: PoseProblem.SideFlip, Start: 153 });
        Assert.DoesNotContain(found, finding => finding.Problem == PoseProblem.Jump && finding.Joints[0] != "head" && finding.Start is not (115 or 22 or 20));
    }

    [Fact]
    public void Low_confidence_is_reported_where_a_limit_is_given()
    {
        var poses = new PoseSequence(Skeleton.Unnamed(1), 30, new double[9], new[] { 0.9, 0.1, 0.2 });

        Assert.Contains(poses.Check(new() { MinConfidence = 0.5 }), finding => finding is { Problem: PoseProblem.LowConfidence, Start: 1, End: 3 });
        Assert.DoesNotContain(poses.Check(), finding => finding.Problem == PoseProblem.LowConfidence);
    }
}
