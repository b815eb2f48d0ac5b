using NeuroPose.Json;

namespace NeuroPose.Vitals.Poses;

/// <summary>An estimate's JSON form.</summary>
internal static class PoseEstimateJson
{
    private static readonly JsonScalar<KeypointType> KeypointName = new(
        name => name.Kind == JsonKind.String ? KeypointNames.Find(name.Text) : null,
        "the name of a COCO keypoint, such as left_knee",
        type => type.Name());

    private static readonly JsonForm<Keypoint> Keypoint = new(fields => new(
        fields.Scalar("name", keypoint => keypoint.Type, KeypointName),
        fields.OptionalNumber("x", keypoint => Known(keypoint.X)) ?? double.NaN,
        fields.OptionalNumber("y", keypoint => Known(keypoint.Y)) ?? double.NaN,
        fields.OptionalNumber("z", keypoint => Known(keypoint.Z)),
        new(fields.Number("confidence", keypoint => keypoint.Confidence.Value, atLeast: 0, atMost: 1))));

    private static readonly JsonForm<BoundingBox> Box = new(fields =>
    {
        var (xMin, yMin) = (fields.Number("x_min", box => box.XMin), fields.Number("y_min", box => box.YMin));
        var (xMax, yMax) = (fields.Number("x_max", box => box.XMax), fields.Number("y_max", box => box.YMax));
        var isFinite = double.IsFinite(xMin) && double.IsFinite(yMin) && double.IsFinite(xMax) && double.IsFinite(yMax);
        fields.Require(isFinite && xMin <= xMax && yMin <= yMax, $"expected finite sides with x_min <= x_max and y_min <= y_max.");
        return new(xMin, yMin, xMax, yMax);
    });

    private static readonly JsonForm<PersonPose> Person = new(fields =>
    {
        var id = fields.OptionalInteger("id", person => person.Id);
        var confidence = fields.Number("confidence", person => person.Confidence.Value, atLeast: 0, atMost: 1);
        var keypoints = fields.Objects("keypoints", person => [.. person.Keypoints.OfType<Keypoint>()], Keypoint);
        fields.Require(keypoints.DistinctBy(keypoint => keypoint.Type).Count() == keypoints.Count, $"a keypoint comes twice.");
        return new(keypoints, new(confidence))
        {
            Id = id,
            BoundingBox = fields.ObjectUnlessNull("bounding_box", person => person.BoundingBox, Box),
        };
    });

    public static JsonForm<PoseEstimate> Form { get; } = new(fields => new()
    {
        Id = fields.Text("id", estimate => estimate.Id),
        TimestampSeconds = fields.OptionalNumber("timestamp", estimate => estimate.TimestampSeconds),
        SourceSignals = [.. fields.Texts("source_signal_ids", estimate => estimate.SourceSignals)],
        Persons = [.. fields.Objects("persons", estimate => estimate.Persons, Person)],
        Confidence = new(fields.Number("confidence", estimate => estimate.Confidence.Value, atLeast: 0, atMost: 1)),
        LatencyMilliseconds = fields.OptionalNumber("latency_ms", estimate => estimate.LatencyMilliseconds),
        ModelVersion = fields.OptionalText("model_version", estimate => estimate.ModelVersion),
    });

    // JSON has no NaN; null says as well that a coordinate is not known.
    private static double? Known(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}

/// <summary>Pose estimates in the form of <see cref="PoseEstimate.ToJson"/>.</summary>
internal sealed class PoseEstimateConverter() : OwnFormConverter<PoseEstimate>(PoseEstimate.FromJson, estimate => estimate.ToJson());
