namespace NeuroPose.Experiments;

/// <summary>
/// One page that describes an experiment from its input files to its report. Contract: the NeuroPose reference's analysis YAML,
/// <c>config_version</c> 1; fields of our own are optional.
/// </summary>
public sealed record AnalysisConfig
{
    /// <summary>The version of the contract.</summary>
    public const int Version = 1;

    /// <summary>The trials; not null.</summary>
    public required ExperimentInputs Inputs { get; init => field = value ?? throw new ArgumentNullException(nameof(Inputs)); }

    /// <summary>What is done before anything else; not null.</summary>
    public PreprocessingStage Preprocessing { get; init => field = value ?? throw new ArgumentNullException(nameof(Preprocessing)); } = new();

    /// <summary>How trials are cut; null compares them whole.</summary>
    public SegmentationStage? Segmentation { get; init; }

    /// <summary>What is computed; not null.</summary>
    public required AnalysisStage Analysis { get; init => field = value ?? throw new ArgumentNullException(nameof(Analysis)); }

    /// <summary>Where the report is written; relative to the working directory, as in the reference; not null.</summary>
    public required string ReportPath { get; init => field = value ?? throw new ArgumentNullException(nameof(ReportPath)); }

    /// <summary>Reads a YAML file. What is read is valid.</summary>
    /// <exception cref="FileFormatException">The file is not there, not YAML, or breaks the contract; the message names line, column and
    /// the nearest known name.</exception>
    public static AnalysisConfig Load(string path) => ConfigReader.Load(path);

    /// <summary>
    /// Refuses a configuration that cannot be carried out whatever the trials are like. <see cref="Experiment.Run"/> and
    /// <see cref="Load"/> do so.
    /// </summary>
    /// <exception cref="ExperimentException">A number is out of range, an enum has no such member, or fields are at odds; the message
    /// names the field.</exception>
    public void Validate()
    {
        if (ConfigRules.FirstBreach(this) is { } breach)
        {
            throw new ExperimentException(breach.Problem, new(Path: breach.Path));
        }
    }

    /// <summary>The whole configuration as compact JSON, defaults included, as reports record it.</summary>
    public string ToJson() => ConfigWriter.Compact(this);
}

/// <summary>
/// The trials of an experiment. Paths are relative to the working directory, with <c>./</c>, double and trailing slashes taken out.
/// </summary>
/// <param name="Primary">The trial that is analyzed.</param>
/// <param name="Reference">The trial that it is compared with; null where there is none.</param>
public sealed record ExperimentInputs(string Primary, string? Reference)
{
    /// <summary>The trial that is analyzed; not null.</summary>
    public string Primary { get; init => field = value ?? throw new ArgumentNullException(nameof(Primary)); } =
        Primary ?? throw new ArgumentNullException(nameof(Primary));
}

/// <summary>What is done before segmentation and analysis.</summary>
/// <param name="PersonIndex">Whose poses, in both trials.</param>
/// <param name="MaxGapFrames">The longest gap in detection that is filled by a straight line, <c>max_gap_frames</c>; null fills none, and
/// a gap is an error. Our own field.</param>
public sealed record PreprocessingStage(long PersonIndex = 0, int? MaxGapFrames = null)
{
    /// <summary>
    /// The cut-off of a zero-phase Butterworth low-pass of order 4 over all coordinates, <c>smoothing_hertz</c>; null smooths nothing.
    /// Our own field.
    /// </summary>
    public double? SmoothingHertz { get; init; }
}
