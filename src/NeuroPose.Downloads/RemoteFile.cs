namespace NeuroPose.Downloads;

/// <summary>A file that is fetched, and what it must be.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Sha256">The SHA-256 that it must have, in lower-case hexadecimal.</param>
/// <param name="ByteCount">The size that it must have; no more is ever received.</param>
internal sealed record RemoteFile(Uri Address, string Sha256, long ByteCount)
{
    /// <summary>The address, for messages.</summary>
    public Place Place { get; } = new(File: Address.AbsoluteUri);
}
