namespace NeuroPose.Downloads;

/// <summary>How patient a download is. The defaults suit a slow and unreliable network.</summary>
public sealed record DownloadOptions
{
    /// <summary>How long nothing may arrive before the connection is given up and opened again; above zero.</summary>
    public TimeSpan Patience
    {
        get;
        init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(Patience), value, "Patience must be above zero.");
    } = TimeSpan.FromSeconds(60);

    /// <summary>How often in a row a connection may fail, having brought next to nothing, before the download ends; 0 or more.</summary>
    public int Retries
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Retries), value, "Retries must be 0 or more.");
    } = 3;

    /// <summary>How long to wait before the first retry; twice as long before each further one. Not negative.</summary>
    public TimeSpan RetryDelay
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(RetryDelay), value, "RetryDelay must not be negative.");
    } = TimeSpan.FromSeconds(1);

    /// <summary>How many times a server may send on to another address; 0 or more.</summary>
    public int MostRedirects
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MostRedirects), value, "MostRedirects must be 0 or more.");
    } = 5;
}
