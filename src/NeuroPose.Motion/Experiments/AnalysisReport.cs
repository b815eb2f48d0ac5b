using NeuroPose.Poses;
using NeuroPose.Provenance;
using NeuroPose.Segmentation;

namespace NeuroPose.Experiments;

/// <summary>What an experiment found. Contract: the NeuroPose reference's AnalysisReport, <c>schema_version</c> 2.</summary>
/// <param name="Config">The experiment.</param>
/// <param name="Provenance">The primary trial's provenance with the whole configuration, and what this library did.</param>
/// <param name="Primary">The trial that was analyzed.</param>
/// <param name="Reference">The trial that it was compared with; null where there was none.</param>
/// <param name="Segmentations">How the primary trial was cut, by name; empty where it was not.</param>
/// <param name="Results">What was computed.</param>
/// <param name="Notes">Which files were migrated, and where numbers differ from what the reference would print, and why. Not part of the
/// file.</param>
public sealed record AnalysisReport(
    AnalysisConfig Config,
    ProvenanceRecord Provenance,
    ReportInput Primary,
    ReportInput? Reference,
    OrderedDictionary<string, TrialSegments> Segmentations,
    AnalysisResults Results,
    IReadOnlyList<string> Notes)
{
    /// <summary>
    /// The strides of the primary trial, by the name of their segmentation, where the experiment cut it by <c>gait_cycles_clinical</c>. The file
    /// has them among the segmentations.
    /// </summary>
    public OrderedDictionary<string, GaitCycleSegments> GaitCycles { get; init => field = value ?? throw new ArgumentNullException(nameof(GaitCycles)); } = [];

    /// <summary>The schema version that is written.</summary>
    public const int SchemaVersion = 2;

    /// <summary>Writes the report as the reference does, by way of a temporary file.</summary>
    public void Save(string path) => ReportWriter.Save(this, path);

    /// <summary>The report as the text of its file.</summary>
    public string ToJson() => ReportWriter.Text(this);

    /// <summary>The kind of results and where they come from, in a line.</summary>
    public override string ToString() => $"{Primary.Path}{(Reference is { } other ? " – " + other.Path : "")}: {Results}";
}

/// <summary>The strides of one foot, from initial contact to initial contact, in frames.</summary>
/// <param name="Side">The foot.</param>
/// <param name="Method">How the contacts were found.</param>
/// <param name="Segments">One stride each, by time: from the frame nearest to a contact, which is its peak, up to that of the next.</param>
/// <param name="Notes">What is implausible about the walk, and why there may be no strides; empty when nothing is.</param>
public sealed record GaitCycleSegments(Side Side, string Method, IReadOnlyList<Segment> Segments, IReadOnlyList<string> Notes)
{
    /// <summary>Under this name a report has them.</summary>
    public string Name => Side == Side.Left ? "left_gait_cycles" : "right_gait_cycles";
}

/// <summary>A trial as a report names it.</summary>
/// <param name="Path">The path as the configuration has it.</param>
/// <param name="FrameCount">The number of frames that the file's metadata states.</param>
/// <param name="FramesPerSecond">The rate that the file's metadata states.</param>
/// <param name="Provenance">What produced the file; null where it does not say.</param>
/// <param name="Sha256">The SHA-256 of the file.</param>
public sealed record ReportInput(string Path, long FrameCount, double FramesPerSecond, ProvenanceRecord? Provenance, string Sha256);
