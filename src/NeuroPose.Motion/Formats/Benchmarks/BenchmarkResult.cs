using NeuroPose.Files;
using NeuroPose.Json;
using NeuroPose.Provenance;

namespace NeuroPose.Formats;

/// <summary>
/// The contents of a benchmark's result file. Contract: the NeuroPose reference's BenchmarkResult, <c>schema_version</c> 2.
/// </summary>
public sealed record BenchmarkResult
{
    /// <summary>The video's name.</summary>
    public required string VideoName { get; init; }

    /// <summary>How many passes were asked for, 1 or more.</summary>
    public required long Repeats { get; init; }

    /// <summary>How many frames at the start of each pass do not count.</summary>
    public required long WarmupFrames { get; init; }

    /// <summary>The first pass, which does not count.</summary>
    public required PerformanceMetrics WarmupPass { get; init; }

    /// <summary>The passes that count.</summary>
    public required IReadOnlyList<PerformanceMetrics> MeasuredPasses { get; init; }

    /// <summary>The passes that count, taken together.</summary>
    public required BenchmarkAggregate Aggregate { get; init; }

    /// <summary>The comparison with the processor alone, null when none was asked for.</summary>
    public CpuComparisonResult? CpuComparison { get; init; }

    /// <summary>What produced the file, null when it does not say.</summary>
    public ProvenanceRecord? Provenance { get; init; }

    /// <summary>
    /// The schema version that the file had when it was brought to the current one on loading; null when nothing was migrated.
    /// </summary>
    public int? MigratedFrom { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="FutureSchemaException">The file was written by a later version of the schema.</exception>
    /// <exception cref="FileFormatException">The file is not there, not JSON, or breaks the contract; the message names the
    /// place.</exception>
    public static BenchmarkResult Load(string path)
    {
        using var stream = TrialFile.Open(path);
        return Read(stream, path);
    }

    /// <summary>Writes the file as the reference does, by way of a temporary file, in the current schema version.</summary>
    public void Save(string path) => AtomicFile.Write(path, stream =>
    {
        using var json = new JsonPrinter(stream, indent: 2);
        BenchmarkJson.Form.Write(json, this);
    });

    internal static BenchmarkResult Read(Stream stream, string path)
    {
        var (document, migratedFrom) = SchemaVersion.Migrate(WholeFile.Read(stream, path).Document, path);
        return BenchmarkJson.Form.Read(new JsonContract(document, "", path)) with { MigratedFrom = migratedFrom };
    }
}

/// <summary>A benchmark's device beside the processor alone, over the same video.</summary>
/// <param name="PrimaryAggregate">What the device took.</param>
/// <param name="CpuAggregate">What the processor took.</param>
/// <param name="Speedup">The processor's time over the device's.</param>
/// <param name="MaxPoses3DDivergenceMm">The largest difference of a coordinate in millimeters.</param>
/// <param name="FrameCountCompared">How many frames were compared.</param>
public sealed record CpuComparisonResult(
    BenchmarkAggregate PrimaryAggregate,
    BenchmarkAggregate CpuAggregate,
    double Speedup,
    double MaxPoses3DDivergenceMm,
    long FrameCountCompared);
