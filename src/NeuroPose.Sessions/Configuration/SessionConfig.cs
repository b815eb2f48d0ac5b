namespace NeuroPose.Sessions.Configuration;

/// <summary>Where frame times come from.</summary>
internal enum TimebaseSource
{
    /// <summary>The pulses that each camera's frames were recorded with.</summary>
    Ttl,

    /// <summary>The frame's number divided by a rate, where the configuration asks for it.</summary>
    NominalRate,
}

/// <summary>How a time is compared with the primary clock.</summary>
internal enum ClockMapping
{
    /// <summary>Between the clock's neighboring pulses.</summary>
    Linear,

    /// <summary>With the clock's nearest pulse.</summary>
    Nearest,
}

/// <summary>What config.toml says: how sessions of a project are processed. Both shapes of the reference are read into it.</summary>
public sealed record SessionConfig
{
    /// <summary>The file, as the caller named it.</summary>
    public required string File { get; init; }

    /// <summary>The project's name.</summary>
    public required string ProjectName { get; init; }

    /// <summary>The session that is processed; null where the file names none.</summary>
    public string? SessionId { get; init; }

    /// <summary>The number of cameras; null where the file does not say.</summary>
    internal int? CameraCount { get; init; }

    /// <summary>The folders.</summary>
    internal SessionPaths Paths { get; init; } = new() { Base = "", RawRoot = "" };

    /// <summary>What the cameras' files are called, such as <c>cam{index}.mp4</c>, where there is no session.toml.</summary>
    internal string? VideoPattern { get; init; }

    /// <summary>How videos are transcoded.</summary>
    internal TranscodeOptions Transcode { get; init; } = new();

    /// <summary>Where times come from.</summary>
    internal TimebaseOptions Timebase { get; init; } = new();

    /// <summary>How pulses and frames are matched, and what is tolerated.</summary>
    internal SyncOptions Sync { get; init; } = new();

    /// <summary>How many frames may differ from the number of pulses.</summary>
    internal int MismatchToleranceFrames { get; init; }

    /// <summary>Whether a difference that is tolerated is reported.</summary>
    internal bool WarnOnMismatch { get; init; } = true;

    /// <summary>How trials are placed by their pulses.</summary>
    internal BpodOptions Bpod { get; init; } = new();

    /// <summary>How poses are harmonized.</summary>
    internal PoseOptions Pose { get; init; } = new();

    /// <summary>The regions of the face whose motion is measured.</summary>
    internal IReadOnlyList<FaceRegion> FaceRegions { get; init; } = [];

    /// <summary>Names that Facemap's own regions get, in their order.</summary>
    internal IReadOnlyList<string> FaceRegionNames { get; init; } = [];

    /// <summary>Added to the times of NDJSON events, in seconds.</summary>
    internal double EventsOffsetSeconds { get; init; }

    /// <summary>What the NWB file says.</summary>
    internal NwbOptions Nwb { get; init; } = new();

    /// <summary>What the quality report holds.</summary>
    internal QcOptions Qc { get; init; } = new();

    /// <summary>Settings that are understood and make no difference, in sentences.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The SHA-256 of what the file says, without folders and without comments: the same on every machine.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overrides">Values by keys such as <c>NEUROPOSE_SESSION__SYNC__TOLERANCE_MS</c>, which win over the file's; others are
    /// not looked at.</param>
    /// <exception cref="FileFormatException">The file is not there, is no TOML, or has unknown keys or wrong values; the message has all
    /// of them with their lines.</exception>
    public static SessionConfig Load(string path, IReadOnlyDictionary<string, string>? overrides = null) => SessionConfigReader.Load(path, overrides);
}

/// <summary>The folders of a project as the file names them; relative ones start at the file.</summary>
internal sealed record SessionPaths
{
    /// <summary>The folder of config.toml, absolute.</summary>
    public required string Base { get; init; }

    /// <summary>The raw sessions, a folder each.</summary>
    public required string RawRoot { get; init; }

    /// <summary>Intermediate files.</summary>
    public string IntermediateRoot { get; init; } = "data/interim";

    /// <summary>NWB files.</summary>
    public string OutputRoot { get; init; } = "data/processed";

    /// <summary>Quality reports.</summary>
    public string QcRoot { get; init; } = "data/qc";

    /// <summary>The session's own description; null looks for session.toml in the session's folder.</summary>
    public string? MetadataFile { get; init; }

    /// <summary>A folder as an absolute path.</summary>
    public string Absolute(string folder) => Path.GetFullPath(folder, Base);
}

/// <summary>How videos are transcoded.</summary>
internal sealed record TranscodeOptions
{
    /// <summary>Whether they are.</summary>
    public bool Enabled { get; init; }

    /// <summary>The encoder of ffmpeg.</summary>
    public string Codec { get; init; } = "libx264";

