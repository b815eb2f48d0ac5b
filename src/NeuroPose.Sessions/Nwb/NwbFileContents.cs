namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// What one NWB file holds, before it is written. Everything refers by name: a pose names its video and its skeleton, a video its device.
/// All times are seconds from <see cref="TimestampsReferenceTime"/>. The same contents give the same bytes.
/// </summary>
public sealed record NwbFileContents
{
    /// <summary>What tells this file from every other, for example the session and a hash of its inputs. Object ids are made from it.</summary>
    public required string Identifier { get; init; }

    /// <summary>What was done in the session.</summary>
    public required string SessionDescription { get; init; }

    /// <summary>When the session started, with its offset from UTC.</summary>
    public required DateTimeOffset SessionStartTime { get; init; }

    /// <summary>When the file is made. Give a fixed time where the same inputs have to give the same bytes.</summary>
    public required DateTimeOffset FileCreateDate { get; init; }

    /// <summary>The zero of all times; null for <see cref="SessionStartTime"/>.</summary>
    public DateTimeOffset? TimestampsReferenceTime { get; init; }

    /// <summary>The session's id; null where it has none. It has no slash.</summary>
    public string? SessionId { get; init; }

    /// <summary>What the experiment is about; null where it is not known.</summary>
    public string? ExperimentDescription { get; init; }

    /// <summary>Who did it, each as <c>Last, First</c>.</summary>
    public IReadOnlyList<string> Experimenters { get; init; } = [];

    /// <summary>The laboratory; null where it is not known.</summary>
    public string? Lab { get; init; }

    /// <summary>The institution; null where it is not known.</summary>
    public string? Institution { get; init; }

    /// <summary>Words to find the session by.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Publications, each as <c>doi:…</c> or an address of doi.org.</summary>
    public IReadOnlyList<string> RelatedPublications { get; init; } = [];

    /// <summary>The protocol's number or name; null where there is none.</summary>
    public string? Protocol { get; init; }

    /// <summary>Notes of any length: the place for the provenance as JSON. Null for none.</summary>
    public string? Notes { get; init; }

    /// <summary>The programs that made the file, with their versions.</summary>
    public IReadOnlyList<NwbProgram> GeneratedBy { get; init; } = [];

    /// <summary>The subject; null where nothing is known.</summary>
    public NwbSubject? Subject { get; init; }

    /// <summary>The cameras and other devices.</summary>
    public IReadOnlyList<NwbDevice> Devices { get; init; } = [];

    /// <summary>The videos: files beside this one.</summary>
    public IReadOnlyList<NwbVideo> Videos { get; init; } = [];

    /// <summary>The skeletons that poses name.</summary>
    public IReadOnlyList<NwbSkeleton> Skeletons { get; init; } = [];

    /// <summary>The estimated poses, one for each camera and animal.</summary>
    public IReadOnlyList<NwbPose> Poses { get; init; } = [];

    /// <summary>Signals of behavior over time, such as those of Facemap (<c>BehavioralTimeSeries</c>).</summary>
    public IReadOnlyList<NwbSignal> BehavioralSignals { get; init; } = [];

    /// <summary>Values at single moments, such as the amount of each reward (<c>BehavioralEvents</c>). Their times are given.</summary>
    public IReadOnlyList<NwbSignal> BehavioralEvents { get; init; } = [];

    /// <summary>The trials; null or without rows for none.</summary>
    public NwbIntervals? Trials { get; init; }

    /// <summary>Other intervals, such as <c>epochs</c> or <c>invalid_times</c>.</summary>
    public IReadOnlyList<NwbIntervals> OtherIntervals { get; init; } = [];

    /// <summary>Pulses as they were recorded, a table for each channel (under <c>/acquisition</c>).</summary>
    public IReadOnlyList<NwbEvents> Pulses { get; init; } = [];

    /// <summary>Events that were made out of recordings, such as those of Bpod or NDJSON (under <c>/processing/behavior</c>).</summary>
    public IReadOnlyList<NwbEvents> Events { get; init; } = [];
}

/// <summary>A program and its version.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record NwbProgram(string Name, string Version);

/// <summary>The animal or person of a session. What is not known is null, never made up.</summary>
public sealed record NwbSubject
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The species in Latin, <c>Mus musculus</c>, or an address of the NCBI taxonomy.</summary>
    public string? Species { get; init; }

    /// <summary>Its sex.</summary>
    public NwbSex Sex { get; init; } = NwbSex.Unknown;

    /// <summary>The age as an ISO 8601 duration such as <c>P90D</c>, or two with a slash between.</summary>
    public string? Age { get; init; }

    /// <summary>When it was born, with an offset from UTC.</summary>
    public DateTimeOffset? DateOfBirth { get; init; }

    /// <summary>Its genotype.</summary>
    public string? Genotype { get; init; }

    /// <summary>Its strain.</summary>
    public string? Strain { get; init; }

    /// <summary>Its weight with the unit, such as <c>0.021 kg</c>.</summary>
    public string? Weight { get; init; }

    /// <summary>Anything else about it. Where it is null, the file says what the other fields say.</summary>
    public string? Description { get; init; }
}

/// <summary>The sex of a subject.</summary>
public enum NwbSex
{
    /// <summary>Not known: U.</summary>
    Unknown,

    /// <summary>Male: M.</summary>
    Male,

    /// <summary>Female: F.</summary>
    Female,

    /// <summary>Other: O.</summary>
    Other,
}

/// <summary>A camera or another device.</summary>
/// <param name="Name">The name by which videos and poses refer to it; see <see cref="NwbNames"/>.</param>
/// <param name="Description">What it is and where it looks from.</param>
public sealed record NwbDevice(string Name, string Description)
{
    /// <summary>Who made it; null where it is not known.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>Its model, which is written only together with <see cref="Manufacturer"/>; null where it is not known.</summary>
    public string? Model { get; init; }

    /// <summary>Its serial number; null where it is not known.</summary>
    public string? SerialNumber { get; init; }
}
