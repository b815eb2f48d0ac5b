using System.Text.Json;
using NeuroPose.Vitals.Poses;

namespace NeuroPose.Vitals.Tests.Poses;

public sealed class PoseEstimateTests
{
    private static readonly PoseEstimate Estimate = new()
    {
        Id = "e-1",
        TimestampSeconds = 1779544800.125,
        SourceSignals = ["node-1", "node-2"],
        Persons =
        [
            new([new(KeypointType.RightAnkle, 1.5, 2.5, null, new(0.25)), new(KeypointType.Nose, 0.1, 0.2, 0.3, new(0.5))], new(0.8))
            {
                Id = 3,
                BoundingBox = new(0, 0, 10, 20),
            },
            new([], new(0)),
        ],
        Confidence = new(0.77),
        LatencyMilliseconds = 12.5,
        ModelVersion = "0.3.0",
    };

    [Fact]
    public void An_estimate_survives_json()
    {
        var read = PoseEstimate.FromJson(Estimate.ToJson());

        Assert.Equal(Estimate, read);
        Assert.Equal(Estimate.GetHashCode(), read.GetHashCode());
        Assert.Null(read.Persons[0][KeypointType.LeftKnee]);
        Assert.Equal("Pose estimate e-1 at 1779544800.125 s: persons 2, confidence 0.77, model 0.3.0", read.ToString());
    }

    [Fact]
    public void An_unknown_coordinate_stays_unknown_and_any_serializer_of_dotnet_reads_and_writes_estimates()
    {
        var estimate = Estimate with { Persons = [new([new(KeypointType.LeftEye, double.NaN, 3, null, new(0.1))], new(0.5))] };
        Assert.Equal(estimate, JsonSerializer.Deserialize<PoseEstimate>(JsonSerializer.Serialize(estimate)));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PoseEstimate>("{\"id\": 1}"));
    }

    [Theory]
    [InlineData("\"name\": \"nose\"", "\"name\": \"nsoe\"", "persons[0].keypoints[0].name: expected the name of a COCO keypoint")]
    [InlineData("\"name\": \"nose\"", "\"name\": \"right_ankle\"", "twice")]
    [InlineData("\"confidence\": 0.77", "\"confidence\": 1.77", "at most 1")]
    [InlineData("\"x_max\": 10.0", "\"x_max\": -10.0", "x_min <= x_max")]
    public void A_broken_estimate_is_refused_with_its_place(string was, string now, string told)
    {
        var json = Estimate.ToJson();
        Assert.Contains(was, json, StringComparison.Ordinal);
        var message = Assert.Throws<FileFormatException>(() => PoseEstimate.FromJson(json.Replace(was, now, StringComparison.Ordinal))).Message;
        Assert.Contains(told.Split(": ")[^1], message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_flat_list_has_three_numbers_a_keypoint_and_zeros_for_what_is_missing()
    {
        var flat = Estimate.Persons[0].ToFlatArray();

        Assert.Equal(51, flat.Length);
        Assert.Equal<double>([0.1, 0.2, 0.5, 0, 0, 0], flat[..6]);
        Assert.Equal<double>([1.5, 2.5, 0.25], flat[48..]);
    }

    [Fact]
    public void A_keypoint_is_visible_from_a_confidence_of_one_half_on()
    {
        Assert.Equal(1, Estimate.Persons[0].VisibleCount);
        Assert.Equal("person 3: 1 of 17 keypoints visible, confidence 0.80", Estimate.Persons[0].ToString());
        Assert.Equal("nose (0.1, 0.2, 0.3), confidence 0.50", Estimate.Persons[0][KeypointType.Nose].ToString());
    }

    [Fact]
    public void The_visible_keypoints_bound_a_person_and_tell_distances()
    {
        var person = new PersonPose([new(KeypointType.Nose, 3, 8, 1, new(0.9)), new(KeypointType.LeftKnee, 0, 4, null, new(0.5)), new(KeypointType.LeftEye, 90, 90, 0, new(0.4))], new(0.6));
        Assert.Equal(new BoundingBox(0, 4, 3, 8), person.VisibleBounds);
        Assert.Null(new PersonPose([], new(1)).VisibleBounds);
        Assert.Equal(5.0, person[KeypointType.Nose]!.Value.DistanceTo(person[KeypointType.LeftKnee]!.Value));
        Assert.Equal(3.0, new Keypoint(KeypointType.Nose, 1, 2, 2, new(1)).DistanceTo(new(KeypointType.LeftEye, 0, 0, 0, new(1))));
    }

    [Fact]
    public void The_most_confident_person_is_found()
    {
        Assert.Equal(3, Estimate.MostConfident!.Id);
        Assert.Null((Estimate with { Persons = [] }).MostConfident);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_confidence_is_from_0_to_1(double value)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Confidence(value));
        Assert.StartsWith("Confidence must be in [0.0, 1.0], got", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_overlap_of_boxes_is_the_common_part_of_their_union()
    {
        var box = new BoundingBox(0, 0, 2, 2);
        Assert.Equal(1, box.IntersectionOverUnion(box));
        Assert.Equal(1.0 / 7, box.IntersectionOverUnion(new(1, 1, 3, 3)));
        Assert.Equal(0, box.IntersectionOverUnion(new(2, 2, 3, 3)));
        Assert.Equal(0, new BoundingBox(1, 1, 1, 1).IntersectionOverUnion(new(1, 1, 1, 1)));
        Assert.Throws<ArgumentException>(() => new BoundingBox(1, 0, 0, 1));
    }

    [Fact]
    public void A_keypoint_that_comes_twice_is_refused()
    {
        var nose = new Keypoint(KeypointType.Nose, 0, 0, null, new(1));
        Assert.Contains("got nose twice", Assert.Throws<ArgumentException>(() => new PersonPose([nose, nose], new(1))).Message, StringComparison.Ordinal);
    }
}
