using System.Globalization;
using System.Runtime.CompilerServices;
using NeuroPose.Live.Messages;

namespace NeuroPose.Live.Streams;

/// <summary>
/// Something that messages arrive from while the program runs. Receiving goes on beside the one who takes the messages; between them is a
/// buffer of a bounded size.
/// </summary>
public abstract class LiveSource
{
    private readonly Lock turn = new();
    private LiveStatistics counts = new();
    private LiveBuffer<Arrival>? buffer;
    private bool isRunning;

    private protected LiveSource(LiveSourceOptions options)
    {
        options.Check();
        CommonOptions = options;
    }

    /// <summary>What has become of the messages so far; may be asked for at any time, from any thread.</summary>
    public LiveStatistics Statistics
    {
        get
        {
            lock (turn)
            {
                return counts with { Dropped = buffer?.Dropped ?? 0, Nodes = [.. Traffic()] };
            }
        }
    }

    /// <summary>The address, for messages: without a user, a password or what stands behind a question mark.</summary>
    public abstract string Name { get; }

    private protected LiveSourceOptions CommonOptions { get; }

    /// <summary>
    /// Connects and passes on messages in the order of arrival, until cancelled. A connection that is lost is made again; a message that
    /// cannot be read is counted. One caller at a time.
    /// </summary>
    /// <param name="cancellation">Ends it: the enumeration then ends without an exception.</param>
    /// <exception cref="LiveSourceException">There is no first connection within <see cref="LiveSourceOptions.GiveUpAfter"/>, or the
    /// address, the certificate or the password is refused.</exception>
    public async IAsyncEnumerable<LiveMessage> Messages([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (arrivals, clock) = Begin();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var receiving = Task.Run(() => ReceiveAsync(new(this, arrivals, clock), end.Token), CancellationToken.None);
        _ = receiving.ContinueWith(
            done => arrivals.Complete(done.Exception?.InnerException is OperationCanceledException ? null : done.Exception?.InnerException),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        try
        {
            var waiting = arrivals.ReadAllAsync(end.Token).GetAsyncEnumerator(CancellationToken.None);
            while (await Next(waiting, cancellation).ConfigureAwait(false))
            {
                if (Deliver(waiting.Current) is { } message)
                {
                    yield return message;
                }
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (turn)
            {
                (isRunning, counts) = (false, counts with { IsConnected = false });
            }
        }
    }

    /// <summary>Connects, hands what arrives to the inlet, connects again.</summary>
    private protected abstract Task ReceiveAsync(LiveInlet inlet, CancellationToken cancellation);

    /// <summary>Reads a message; null when it cannot be read, with the problem, or is none to pass on, without.</summary>
    private protected abstract LiveMessage? Read(Arrival arrival, out string? problem);

    private protected virtual IEnumerable<NodeTraffic> Traffic() => [];

    private protected void Count(Func<LiveStatistics, LiveStatistics> change)
    {
        lock (turn)
        {
            counts = change(counts);
        }
    }

    private static async ValueTask<bool> Next(IAsyncEnumerator<Arrival> arrivals, CancellationToken cancellation)
    {
        try
        {
            return !cancellation.IsCancellationRequested && await arrivals.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private (LiveBuffer<Arrival> Buffer, ArrivalTime Clock) Begin()
    {
        lock (turn)
        {
            if (isRunning)
            {
                throw new InvalidOperationException("The messages of a source are taken by one caller at a time.");
            }

            (isRunning, counts) = (true, new());
            return (buffer = new(CommonOptions.BufferMessages, CommonOptions.BufferBytes, CommonOptions.Policy), new(CommonOptions.Time));
        }
    }

    private LiveMessage? Deliver(Arrival arrival)
    {
        var message = Read(arrival, out var problem);
        Count(counts => message is not null ? counts with { Delivered = counts.Delivered + 1 }
            : problem is null ? counts
            : counts with { Malformed = counts.Malformed + 1, LastProblem = problem });
        return message;
    }

    /// <summary>Where a source puts what it receives.</summary>
    internal sealed class LiveInlet(LiveSource source, LiveBuffer<Arrival> buffer, ArrivalTime clock)
    {
        /// <summary>When something arrives now.</summary>
        public double Now => clock.Now;

        public ValueTask AddAsync(Arrival arrival, CancellationToken cancellation)
        {
            source.Count(counts => counts with { Received = counts.Received + 1, ReceivedBytes = counts.ReceivedBytes + arrival.Content.Length });
            return buffer.AddAsync(arrival, arrival.Content.Length + (2 * arrival.Topic.Length), cancellation);
        }

        /// <summary>Counts what is received and not passed on.</summary>
        public void LeaveOut(long bytes) => source.Count(counts => counts with { Received = counts.Received + 1, ReceivedBytes = counts.ReceivedBytes + bytes });

        public void PassOver(long bytes) => source.Count(counts => counts with
        {
            Received = counts.Received + 1,
            ReceivedBytes = counts.ReceivedBytes + bytes,
            TooLong = counts.TooLong + 1,
            LastProblem = string.Create(CultureInfo.InvariantCulture, $"a message of {bytes} bytes is longer than {source.CommonOptions.MostMessageBytes} bytes."),
        });

        public void Connected(bool isResumed = false)
        {
            source.Count(counts => counts with { IsConnected = true, Connections = counts.Connections + 1, ResumedSessions = counts.ResumedSessions + (isResumed ? 1 : 0) });
            source.CommonOptions.Connection?.Report(new(true));
        }

        public void Lost(string problem)
        {
            source.Count(counts => counts with { IsConnected = false, LastProblem = problem });
            source.CommonOptions.Connection?.Report(new(false, problem));
        }
    }
}

/// <summary>What arrived, as it is.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Seconds">When, in seconds since 1970.</param>
/// <param name="Topic">The topic; empty where there is none.</param>
/// <param name="IsRetained">Whether a broker had kept it.</param>
internal readonly record struct Arrival(ReadOnlyMemory<byte> Content, double Seconds, string Topic = "", bool IsRetained = false);

/// <summary>A live source cannot be connected to: its address, certificate or password is refused, or nobody answers.</summary>
public sealed class LiveSourceException : NeuroPoseException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="source">The source's address.</param>
    /// <param name="problem">What is wrong, and what to do.</param>
    /// <param name="innerException">What the network said; null when nothing.</param>
    public LiveSourceException(string source, string problem, Exception? innerException = null)
        : base(problem, new Place(File: source), innerException)
    {
    }
}
