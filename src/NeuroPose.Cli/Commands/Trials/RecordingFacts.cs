using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Cli.Terminal;
using NeuroPose.Formats;
using NeuroPose.Poses;

namespace NeuroPose.Cli.Commands;

/// <summary>What a recording holds, as lines for people and as JSON for programs. No subject's name is in it.</summary>
internal static class RecordingFacts
{
    private const int MostListed = 20;

    /// <summary>JSON for people to read too.</summary>
    internal static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<string> Lines(MotionRecording recording)
    {
        yield return recording.ToString();
        for (var index = 0; index < recording.Persons.Count; index++)
        {
            var person = recording.Persons[index];
            if (person.Labels.Count > 0)
            {
                yield return FormattableString.Invariant($"  {recording.PersonTitle(index)}: {SkeletonOf(person) ?? "skeleton not known"}, {person.MissingCount:N0} of {(long)person.FrameCount * person.Labels.Count:N0} points missing{ConfidenceText(person)}");
                yield return $"    {Listed(person.Labels)}";
            }
        }

        foreach (var (name, table) in new[] { ("analog", recording.Analog), ("model outputs", recording.ModelOutputs) })
        {
            if (table.Channels.Count > 0)
            {
                yield return $"  {name}: {Listed([.. table.Channels.Select(channel => channel.Unit.Length > 0 ? $"{channel.Name} ({channel.Unit})" : channel.Name)])}";
            }
        }

        foreach (var found in recording.Events.Take(MostListed))
        {
            yield return $"  event at {found}";
        }

        if (recording.Events.Count > MostListed)
        {
            yield return FormattableString.Invariant($"  and {recording.Events.Count - MostListed} more events; --json lists all");
        }

        foreach (var notice in recording.Notices)
        {
            yield return $"  note: {OptionHints.In(notice)}";
        }
    }

    public static string Json(MotionRecording recording, string file) => new JsonObject
    {
        ["file"] = file,
        ["format"] = recording.Format.Title(),
        ["frames"] = recording.FrameCount,
        ["firstFrame"] = recording.FirstFrame,
        ["framesPerSecond"] = Known(recording.FramesPerSecond),
        ["rateSource"] = recording.RateSource,
        ["unit"] = UnitOf(recording.Unit),
        ["unitSource"] = recording.UnitSource,
        ["up"] = recording.Axes.Up?.Symbol(),
        ["upSource"] = recording.AxesSource,
        ["dimensions"] = recording.Dimensions,
        ["people"] = new JsonArray([.. recording.Persons.Select((person, index) => (JsonNode)new JsonObject
        {
            ["name"] = person.IsSubject || person.Name.Length == 0 ? null : person.Name,
            ["skeleton"] = SkeletonOf(person),
            ["joints"] = new JsonArray([.. person.Labels.Select(label => (JsonNode)label)]),
            ["missing"] = person.MissingCount,
            ["confidence"] = Known(MeanConfidence(person)),
            ["confidenceName"] = person.ConfidenceName.Length > 0 ? person.ConfidenceName : null,
        })]),
        ["events"] = new JsonArray([.. recording.Events.Select(found => (JsonNode)new JsonObject
        {
            ["timeSeconds"] = Known(found.TimeSeconds),
            ["label"] = found.Label,
            ["side"] = found.Side?.ToString().ToLowerInvariant(),
            ["subject"] = null,
        })]),
        ["analog"] = Channels(recording.Analog),
        ["outputs"] = Channels(recording.ModelOutputs),
        ["notices"] = new JsonArray([.. recording.Notices.Select(notice => (JsonNode)OptionHints.In(notice))]),
    }.ToJsonString(Readable);

    private static JsonArray Channels(TimeSeriesTable table) => new([.. table.Channels.Select(channel => (JsonNode)new JsonObject
    {
        ["name"] = channel.Name,
        ["unit"] = channel.Unit.Length > 0 ? channel.Unit : null,
        ["framesPerSecond"] = Known(table.FramesPerSecond),
    })]);

    /// <summary>A number; null where it is not known, as JSON has no NaN.</summary>
    internal static JsonNode? Known(double number) => double.IsFinite(number) ? number : null;

    private static string? UnitOf(LengthUnit unit) => unit switch
    {
        LengthUnit.Unknown => null,
        LengthUnit.Normalized => "normalized",
        _ => unit.Symbol(),
    };

    /// <summary>The skeleton's name; null where none is known.</summary>
    private static string? SkeletonOf(RecordedPerson person) => person.Labels.Count == 0
        ? null
        : (person.Skeleton ?? Skeleton.ForLabels(person.Labels)) is { IsUnnamed: false } known ? known.Name : null;

    private static string ConfidenceText(RecordedPerson person) => MeanConfidence(person) is var mean && double.IsNaN(mean) ? ""
        : string.Create(CultureInfo.InvariantCulture, $", {person.ConfidenceName} {mean:0.###} in the mean");

    /// <summary>The mean confidence of the points that are present; NaN where there is none.</summary>
    private static double MeanConfidence(RecordedPerson person)
    {
        var (sum, count) = (0.0, 0L);
        for (var point = 0; point < person.Confidence.Length; point++)
        {
            if (double.IsFinite(person.Confidence.Span[point]) && !double.IsNaN(person.Coordinates.Span[3 * point]))
            {
                sum += person.Confidence.Span[point];
                count++;
            }
        }

        return sum / count;
    }

    private static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostListed)) + (names.Count > MostListed ? FormattableString.Invariant($" and {names.Count - MostListed} more") : "");
}
