using System.Security.Cryptography;
using NeuroPose.Numerics;

namespace NeuroPose.Live.Streams;

/// <summary>What all live sources have in common: how much is held, how they connect again, whose time it is.</summary>
public record LiveSourceOptions
{
    /// <summary>The most messages that wait to be taken.</summary>
    public int BufferMessages { get; init; } = 4096;

    /// <summary>The most bytes of messages that wait to be taken.</summary>
    public long BufferBytes { get; init; } = 64L << 20;

    /// <summary>What happens when messages arrive faster than they are taken.</summary>
    public BufferPolicy Policy { get; init; }

    /// <summary>The longest message in bytes that is read; a longer one is passed over without being held in memory, and counted.</summary>
    public int MostMessageBytes { get; init; } = 1 << 20;

    /// <summary>How long after the first failure the next attempt to connect is made, at most; it doubles with every failure.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>The longest time between two attempts to connect. Each waits for a random share of it, from half to the whole.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one attempt to connect may take.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the first connection is tried before it is an error; null for as long as it takes. Once there was one, it is always tried
    /// again.
    /// </summary>
    public TimeSpan? GiveUpAfter { get; init; }

    /// <summary>Where the random shares of waiting come from; null for the system's random numbers. No result depends on it.</summary>
    public long? JitterSeed { get; init; }

    /// <summary>Called with every change of the connection, from the receiving thread.</summary>
    public IProgress<LiveConnection>? Connection { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal SeededRandom Jitter() => new(JitterSeed ?? RandomNumberGenerator.GetInt32(int.MaxValue));

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(BufferMessages, 1, nameof(BufferMessages));
        ArgumentOutOfRangeException.ThrowIfLessThan(BufferBytes, 1, nameof(BufferBytes));
        ArgumentOutOfRangeException.ThrowIfLessThan(MostMessageBytes, 1, nameof(MostMessageBytes));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(FirstRetry, TimeSpan.Zero, nameof(FirstRetry));
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestRetry, FirstRetry, nameof(LongestRetry));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ConnectLimit, TimeSpan.Zero, nameof(ConnectLimit));
    }
}

/// <summary>A change of a source's connection.</summary>
/// <param name="IsConnected">Whether it is connected now.</param>
/// <param name="Problem">Why it is not; null when it is.</param>
public sealed record LiveConnection(bool IsConnected, string? Problem = null);

/// <summary>How long to wait before the next attempt to connect: twice as long each time, less a random share.</summary>
internal sealed class Backoff(LiveSourceOptions options)
{
    private readonly SeededRandom random = options.Jitter();
    private TimeSpan next = options.FirstRetry;

    /// <summary>The next wait, from half of its length to the whole.</summary>
    public TimeSpan Next()
    {
        var wait = next * (0.5 + (0.5 * random.NextDouble()));
        next = next * 2 < options.LongestRetry ? next * 2 : options.LongestRetry;
        return wait;
    }

    /// <summary>Begins again with the shortest wait.</summary>
    public void Reset() => next = options.FirstRetry;
}
