using NeuroPose.Gait;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>How well events fit a truth, of both sides and of each.</summary>
internal static class EventScoreDisplay
{
    private static readonly string[] Columns =
        ["event", "side", "F1", "recall", "precision", "hits", "detected", "true", "bias (ms)", "median error (ms)", "95 % of errors (ms)"];

    public static Display<EventScore> Display { get; } = new(score => new Card(
        "",
        "score of gait events",
        [
            new("hit", $"within {Known.Number(1000 * score.ToleranceSeconds, "ms", "0.###")} of a true event of the same side and type, one to one"),
            new("errors", "detected − true, of pairs within 150 ms; bias: their median, above 0 where detections are late"),
        ],
        Listing.Of(Columns, [.. Enum.GetValues<GaitEventType>()
            .SelectMany(type => score.Sides.Where(side => side.Type == type).Prepend(score.Of(type)))], "scores", Row)));

    private static IReadOnlyList<string> Row(SideScore score) =>
    [
        GaitEventsDisplay.TypeWord(score.Type), score.Side is { } side ? GaitEventsDisplay.SideWord(side) : "both",
        Known.Measured(score.F1, "0.000"), Known.Measured(score.Recall, "0.000"), Known.Measured(score.Precision, "0.000"),
        Known.Number(score.Hits), Known.Number(score.Detected), Known.Number(score.True),
        Known.Measured(score.BiasMilliseconds, "0.0"), Known.Measured(score.MedianErrorMilliseconds, "0.0"),
        Known.Measured(score.LargeErrorMilliseconds, "0.0"),
    ];
}
