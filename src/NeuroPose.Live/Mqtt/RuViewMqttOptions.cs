using System.Security.Cryptography.X509Certificates;
using NeuroPose.Live.Streams;

namespace NeuroPose.Live.Mqtt;

/// <summary>How a broker is connected to, and what is listened to.</summary>
public sealed record RuViewMqttOptions : LiveSourceOptions
{
    /// <summary>The user; null for the one in the address, or none.</summary>
    public string? User { get; init; }

    /// <summary>The password; null for the one in the address, or none. It stands in no message or recording.</summary>
    public string? Password { get; init; }

    /// <summary>The authorities that the broker's certificate must come from; null for those of the system.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>Our own certificate with its key, for a broker that asks for one; null for none.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>Our name at the broker, which a session is kept under; null for one that is made up for each client.</summary>
    public string? ClientId { get; init; }

    /// <summary>
    /// How long the broker keeps our session when the connection is lost: messages of quality 1 that are sent meanwhile then arrive. Zero
    /// for none. It ends with the client.
    /// </summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often the broker is asked for a sign of life; where none comes the connection is made again.</summary>
    public TimeSpan Ping { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The quality of service that is asked for: 0, 1 or 2.</summary>
    public int QualityOfService { get; init; } = 1;

    /// <summary>What the broker says for us when we are cut off; null for nothing.</summary>
    public LastWill? LastWill { get; init; }

    /// <summary>The beginning of Home Assistant's topics.</summary>
    public string DiscoveryPrefix { get; init; } = "homeassistant";

    /// <summary>Whether the raw topics are listened to.</summary>
    public bool ListensToRaw { get; init; } = true;

    /// <summary>Whether Home Assistant's topics are listened to.</summary>
    public bool ListensToHomeAssistant { get; init; } = true;

    /// <summary>One node alone; null for all.</summary>
    public string? NodeId { get; init; }
}

/// <summary>What a broker says for a client that was cut off.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Payload">The message.</param>
/// <param name="IsRetained">Whether the broker keeps it.</param>
public sealed record LastWill(string Topic, string Payload, bool IsRetained = false);
