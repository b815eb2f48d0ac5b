using System.Globalization;

namespace NeuroPose.Live.Streams;

/// <summary>Connects, and connects again for as long as it is wanted.</summary>
internal static class ConnectionLoop
{
    /// <summary>Runs one connection after the other.</summary>
    /// <param name="name">The address, for messages.</param>
    /// <param name="options">How long to wait and to try.</param>
    /// <param name="inlet">Told when a connection is lost.</param>
    /// <param name="connect">Runs one connection to its end; calls its argument once it is useful. Returns, or throws, why it ended.</param>
    /// <param name="isFinal">Whether a failure of the first connection stays one.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task RunAsync(
        string name,
        LiveSourceOptions options,
        LiveSource.LiveInlet inlet,
        Func<Action, CancellationToken, Task<string>> connect,
        Func<Exception, string?> isFinal,
        CancellationToken cancellation)
    {
        var backoff = new Backoff(options);
        var begin = options.Time.GetTimestamp();
        var wasConnected = false;
        while (true)
        {
            string problem;
            try
            {
                problem = await connect(
                    () =>
                    {
                        wasConnected = true;
                        backoff.Reset();
                    },
                    cancellation).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested && failure is not (OutOfMemoryException or LiveSourceException))
            {
                if (!wasConnected && isFinal(failure) is { } refusal)
                {
                    throw new LiveSourceException(name, refusal, failure);
                }

                problem = Words(failure);
            }

            cancellation.ThrowIfCancellationRequested();
            inlet.Lost(problem);
            if (!wasConnected && options.GiveUpAfter is { } limit && options.Time.GetElapsedTime(begin) >= limit)
            {
                throw new LiveSourceException(name, string.Create(CultureInfo.InvariantCulture, $"no connection within {limit.TotalSeconds:0.#} s: {problem} Check the address and whether it is running."));
            }

            await Task.Delay(backoff.Next(), options.Time, cancellation).ConfigureAwait(false);
        }
    }

    private static string Words(Exception failure)
    {
        var innermost = failure;
        while (innermost.InnerException is { } inner)
        {
            innermost = inner;
        }

        var words = innermost is OperationCanceledException ? "no answer in time" : innermost.Message.TrimEnd('.');
        return words + ".";
    }
}
