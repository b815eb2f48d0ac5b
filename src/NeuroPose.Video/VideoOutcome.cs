namespace NeuroPose.Videos;

/// <summary>How the reading of a video ended.</summary>
/// <param name="Frames">How many frames were read.</param>
/// <param name="Problem">Why the video is not whole; null where nothing says so.</param>
/// <param name="Messages">What ffmpeg said of errors, the last of it.</param>
public sealed record VideoOutcome(int Frames, string? Problem, string Messages)
{
    /// <summary>Whether nothing says that frames are missing or damaged.</summary>
    public bool IsWhole => Problem is null;
}
