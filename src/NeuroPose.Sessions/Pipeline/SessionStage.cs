using NeuroPose.Sessions.Report;

namespace NeuroPose.Sessions.Pipeline;

/// <summary>The steps from raw files to a report, in their order.</summary>
public enum SessionStage
{
    /// <summary>Finds files and counts frames and pulses: manifest.json, verification_summary.json.</summary>
    Ingest,

    /// <summary>Gives each frame its time: timestamps_CAMERA.csv, sync_summary.json.</summary>
    Sync,

    /// <summary>Transcodes videos, where the configuration asks for it.</summary>
    Transcode,

    /// <summary>Imports poses and gives their points the configuration's names.</summary>
    Pose,

    /// <summary>Imports Facemap's signals and measures motion in regions.</summary>
    Facemap,

    /// <summary>Reads trials and events and places them in the clock of the pulses.</summary>
    Events,

    /// <summary>Writes the NWB file.</summary>
    ToNwb,

    /// <summary>Validates the NWB file.</summary>
    Validate,

    /// <summary>Writes the quality report.</summary>
    Report,
}

/// <summary>What became of a stage.</summary>
public enum StageStatus
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>Its files are there already, made of the same inputs.</summary>
    Kept,

    /// <summary>There is nothing for it to do.</summary>
    Nothing,
}

/// <summary>A stage and what it wrote.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Files">The files that it wrote, or that are kept.</param>
/// <param name="Notes">What was odd, in sentences.</param>
public sealed record StageResult(SessionStage Stage, StageStatus Status, IReadOnlyList<string> Files, IReadOnlyList<string> Notes);

/// <summary>What a run did.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Stages">The stages, in their order.</param>
/// <param name="Gates">The quality gates that the stages could ask.</param>
/// <param name="Notices">What was odd, in sentences.</param>
/// <param name="NwbFile">The NWB file; null where none is there.</param>
/// <param name="ReportFile">The report; null where none is there.</param>
public sealed record SessionResult(
    string SessionId,
    IReadOnlyList<StageResult> Stages,
    IReadOnlyList<QualityGate> Gates,
    IReadOnlyList<string> Notices,
    string? NwbFile,
    string? ReportFile)
{
    /// <summary>Whether no gate failed.</summary>
    public bool IsGood => Gates.All(gate => gate.Passed != false);
}
