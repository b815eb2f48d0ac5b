using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>One person's poses against the reference's array, and the skeleton's names.</summary>
public class PoseArrayGoldenTests
{
    private static readonly JsonElement Reference = Golden.Read("neuropose", "predictions_to_numpy.json");

    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (golden, index) in Reference.GetProperty("cases").EnumerateArray().Select((golden, index) => (golden, index)))
            {
                data.Add(index, $"{golden.GetProperty("input")} person {golden.GetProperty("person_index")}");
            }

            return data;
        }
    }

    [Fact]
    public void The_joints_have_the_reference_s_names_in_its_order() =>
        Assert.Equal(Reference.GetProperty("joint_names").EnumerateArray().Select(name => name.GetString()), Skeleton.Mhad43.JointNames);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Poses_are_the_reference_s_array(int index, string name)
    {
        var golden = Reference.GetProperty("cases")[index];
        var person = golden.GetProperty("person_index").GetInt32();
        var trial = VideoPredictions.Load(Golden.PathTo(["neuropose", .. golden.GetProperty("input").GetString()!.Split('/')]));

        if (person < 0)
        {
            // The reference counts from the end; here an index is an index.
            Assert.Throws<PersonNotFoundException>(() => trial.Poses(person));
            return;
        }

        if (!golden.GetProperty("ok").GetBoolean())
        {
            // The reference refuses a file for one missing frame; here such a frame is NaN, and only a person who is never there is refused.
            if (trial.PersonCount > person)
            {
                Assert.NotEmpty(trial.Poses(person).IncompleteFrames());
            }
            else
            {
                Assert.Throws<PersonNotFoundException>(() => trial.Poses(person));
            }

            return;
        }

        var poses = trial.Poses(person);

        Assert.True(name.Length > 0 && golden.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).SequenceEqual([poses.FrameCount, poses.JointCount, 3]));
        var sum = golden.GetProperty("sum").GetDouble();
        Assert.Equal(sum, poses.Coordinates.ToArray().Sum(), 1e-12 * sum);
        Assert.Equal(GoldenPoses.Flatten(golden.GetProperty("first_joint")), poses.Coordinates[..3].ToArray());
        Assert.Equal(GoldenPoses.Flatten(golden.GetProperty("last_joint")), poses.Frame(poses.FrameCount - 1)[^3..].ToArray());
    }
}
