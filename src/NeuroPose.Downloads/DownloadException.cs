namespace NeuroPose.Downloads;

/// <summary>A file could not be fetched: no network, no such file, or another file than the one that was expected.</summary>
public sealed class DownloadException : NeuroPoseException
{
    /// <summary>Makes an exception for one address or folder.</summary>
    public DownloadException(string problem, Place place, Exception? innerException = null)
        : base(problem, place, innerException)
    {
    }

    /// <summary>True where the server was not reached at all, so that other files from there will not come either.</summary>
    public bool IsOffline { get; init; }
}
