using System.Reflection;

namespace NeuroPose.Provenance;

/// <summary>
/// What this library adds to a file's provenance: enough to make a result again. The reference's fields describe the pose model's run;
/// these describe ours. The configuration is not repeated here, it is in <see cref="ProvenanceRecord.AnalysisConfigJson"/>.
/// </summary>
public sealed record WorkbenchProvenance
{
    /// <summary>This library's name.</summary>
    public const string ThisLibrary = "NeuroPose.Motion";

    /// <summary>This library's version.</summary>
    public static string ThisVersion { get; } =
        typeof(WorkbenchProvenance).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    /// <summary>The library that did the work.</summary>
    public string Library { get; init; } = ThisLibrary;

    /// <summary>The library's version.</summary>
    public string Version { get; init; } = ThisVersion;

    /// <summary>The machine that did the work; null when nobody said, which keeps a file the same on every machine.</summary>
    public MachineDescription? Machine { get; init; }

    /// <summary>The seed of whatever was random in the work, null when nothing was.</summary>
    public long? Seed { get; init; }

    /// <summary>True when the same inputs, configuration and seed give the same bytes on every machine.</summary>
    public bool Deterministic { get; init; } = true;

    /// <summary>The files the work was done on.</summary>
    public IReadOnlyList<InputFile> Inputs { get; init; } = [];

    /// <summary>The method's definition in words, such as that of a DTW distance; null when there is none.</summary>
    public string? Method { get; init; }

    /// <summary>How the poses were estimated; null where they were not estimated by this library.</summary>
    public PoseEstimation? Estimation { get; init; }
}
