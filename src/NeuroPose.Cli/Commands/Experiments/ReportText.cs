using System.Globalization;
using NeuroPose.Experiments;
using NeuroPose.Vocabulary;

namespace NeuroPose.Cli.Commands;

/// <summary>A report in a few lines of text.</summary>
internal static class ReportText
{
    public static IEnumerable<string> Lines(AnalysisReport report)
    {
        (string Name, int Count)[] cut =
        [
            .. report.Segmentations.Select(entry => (entry.Key, entry.Value.Segments.Count)),
            .. report.GaitCycles.Select(entry => (entry.Key, entry.Value.Segments.Count)),
        ];
        if (cut.Length > 0)
        {
            yield return "segmentations: " + string.Join(", ", cut.Select(entry => FormattableString.Invariant($"{entry.Name}={entry.Count}")));
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
