using System.Text.Json;
using NeuroPose.Comparison;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Comparison;

/// <summary>Calls that the reference refuses, and those near them that it takes.</summary>
public class ComparisonErrorGoldenTests
{
    private static readonly JsonElement Errors = Golden.Read("neuropose", "dtw.json").GetProperty("errors");

    private static readonly PoseSequence Walk = GoldenPoses.FromClip("pipeline/data/trial_a.json").Slice(0, 9);

    public static TheoryData<string, bool> All
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var golden in Errors.EnumerateArray())
            {
                // These cannot be expressed here: a pose has three coordinates by type, and a representation is an object.
                if (golden.GetProperty("case").GetString() is { } name and not ("not_3d" or "two_coordinates_ok" or "unknown_representation"))
                {
                    data.Add(name, golden.GetProperty("ok").GetBoolean());
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_the_reference_refuses_is_refused_by_type_and_what_it_takes_is_taken(string name, bool ok)
    {
        var call = Call(name);
        if (ok)
        {
            var golden = Errors.EnumerateArray().Single(error => error.GetProperty("case").GetString() == name);
            Assert.Equal(GoldenPoses.Number(golden.GetProperty("distance")), call().Distance, 1e-12);
            return;
        }

        var refused = Record.Exception(() => call());
        Assert.True(refused is ArgumentException or NeuroPoseException, $"{name}: {refused}");
    }

    [Theory]
    [InlineData(0, 43)]
    [InlineData(-1, 2)]
    public void A_relation_to_a_joint_that_is_not_there_names_the_bounds(int from, int to)
    {
        var refused = Assert.Throws<ArgumentException>(() => PoseComparison.Relation(Walk, Walk, from, to));

        Assert.StartsWith($"There is no joint {(from < 0 ? from : to)}: the skeleton berkeley_mhad_43 (43 joints) has joints 0 to 42.", refused.Message, StringComparison.Ordinal);
    }

    private static Func<ComparisonResult> Call(string name) => name switch
    {
        "relation_out_of_range" => () => PoseComparison.Relation(Walk, Walk, 0, 43),
        "relation_negative" => () => PoseComparison.Relation(Walk, Walk, -1, 2),
        "relation_same_joint" => () => PoseComparison.Relation(Walk, Walk, 5, 5),
        "angles_without_triplets_all" => () => PoseComparison.Whole(Walk, Walk, With(Representation.Angles())),
        "angles_without_triplets_per_joint" => () => PoseComparison.PerUnit(Walk, Walk, With(Representation.Angles())),
        "joint_count_mismatch" => () => PoseComparison.Whole(Unnamed(joints: 5, frames: 9), Walk),
        "unknown_nan_policy" => () => PoseComparison.Whole(Walk, Walk, new() { NanPolicy = (NanPolicy)99 }),
        "drop_everything" => () => PoseComparison.Whole(Unknown(Walk), Walk, new() { NanPolicy = NanPolicy.Drop }),
        "empty_first" => () => PoseComparison.Whole(Unnamed(joints: 43, frames: 0), Walk),
        _ => throw new InvalidOperationException($"The call of {name} is not known."),
    };

    private static ComparisonOptions With(Representation representation) => new() { Definition = new() { Representation = representation } };

    private static PoseSequence Unnamed(int joints, int frames) => new(Skeleton.Unnamed(joints), 30, new double[frames * joints * 3]);

    private static PoseSequence Unknown(PoseSequence poses)
    {
        var coordinates = new double[poses.Coordinates.Length];
        Array.Fill(coordinates, double.PositiveInfinity);
        return poses.WithCoordinates(coordinates);
    }
}
