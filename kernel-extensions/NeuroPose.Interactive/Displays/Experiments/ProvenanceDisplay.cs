using NeuroPose.Interactive.Markup;
using NeuroPose.Provenance;

namespace NeuroPose.Interactive.Displays;

/// <summary>What produced a file: the pose model's run, and what this library did after it.</summary>
internal static class ProvenanceDisplay
{
    private static readonly string[] Columns = ["input", "SHA-256"];

    public static Display<ProvenanceRecord> Display { get; } = new(record => new Card(
        "",
        "provenance",
        [.. Model(record), .. record.Workbench is { } work ? Workbench(work) : [new("workbench", "took no part")]],
        Listing.Of(Columns, record.Workbench?.Inputs ?? [], "inputs", input => [PlainText.OneLine(input.Name, 80), Known.ShortHash(input.Sha256)])));

    private static IEnumerable<Fact> Model(ProvenanceRecord record)
    {
        yield return new("model", Known.Text(record.ModelFileName));
        yield return new("model's SHA-256", Known.ShortHash(record.ModelSha256));
        yield return new("versions", string.Join("; ", [
            $"NeuroPose {Known.Text(record.NeuroPoseVersion)}",
            $"TensorFlow {Known.Text(record.TensorFlowVersion)}{(record.TensorFlowMetalVersion is { } metal ? $" with Metal {metal}" : "")}",
            $"NumPy {Known.Text(record.NumpyVersion)}",
            $"Python {Known.Text(record.PythonVersion)}"]));
        yield return new("seed", record.Seed is { } seed ? Known.Number(seed) : Known.NotRecorded);
        yield return new("deterministic inference", record.Deterministic ? "yes" : "no");
        yield return new("analysis configuration", Known.Text(record.AnalysisConfigJson));
    }

    private static IEnumerable<Fact> Workbench(WorkbenchProvenance work)
    {
        yield return new("workbench", $"{work.Library} {work.Version}");
        yield return new("method", Known.Text(work.Method));
        yield return new("work's seed", work.Seed is { } seed ? Known.Number(seed) : "nothing was random");
        yield return new("same bytes everywhere", work.Deterministic ? "yes" : "no");
        yield return new("machine", work.Machine is { } machine ? $"{machine.Runtime}; {machine.OperatingSystem}; {machine.Processor}" : Known.NotRecorded);
    }
}
