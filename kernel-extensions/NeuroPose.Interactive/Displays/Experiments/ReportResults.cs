using NeuroPose.Experiments;
using NeuroPose.Interactive.Markup;
using NeuroPose.Vocabulary;

namespace NeuroPose.Interactive.Displays;

/// <summary>The numbers of an experiment: a summary of them, each of them, and what they mean.</summary>
internal static class ReportResults
{
    public static IEnumerable<Fact> Facts(AnalysisResults results)
    {
        switch (results)
        {
            case AnalysisResults.Dtw dtw:
                yield return new("results", $"{Known.Count(dtw.Comparisons.Count, "distance", "distances")} ({OptionWords.ComparisonMethods.WordOf(dtw.Method)}), segments paired in their order");
                if (dtw.Summary is { } summary)
                {
                    string Text(double distance) => Known.Number(distance, Unit(dtw));
                    yield return new("summary", $"mean {Text(summary.Mean)}; median {Text(summary.P50)}; 95th percentile {Text(summary.P95)}; 99th {Text(summary.P99)}");
                }

                break;
            case AnalysisResults.Statistics statistics:
                yield return new("results", Known.Count(statistics.Blocks.Count, "block of statistics", "blocks of statistics"));
                break;
            default:
                yield return new("results", "segmentation only");
                break;
        }
    }

    public static IReadOnlyList<Listing> Table(AnalysisResults results) => results switch
    {
        AnalysisResults.Dtw dtw =>
        [
            Listing.Of(["pair", $"distance ({Unit(dtw)})", "first", "second"], [.. dtw.Labels.Zip(dtw.Comparisons)], "pairs", pair =>
            [
                Name(pair.First),
                Known.Number(pair.Second.Distance),
                Name(pair.Second.FirstLabel),
                Name(pair.Second.SecondLabel),
            ]),
        ],
        AnalysisResults.Statistics statistics =>
        [
            Listing.Of(["segment", .. SignalStatisticsDisplay.Names], [.. statistics.Labels.Zip(statistics.Blocks)], "segments", block =>
                [Name(block.First), .. SignalStatisticsDisplay.Values(block.Second)]),
        ],
        _ => [],
    };

    /// <summary>What was computed, in words.</summary>
    public static string Definition(AnalysisReport report) => (report.Results, report.Config.Analysis) switch
    {
        (AnalysisResults.Dtw { Comparisons: [var first, ..] }, _) => first.Describe(),
        (AnalysisResults.Dtw, _) => "No segment of the primary trial has a partner in the reference: nothing was compared.",
        (AnalysisResults.Statistics, AnalysisStage.Statistics stage) => $"Signal: {SegmentationFacts.Signal(stage.Extractor)}, again in each segment. {SignalStatisticsDisplay.Definition}",
        _ => "Nothing was computed beyond the segmentation.",
    };

    private static string Unit(AnalysisResults.Dtw dtw) => dtw.Comparisons is [var first, ..] ? PlainText.OneLine(first.Unit, Listing.LongestName) : Known.Unknown;

    private static string Name(string text) => PlainText.OneLine(text, Listing.LongestName);
}
