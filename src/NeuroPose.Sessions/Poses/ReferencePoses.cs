using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Json;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Poses;

/// <summary>
/// The JSON that the reference writes harmonized poses as: a list of frames, or an object with such a list, each with frame_index and
/// keypoints (name, x, y, confidence; a list or an object by name).
/// </summary>
internal static class ReferencePoses
{
    private const long Largest = 256L << 20;
    private const int MostFrames = 10_000_000;

    /// <summary>The poses; null where the file is no such JSON.</summary>
    /// <exception cref="FileFormatException">It is such JSON and is damaged.</exception>
    public static MotionRecording? Read(SourceFile file)
    {
        if (!file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var root = ObjectText.Value(ForeignFile.ReadText(file.Folder, file.Path, Largest), file.Path);
        var list = root.Kind == JsonKind.Array ? root : root.Members.GetValueOrDefault("frames");
        if (list is not { Kind: JsonKind.Array, Items.Count: > 0 } || !list.Items.All(item => item.Kind == JsonKind.Object && item.Members.ContainsKey("keypoints")))
        {
            return null;
        }

        List<(int Frame, string Name, double X, double Y, double Confidence)> points = [];
        foreach (var (index, item) in list.Items.Index())
        {
            var number = item.Members.GetValueOrDefault("frame_index") ?? item.Members.GetValueOrDefault("frame");
            var frame = number is null ? index : LaxScalar.ToInteger(number) is >= 0 and < MostFrames and var whole ? (int)whole : throw Bad("expected a frame's number", number, file);
            var keypoints = item.Members["keypoints"];
            foreach (var (name, point) in keypoints.Kind == JsonKind.Object
                ? keypoints.Members.Select(pair => (pair.Key, pair.Value))
                : keypoints.Items.Select(one => (one.Members.GetValueOrDefault("name")?.Text ?? throw Bad("expected a name", one, file), one)))
            {
                points.Add((frame, name, Number(point, "x", file), Number(point, "y", file), point.Members.ContainsKey("confidence") ? Number(point, "confidence", file) : double.NaN));
            }
        }

        return Recording(points, file);
    }

    private static MotionRecording Recording(List<(int Frame, string Name, double X, double Y, double Confidence)> points, SourceFile file)
    {
        string[] names = [.. points.Select(point => point.Name).Distinct(StringComparer.Ordinal)];
        var places = names.Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
        var frames = points.Count == 0 ? 0 : points.Max(point => point.Frame) + 1;
        var coordinates = new double[frames * names.Length * 3];
        var confidences = new double[frames * names.Length];
        Array.Fill(coordinates, double.NaN);
        Array.Fill(confidences, double.NaN);
        foreach (var (frame, name, x, y, confidence) in points)
        {
            var at = (frame * names.Length) + places[name];
            (coordinates[3 * at], coordinates[(3 * at) + 1], coordinates[(3 * at) + 2], confidences[at]) = (x, y, 0, confidence);
        }

        return new()
        {
            Format = MotionFormat.VideoPredictions,
            FileName = file.Name,
            Persons = [new(names, coordinates) { Confidence = confidences, ConfidenceName = "confidence" }],
            FrameCount = frames,
            Dimensions = 2,
        };
    }

    private static double Number(JsonTree point, string name, SourceFile file) =>
        point.Members.GetValueOrDefault(name) is { } value ? value.Kind == JsonKind.Null ? double.NaN : LaxScalar.ToDouble(value) ?? throw Bad("expected a number", value, file) : throw Bad($"expected a point with {name}", point, file);

    private static FileFormatException Bad(string expected, JsonTree found, SourceFile file) => new($"{expected}, found {found.Describe()}.", found.PlaceIn(file.Path, ""));
}
