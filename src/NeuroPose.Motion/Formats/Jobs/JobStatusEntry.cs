namespace NeuroPose.Formats;

/// <summary>What <c>status.json</c> says about one job. The fields are not checked against each other, as in the reference.</summary>
public sealed record JobStatusEntry
{
    /// <summary>How far the job is.</summary>
    public required JobState Status { get; init; }

    /// <summary>When the work began.</summary>
    public required Timestamp StartedAt { get; init; }

    /// <summary>When it ended, well or not; null while it runs.</summary>
    public Timestamp? CompletedAt { get; init; }

    /// <summary>The path of the results, with forward slashes; null when there are none.</summary>
    public string? ResultsPath { get; init; }

    /// <summary>What went wrong.</summary>
    public string? Error { get; init; }

    /// <summary>The name of the video in work.</summary>
    public string? CurrentVideo { get; init; }

    /// <summary>How many of the current video's frames are done.</summary>
    public long? FramesProcessed { get; init; }

    /// <summary>How many frames the current video has.</summary>
    public long? FramesTotal { get; init; }

    /// <summary>How many of the job's videos are done.</summary>
    public long? VideosCompleted { get; init; }

    /// <summary>How many videos the job has.</summary>
    public long? VideosTotal { get; init; }

    /// <summary>How much of the job is done, 0 to 100.</summary>
    public double? PercentComplete { get; init; }

    /// <summary>When the entry was last written.</summary>
    public Timestamp? LastUpdate { get; init; }
}

/// <summary>How far a job is.</summary>
public enum JobState
{
    /// <summary>Work has begun and has not ended.</summary>
    Processing,

    /// <summary>The results are written.</summary>
    Completed,

    /// <summary>It ended with an error; the entry has its text.</summary>
    Failed,
}
