using NeuroPose.Json;

namespace NeuroPose.Vitals.Poses;

/// <summary>An estimate's JSON form.</summary>
internal static class PoseEstimateJson
{
    public static string Write(PoseEstimate estimate) => ObjectText.Of(printer =>
    {
        printer.BeginObject();
        printer.Member("id", estimate.Id);
        printer.Member("timestamp", estimate.TimestampSeconds);
        printer.Name("source_signal_ids");
        printer.BeginArray();
        foreach (var signal in estimate.SourceSignals)
        {
            printer.Text(signal);
        }

        printer.EndArray();
        printer.Name("persons");
        printer.BeginArray();
        foreach (var person in estimate.Persons)
        {
            Print(printer, person);
        }

        printer.EndArray();
        printer.Member("confidence", (double?)estimate.Confidence.Value);
        printer.Member("latency_ms", estimate.LatencyMilliseconds);
        printer.Member("model_version", estimate.ModelVersion);
        printer.EndObject();
    });

    public static PoseEstimate Read(string json)
    {
        var members = ObjectText.Members(json, "pose estimate");
        var signals = members.Scalar<ReadOnlyMemory<string>>("source_signal_ids", Texts, "a list of strings");
        var estimate = new PoseEstimate
        {
            Id = members.Text("id"),
            TimestampSeconds = members.OptionalNumber("timestamp"),
            SourceSignals = [.. signals.Span],
            Persons = [.. members.Objects("persons").Select(ReadPerson)],
            Confidence = new(members.Number("confidence", 0, 1)),
            LatencyMilliseconds = members.OptionalNumber("latency_ms"),
            ModelVersion = members.OptionalText("model_version"),
        };
        members.End();
        return estimate;
    }

    private static void Print(JsonPrinter printer, PersonPose person)
    {
        printer.BeginObject();
        printer.Member("id", person.Id);
        printer.Member("confidence", (double?)person.Confidence.Value);
        printer.Name("keypoints");
        printer.BeginArray();
        foreach (var keypoint in person.Keypoints.OfType<Keypoint>())
        {
            printer.BeginObject();
            printer.Member("name", keypoint.Type.Name());
            printer.Member("x", Known(keypoint.X));
            printer.Member("y", Known(keypoint.Y));
            printer.Member("z", keypoint.Z is { } depth ? Known(depth) : null);
            printer.Member("confidence", (double?)keypoint.Confidence.Value);
            printer.EndObject();
        }

        printer.EndArray();
        if (person.BoundingBox is { } box)
        {
            printer.Name("bounding_box");
            printer.BeginObject();
            printer.Member("x_min", (double?)box.XMin);
            printer.Member("y_min", (double?)box.YMin);
            printer.Member("x_max", (double?)box.XMax);
            printer.Member("y_max", (double?)box.YMax);
            printer.EndObject();
        }

        printer.EndObject();
    }

    // JSON has no NaN; null says as well that a coordinate is not known.
    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static PersonPose ReadPerson(JsonContract members)
    {
        var keypoints = members.Objects("keypoints").Select(ReadKeypoint).ToList();
        if (keypoints.DistinctBy(keypoint => keypoint.Type).Count() < keypoints.Count)
        {
            throw members.Error("a keypoint comes twice.");
        }

        var person = new PersonPose(keypoints, new(members.Number("confidence", 0, 1)))
        {
            Id = members.OptionalInteger("id"),
            BoundingBox = members.OptionalObject("bounding_box") is { } box ? ReadBox(box) : null,
        };
        members.End();
        return person;
    }

    private static Keypoint ReadKeypoint(JsonContract members)
    {
        var type = KeypointNames.Find(members.Text("name")) ?? throw members.Expected("the name of a COCO keypoint, such as left_knee", "name");
        var keypoint = new Keypoint(type, members.OptionalNumber("x") ?? double.NaN, members.OptionalNumber("y") ?? double.NaN, members.OptionalNumber("z"), new(members.Number("confidence", 0, 1)));
        members.End();
        return keypoint;
    }

    private static BoundingBox ReadBox(JsonContract members)
    {
        var (xMin, yMin, xMax, yMax) = (members.Number("x_min"), members.Number("y_min"), members.Number("x_max"), members.Number("y_max"));
        members.End();
        return double.IsFinite(xMin) && double.IsFinite(yMin) && double.IsFinite(xMax) && double.IsFinite(yMax) && xMin <= xMax && yMin <= yMax
            ? new(xMin, yMin, xMax, yMax)
            : throw members.Error("expected finite sides with x_min <= x_max and y_min <= y_max.");
    }

    private static ReadOnlyMemory<string>? Texts(JsonTree tree) =>
        tree.Kind == JsonKind.Array && tree.Items.All(item => item.Kind == JsonKind.String) ? tree.Items.Select(item => item.Text).ToArray() : null;
}
