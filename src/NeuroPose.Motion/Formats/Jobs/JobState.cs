namespace NeuroPose.Formats;

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
