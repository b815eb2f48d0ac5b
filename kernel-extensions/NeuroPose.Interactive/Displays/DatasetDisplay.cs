using System.Globalization;
using NeuroPose.Datasets;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>A dataset: what it is, where it comes from, and its recordings.</summary>
internal static class DatasetDisplay
{
    private const string Kind = "dataset";
    private const int MostEntries = 40;

    private static readonly string[] Columns = ["recording", "subject", "steps/min", "seconds", "frames/s", "people", "missed frames", "left and right"];

    public static Display<Dataset> Display { get; } = new(
        dataset => Html.Heading(dataset.Name, Kind) + Html.Table(Facts(dataset)) + Html.Table(Columns, Rows(dataset)) + (Rest(dataset) is { Length: > 0 } rest ? $"<p>{rest}</p>\n" : ""),
        dataset => $"{PlainText.OneLine(dataset.Name)} · {Kind}\n{PlainText.Lines([.. Facts(dataset)])}\n{PlainText.Columns([Columns, .. Rows(dataset)])}{(Rest(dataset) is { Length: > 0 } rest ? "\n" + rest : "")}");

    private static IEnumerable<Fact> Facts(Dataset dataset)
    {
        yield return new("what", dataset.Manifest.Description);
        yield return new("origin", dataset.Manifest.Origin.ToString());
        yield return new("license", dataset.Manifest.License.Id);
        yield return new("skeleton", dataset.Manifest.Skeleton);
    }

    private static IEnumerable<string[]> Rows(Dataset dataset) => dataset.Entries.Take(MostEntries).Select(entry => new[]
    {
        PlainText.OneLine(entry.Name, 24),
        PlainText.OneLine(entry.Subject ?? Known.Unknown, 24),
        Number(entry.CadenceStepsPerMinute),
        Number(entry.Seconds),
        Number(entry.FramesPerSecond),
        Number(entry.PersonCount),
        Number(entry.MissingFrameCount),
        PlainText.OneLine(entry.Asymmetry ?? Known.Unknown),
    });

    private static string Rest(Dataset dataset) => dataset.Entries.Count > MostEntries
        ? FormattableString.Invariant($"(the first {MostEntries} of {dataset.Entries.Count} recordings)")
        : "";

    private static string Number(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? Known.Unknown;
}
