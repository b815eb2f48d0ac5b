using System.Globalization;
using NeuroPose.Datasets;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>A dataset: what it is, where it comes from, and its recordings.</summary>
internal static class DatasetDisplay
{
    private const string Kind = "dataset";

    private static readonly string[] Columns = ["recording", "subject", "steps/min", "seconds", "frames/s", "people", "missed frames", "left and right"];

    public static Display<Dataset> Display { get; } = new(dataset => new Card(
        dataset.Name, Kind, [.. Facts(dataset)], Listing.Of(Columns, dataset.Entries, "recordings", Row)));

    private static IEnumerable<Fact> Facts(Dataset dataset)
    {
        yield return new("what", dataset.Manifest.Description);
        yield return new("origin", dataset.Manifest.Origin.ToString());
        yield return new("license", dataset.Manifest.License.Id);
        yield return new("skeleton", dataset.Manifest.Skeleton);
    }

    private static string[] Row(DatasetEntry entry) =>
    [
        PlainText.OneLine(entry.Name, 24),
        PlainText.OneLine(entry.Subject ?? Known.Unknown, 24),
        Number(entry.CadenceStepsPerMinute),
        Number(entry.Seconds),
        Number(entry.FramesPerSecond),
        Number(entry.PersonCount),
        Number(entry.MissingFrameCount),
        PlainText.OneLine(entry.Asymmetry ?? Known.Unknown),
    ];

    private static string Number(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? Known.Unknown;
}
