using System.Text.Json;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>
/// A walk with the events that a laboratory marked, from a JSON file in the form of gaitkit's examples: <c>fps</c>, <c>angle_frames</c> with
/// <c>landmark_positions</c> in millimeters, and <c>ground_truth</c> with <c>hs_frames</c> and <c>to_frames</c> by side.
/// </summary>
/// <param name="Walk">The poses; which way is up is not in the file.</param>
/// <param name="Events">The marked events.</param>
public sealed record AnnotatedWalk(PoseSequence Walk, GaitEvents Events)
{
    private const int LargestMegabytes = 256;

    private static readonly (string Landmark, BodyPart Part)[] Parts =
        [("hip", BodyPart.Hip), ("knee", BodyPart.Knee), ("ankle", BodyPart.Ankle), ("heel", BodyPart.Heel), ("toe", BodyPart.Toe), ("shoulder", BodyPart.Shoulder)];

    /// <summary>True where a file is JSON whose first kilobytes have the words of such a walk; false too where it cannot be read.</summary>
    /// <param name="path">The file.</param>
    public static bool IsIn(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || !File.Exists(path))
        {
            return false;
        }

        try
        {
            using var file = File.OpenRead(path);
            var head = new byte[64 << 10];
            var text = head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
            return text.IndexOf("\"angle_frames\""u8) >= 0 || (text.IndexOf("\"ground_truth\""u8) >= 0 && text.IndexOf("\"hs_frames\""u8) >= 0);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Loads such a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="unit">The unit of the landmarks, which the file does not hold.</param>
    /// <exception cref="FileFormatException">The file is not there, or is no such file; the message names the field.</exception>
    public static AnnotatedWalk Load(string path, LengthUnit unit = LengthUnit.Millimeter)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (new FileInfo(path).Length > LargestMegabytes * 1_000_000L)
            {
                throw new FileFormatException($"the file is larger than {LargestMegabytes} MB.", new(File: path));
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement, unit, Path.GetFileNameWithoutExtension(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new FileFormatException($"the file is no walk with marked events: {problem.Message}", new(File: path), problem);
        }
    }

    private static AnnotatedWalk Read(JsonElement root, LengthUnit unit, string label)
    {
        var rate = root.GetProperty("fps").GetDouble();
        if (!(rate > 0))
        {
            throw new FormatException($"fps must be above 0, but is {rate.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
        }

        var frames = root.GetProperty("angle_frames");
        string[] names = frames.GetArrayLength() == 0 ? [] : [.. frames[0].GetProperty("landmark_positions").EnumerateObject().Select(landmark => landmark.Name)];
        var numbers = new double[frames.GetArrayLength() * names.Length * 3];
        Array.Fill(numbers, double.NaN);
        var at = 0;
        foreach (var frame in frames.EnumerateArray())
        {
            var places = frame.GetProperty("landmark_positions");
            foreach (var name in names)
            {
                for (var axis = 0; axis < 3; axis++, at++)
                {
                    if (places.TryGetProperty(name, out var place) && place.ValueKind == JsonValueKind.Array && axis < place.GetArrayLength() && place[axis].ValueKind == JsonValueKind.Number)
                    {
                        numbers[at] = place[axis].GetDouble();
                    }
                }
            }
        }

        var walk = new PoseSequence(new Skeleton("annotated walk", names, [], Roles(names)), rate, numbers) { Label = label, Unit = unit };
        var truth = root.GetProperty("ground_truth");
        return new(walk, GaitEvents.Of(GaitEventMethod.File,
            [.. Marked(truth, "hs_frames", GaitEventType.InitialContact, rate), .. Marked(truth, "to_frames", GaitEventType.FootOff, rate)]));
    }

    private static Dictionary<JointRole, string> Roles(string[] names) => (
        from side in Enum.GetValues<Side>()
        from part in Parts
        let name = $"{Words.Of(side)}_{part.Landmark}"
        where names.Contains(name, StringComparer.Ordinal)
        select (Role: new JointRole(part.Part, side), Name: name)).ToDictionary(row => row.Role, row => row.Name);

    private static IEnumerable<GaitEvent> Marked(JsonElement truth, string field, GaitEventType type, double rate) =>
        from side in Enum.GetValues<Side>()
        where truth.TryGetProperty(field, out _)
        from frame in truth.GetProperty(field).GetProperty(Words.Of(side)).EnumerateArray()
        select new GaitEvent(side, type, frame.GetDouble() / rate);
}