    /// <summary>The constant rate factor, 0 to 51.</summary>
    public int Crf { get; init; } = 18;

    /// <summary>The encoder's preset.</summary>
    public string Preset { get; init; } = "medium";

    /// <summary>Frames from key frame to key frame.</summary>
    public int KeyInterval { get; init; } = 15;
}

/// <summary>Where times come from.</summary>
internal sealed record TimebaseOptions
{
    /// <summary>Pulses, or a rate where that is asked for.</summary>
    public TimebaseSource Source { get; init; }

    /// <summary>How times are compared with the primary clock.</summary>
    public ClockMapping Mapping { get; init; }

    /// <summary>The largest jitter that is accepted, in seconds; NaN for no limit.</summary>
    public double JitterBudgetSeconds { get; init; } = double.NaN;

    /// <summary>Added to all times of pulses, in seconds.</summary>
    public double OffsetSeconds { get; init; }

    /// <summary>The TTL that is the clock; null where a camera is.</summary>
    public string? TtlId { get; init; }

    /// <summary>Frames in a second for nominal times; NaN takes the video's own rate.</summary>
    public double NominalRate { get; init; } = double.NaN;
}

/// <summary>How pulses and frames are matched.</summary>
internal sealed record SyncOptions
{
    /// <summary>The camera or TTL that the others are compared with; null takes the first camera with pulses.</summary>
    public string? PrimaryClock { get; init; }

    /// <summary>The largest drift from the primary clock that is accepted, in milliseconds.</summary>
    public double ToleranceMilliseconds { get; init; } = 2;

    /// <summary>Pulses that follow another one sooner than this are bounces, in milliseconds; NaN for a tenth of the usual interval.</summary>
    public double DebounceMilliseconds { get; init; } = double.NaN;

    /// <summary>The most frames that may be dropped without failing; the default accepts none.</summary>
    public int DroppedFramesAllowed { get; init; }
}

/// <summary>How trials of Bpod are placed by their pulses.</summary>
internal sealed record BpodOptions
{
    /// <summary>Whether Bpod files are read.</summary>
    public bool Parse { get; init; } = true;

    /// <summary>How far an interval between pulses may differ from the interval between trials, in milliseconds.</summary>
    public double ToleranceMilliseconds { get; init; } = 10;

    /// <summary>How far the two clocks may differ in rate, in parts per million.</summary>
    public double ClockTolerancePpm { get; init; } = 500;

    /// <summary>Names of states and the outcome that they stand for, beside the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Outcomes { get; init; } = new Dictionary<string, string>();
}

/// <summary>How poses are harmonized.</summary>
internal sealed record PoseOptions
{
    /// <summary>Names in files and the names that they get; empty keeps all.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; init; } = new Dictionary<string, string>();

    /// <summary>Which of the new names are joined; empty takes the file's.</summary>
    public IReadOnlyList<(string From, string To)> Edges { get; init; } = [];

    /// <summary>Below this a point counts as unsure in reports; nothing is left out because of it.</summary>
    public double ReportBelow { get; init; } = 0.6;

    /// <summary>The mean confidence below which the gate fails.</summary>
    public double LeastMeanConfidence { get; init; } = 0.8;
}

/// <summary>A region of a camera's picture, in pixels.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CameraId">The camera; empty for the only one.</param>
/// <param name="X">The left edge.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">How wide.</param>
/// <param name="Height">How high.</param>
internal sealed record FaceRegion(string Name, string CameraId, int X, int Y, int Width, int Height);

/// <summary>What the NWB file says.</summary>
internal sealed record NwbOptions
{
    /// <summary>Whether videos are linked; they are never embedded.</summary>
    public bool LinkExternalVideo { get; init; } = true;

    /// <summary>The laboratory; null where not known.</summary>
    public string? Lab { get; init; }

    /// <summary>The institution; null where not known.</summary>
    public string? Institution { get; init; }

    /// <summary>The file's name; {session_id} and {subject_id} are filled in.</summary>
    public string FileNameTemplate { get; init; } = "{session_id}.nwb";

    /// <summary>The session's description where session.toml has none.</summary>
    public string? DescriptionTemplate { get; init; }

    /// <summary>The zone of dates that have none, such as <c>+01:00</c> or <c>Europe/Berlin</c>; null where not known.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The time of day for dates that have none; null where not known.</summary>
    public TimeOnly? DefaultTime { get; init; }
}

/// <summary>What the quality report holds.</summary>
internal sealed record QcOptions
{
    /// <summary>Whether it is written.</summary>
    public bool GenerateReport { get; init; } = true;

    /// <summary>The file's name; {session_id} is filled in.</summary>
    public string FileNameTemplate { get; init; } = "{session_id}.html";

    /// <summary>Whether it has the table of counts.</summary>
    public bool IncludeVerification { get; init; } = true;
}
