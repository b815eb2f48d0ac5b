namespace NeuroPose.Sessions.Configuration;

/// <summary>How files that a pattern finds are ordered.</summary>
internal enum FileOrder
{
    /// <summary>By name, upwards.</summary>
    NameAscending,

    /// <summary>By name, downwards.</summary>
    NameDescending,

    /// <summary>By the time of their last change, upwards.</summary>
    TimeAscending,

    /// <summary>By the time of their last change, downwards.</summary>
    TimeDescending,
}

/// <summary>What session.toml says: what was recorded, of whom, and where the files are.</summary>
internal sealed record SessionDescription
{
    /// <summary>The file; where there is none, the folder that the session was found in.</summary>
    public required string File { get; init; }

    /// <summary>The session's id, which its folder is called.</summary>
    public required string Id { get; init; }

    /// <summary>The animal's id; null where not known.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The date as it is written; null where not known.</summary>
    public string? Date { get; init; }

    /// <summary>The time of day as it is written; null where the date has it, or not known.</summary>
    public string? Time { get; init; }

    /// <summary>Who recorded it, best each as <c>Last, First</c>.</summary>
    public IReadOnlyList<string> Experimenters { get; init; } = [];

    /// <summary>What it is; null where not known.</summary>
    public string? Description { get; init; }

    /// <summary>M, F, U or O; null where not known.</summary>
    public string? Sex { get; init; }

    /// <summary>The age as ISO 8601 writes a duration, such as <c>P90D</c>; null where not known.</summary>
    public string? Age { get; init; }

    /// <summary>The genotype; null where not known.</summary>
    public string? Genotype { get; init; }

    /// <summary>The species in Latin; null where not known.</summary>
    public string? Species { get; init; }

    /// <summary>The strain; null where not known.</summary>
    public string? Strain { get; init; }

    /// <summary>The weight with its unit, such as <c>0.025 kg</c>; null where not known.</summary>
    public string? Weight { get; init; }

    /// <summary>The cameras.</summary>
    public required IReadOnlyList<CameraDescription> Cameras { get; init; }

    /// <summary>The channels of pulses.</summary>
    public IReadOnlyList<TtlDescription> Ttls { get; init; } = [];

    /// <summary>The Bpod files; null where there are none.</summary>
    public BpodDescription? Bpod { get; init; }

    /// <summary>Patterns of NDJSON files.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Whether there was no session.toml, and files were found by their usual names.</summary>
    public bool IsByConvention { get; init; }

    /// <summary>What was odd, in sentences.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The SHA-256 of what the file says: the same on every machine.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileFormatException">The file is not there, is no TOML, or has unknown keys or wrong values; the message has all
    /// of them with their lines.</exception>
    public static SessionDescription Load(string path) => SessionDescriptionReader.Load(path);
}

/// <summary>A camera.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Paths">Patterns of its videos.</param>
internal sealed record CameraDescription(string Id, IReadOnlyList<string> Paths)
{
    /// <summary>What it shows.</summary>
    public string Description { get; init; } = "";

    /// <summary>The order of its files.</summary>
    public FileOrder Order { get; init; }

    /// <summary>The pulses of its frames; null where it has none.</summary>
    public string? TtlId { get; init; }

    /// <summary>Frames in a second for nominal times, which are asked for by giving it; NaN for none.</summary>
    public double NominalRate { get; init; } = double.NaN;

    /// <summary>Patterns of files with poses in its pictures.</summary>
    public IReadOnlyList<string> Poses { get; init; } = [];

    /// <summary>Patterns of Facemap's files of its pictures.</summary>
    public IReadOnlyList<string> Facemap { get; init; } = [];
}

/// <summary>A channel of pulses.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Paths">Patterns of its files.</param>
internal sealed record TtlDescription(string Id, IReadOnlyList<string> Paths)
{
    /// <summary>What the pulses are.</summary>
    public string Description { get; init; } = "";

    /// <summary>The column of times in a table; null takes the one with a usual name.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>The column of a counter of frames; null takes the one with a usual name.</summary>
    public string? CounterColumn { get; init; }
}

/// <summary>The Bpod files of a session.</summary>
/// <param name="Paths">Patterns of the files.</param>
internal sealed record BpodDescription(IReadOnlyList<string> Paths)
{
    /// <summary>The order of the files.</summary>
    public FileOrder Order { get; init; }

    /// <summary>Whether the files continue one clock: without pulses, the times of a later one start at the end of the one before.</summary>
    public bool ContinuousTime { get; init; } = true;

    /// <summary>The types of trials and their sync signals.</summary>
    public IReadOnlyList<TrialType> TrialTypes { get; init; } = [];
}

/// <summary>A type of trials.</summary>
/// <param name="Number">Bpod's number of the type.</param>
/// <param name="Description">What it is.</param>
/// <param name="SyncSignal">The state whose start raises a pulse.</param>
/// <param name="SyncTtl">The channel of that pulse.</param>
internal sealed record TrialType(int Number, string Description, string SyncSignal, string SyncTtl);
