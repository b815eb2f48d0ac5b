using System.Security.Cryptography.X509Certificates;
using NeuroPose.Live.Streams;

namespace NeuroPose.Live.Sensing;

/// <summary>How a sensing server is connected to.</summary>
public sealed record SensingClientOptions : LiveSourceOptions
{
    /// <summary>The bearer token; null for none. It is sent with the connection's request and stands in no message or recording.</summary>
    public string? Token { get; init; }

    /// <summary>The authorities that the server's certificate must come from; null for those of the system.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>
    /// How often the server is asked for a sign of life. Where none comes for as long again, the connection is dropped and made again: a
    /// line that is dead on one side is noticed so.
    /// </summary>
    public TimeSpan Ping { get; init; } = TimeSpan.FromSeconds(5);
}
