using System.Globalization;
using NeuroPose.Experiments;
using NeuroPose.Vocabulary;

namespace NeuroPose.Cli.Commands;

/// <summary>A report in a few lines of text.</summary>
internal static class ReportText
{
    public static IEnumerable<string> Lines(AnalysisReport report)
    {
        if (report.Segmentations.Count > 0)
        {
            yield return "segmentations: " + string.Join(", ", report.Segmentations.Select(entry => FormattableString.Invariant($"{entry.Key}={entry.Value.Segments.Count}")));
        }

        yield return $"analysis kind: {OptionWords.AnalysisKinds.WordOf(report.Results.Kind)}";
        switch (report.Results)
        {
            case AnalysisResults.Dtw dtw:
                var mean = (dtw.Summary?.Mean ?? double.NaN).ToString("F4", CultureInfo.InvariantCulture);
                yield return FormattableString.Invariant($"distances computed: {dtw.Comparisons.Count} (mean={(dtw.Summary is null ? "nan" : mean)})");
                if (dtw.Comparisons.Count > 0)
                {
                    yield return $"definition: {dtw.Comparisons[0].Describe()}";
                }

                break;
            case AnalysisResults.Statistics statistics:
                yield return FormattableString.Invariant($"statistic blocks computed: {statistics.Blocks.Count}");
                break;
        }

        foreach (var note in report.Notes)
        {
            yield return $"note: {note}";
        }
    }
}
