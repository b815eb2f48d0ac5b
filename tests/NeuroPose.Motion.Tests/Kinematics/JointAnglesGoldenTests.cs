using System.Text.Json;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Kinematics;

/// <summary>Joint angles against the reference's.</summary>
public class JointAnglesGoldenTests
{
    private static readonly JsonElement Cases = Golden.Read("neuropose", "joint_angles.json").GetProperty("cases");

    public static TheoryData<int, string> All
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var index = 0; index < Cases.GetArrayLength(); index++)
            {
                // Two coordinates a joint cannot be expressed here: a pose has three by type.
                if (Cases[index].GetProperty("case").GetString() is { } name and not "wrong_shape")
                {
                    data.Add(index, name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Angles_are_the_reference_s(int index, string name)
    {
        var golden = Cases[index];
        Assert.Equal(name, golden.GetProperty("case").GetString());
        var poses = Poses(golden);
        AngleDefinition[] angles = [.. golden.GetProperty("triplets").EnumerateArray().Select(triplet => new AngleDefinition("angle", triplet[0].GetInt32(), triplet[1].GetInt32(), triplet[2].GetInt32()))];

        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.Throws<ArgumentException>(() => JointAngles.Compute(poses, angles));
            return;
        }

        var expected = GoldenPoses.Flatten(golden.GetProperty("angles")).ToArray();
        var actual = JointAngles.Compute(poses, angles);

        Assert.Equal(expected.Length, actual.Length);
        for (var at = 0; at < expected.Length; at++)
        {
            var nearEnd = expected[at] < 1e-6 || expected[at] > Math.PI - 1e-6;
            Assert.True(
                double.IsNaN(expected[at]) ? double.IsNaN(actual[at]) : Math.Abs(expected[at] - actual[at]) <= (nearEnd ? 5e-8 : 1e-12),
                FormattableString.Invariant($"At {at}: expected {expected[at]}, got {actual[at]}."));
        }
    }

    private static PoseSequence Poses(JsonElement golden)
    {
        if (golden.TryGetProperty("sequence", out var sequence))
        {
            return GoldenPoses.FromLists(sequence);
        }

        return GoldenPoses.FromClip(golden.GetProperty("input").GetString()!, golden.TryGetProperty("frames", out var frames) ? frames : null);
    }
}
