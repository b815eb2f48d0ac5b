using NeuroPose.Experiments;
using NeuroPose.Interactive.Markup;
using NeuroPose.Vocabulary;

namespace NeuroPose.Interactive.Displays;

/// <summary>An experiment's report: what went in, how it was cut, what came out, and what the numbers mean.</summary>
internal static class ReportDisplay
{
    private const string Kind = "analysis report";
    private const int MostSegmentations = 8;

    public static Display<AnalysisReport> Display { get; } = new(report => new Card(
        report.Reference is { } reference ? $"{PlainText.OneLine(report.Primary.Path, 80)} – {PlainText.OneLine(reference.Path, 80)}" : report.Primary.Path,
        Kind,
        [.. Facts(report)],
        ReportResults.Table(report.Results)));

    private static IEnumerable<Fact> Facts(AnalysisReport report)
    {
        yield return new("primary", Describe(report.Primary));
        yield return new("reference", report.Reference is { } reference ? Describe(reference) : "none");
        yield return new("person", Known.Number(report.Config.Preprocessing.PersonIndex));
        yield return new("preprocessing", Describe(report.Config.Preprocessing));
        foreach (var fact in Segmentations(report))
        {
            yield return fact;
        }

        foreach (var fact in ReportResults.Facts(report.Results))
        {
            yield return fact;
        }

        foreach (var note in ComparisonDisplay.Notes(report.Notes))
        {
            yield return note;
        }

        yield return new("definition", ReportResults.Definition(report));
    }

    private static string Describe(ReportInput input) =>
        $"{Cut.To(input.Path, 200)}, {Known.Count(input.FrameCount, "frame", "frames")}, frame rate {Known.Positive(input.FramesPerSecond, "frames/s")} (SHA-256 {Known.ShortHash(input.Sha256)})";

    private static string Describe(PreprocessingStage stage)
    {
        var steps = new[]
        {
            stage.MaxGapFrames is { } most ? $"gaps of up to {Known.Count(most, "frame", "frames")} filled by straight lines" : null,
            stage.SmoothingHertz is { } cutoff ? $"zero-phase Butterworth low-pass of order 4 at {Known.Number(cutoff, "Hz")}" : null,
        }.OfType<string>().ToArray();
        return steps.Length > 0 ? string.Join("; ", steps) : "none";
    }

    private static IEnumerable<Fact> Segmentations(AnalysisReport report)
    {
        if (report.GaitCycles.Count > 0)
        {
            return report.GaitCycles.Select(entry => new Fact(
                "segmentation",
                $"{entry.Key}: {Known.Count(entry.Value.Segments.Count, "stride", "strides")} of the primary trial, from initial contact to initial contact; events: {entry.Value.Method}"));
        }

        if (report.Segmentations.Count == 0)
        {
            return [new("segmentation", "none: whole trials")];
        }

        var shown = report.Segmentations.Take(MostSegmentations).Select(entry =>
        {
            var (name, found) = (Cut.To(entry.Key, Listing.LongestName), entry.Value);
            return new Fact(
                "segmentation",
                $"{name}: {Known.Count(found.Segments.Count, "segment", "segments")} of the primary trial; {SegmentationFacts.Signal(found.Config.Extractor)}; peaks {SegmentationFacts.Peaks(found.Config)}; {OptionWords.SegmentationMethods.WordOf(found.Config.Method)}");
        });
        var more = report.Segmentations.Count - MostSegmentations;
        return more > 0 ? [.. shown, new("", FormattableString.Invariant($"and {more} more"))] : shown;
    }
}
