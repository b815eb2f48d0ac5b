using System.Text.Json.Nodes;
using NeuroPose.Gait;

namespace NeuroPose.Cli.Commands;

/// <summary>How well events fit a truth, as lines for people and as JSON for programs.</summary>
internal static class GaitScoreText
{
    public static IEnumerable<string> Lines(string file, GaitEvents detected, GaitEvents truth, EventScore score)
    {
        yield return FormattableString.Invariant(
            $"{file}: {GaitFacts.Snake(detected.Method)} against {GaitFacts.Snake(truth.Method)}, hits within {1000 * score.ToleranceSeconds:0.###} ms");
        foreach (var type in Enum.GetValues<GaitEventType>())
        {
            yield return $"  {score.Of(type)}";
            foreach (var side in score.Sides.Where(side => side.Type == type))
            {
                yield return $"    {side}";
            }
        }

        foreach (var note in Notes(truth))
        {
            yield return $"  note: {note}";
        }
    }

    public static string Json(string file, GaitEvents detected, GaitEvents truth, EventScore score) => new JsonObject
    {
        ["file"] = file,
        ["method"] = GaitFacts.Snake(detected.Method),
        ["truth"] = GaitFacts.Snake(truth.Method),
        ["toleranceMs"] = 1000 * score.ToleranceSeconds,
        ["scores"] = new JsonArray([.. Enum.GetValues<GaitEventType>()
            .SelectMany(type => score.Sides.Where(side => side.Type == type).Prepend(score.Of(type)))
            .Select(Json)]),
        ["notes"] = new JsonArray([.. Notes(truth).Select(note => (JsonNode)note)]),
    }.ToJsonString(RecordingFacts.Readable);

    private static IEnumerable<string> Notes(GaitEvents truth) => truth.Method == GaitEventMethod.Plates && truth.Notes.Count > 0
        ? [.. truth.Notes, "The plates did not see every step: detections of steps that they did not see count as false."]
        : truth.Notes;

    private static JsonNode Json(SideScore score) => new JsonObject
    {
        ["side"] = score.Side is { } side ? GaitFacts.Snake(side) : "both",
        ["type"] = GaitFacts.Snake(score.Type),
        ["f1"] = RecordingFacts.Known(score.F1),
        ["precision"] = RecordingFacts.Known(score.Precision),
        ["recall"] = RecordingFacts.Known(score.Recall),
        ["hits"] = score.Hits,
        ["detected"] = score.Detected,
        ["true"] = score.True,
        ["biasMs"] = RecordingFacts.Known(score.BiasMilliseconds),
        ["medianErrorMs"] = RecordingFacts.Known(score.MedianErrorMilliseconds),
        ["p95ErrorMs"] = RecordingFacts.Known(score.LargeErrorMilliseconds),
    };
}
