using System.Threading.Channels;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Streams;

namespace NeuroPose.Live.Tests.Doubles;

/// <summary>Takes a source's messages in the background, so that a test can wait for one.</summary>
internal sealed class Taking : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource end = new();
    private readonly Channel<LiveMessage> taken = Channel.CreateUnbounded<LiveMessage>();
    private readonly Task work;

    public Taking(LiveSource source)
    {
        Source = source;
        work = Task.Run(TakeAsync);
    }

    public LiveSource Source { get; }

    public async Task<LiveMessage> NextAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            return await taken.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new Xunit.Sdk.XunitException($"no message came within {Limit.TotalSeconds} s; {Source.Statistics}; {Source.Statistics.LastProblem}");
        }
    }

    /// <summary>The next message of a type; others are passed over.</summary>
    public async Task<T> NextAsync<T>()
        where T : LiveMessage
    {
        while (true)
        {
            if (await NextAsync() is T found)
            {
                return found;
            }
        }
    }

    /// <summary>Waits until the statistics are as wanted.</summary>
    public async Task UntilAsync(Func<LiveStatistics, bool> wanted)
    {
        for (var waited = TimeSpan.Zero; !wanted(Source.Statistics); waited += TimeSpan.FromMilliseconds(10))
        {
            Assert.True(waited < Limit, $"{Source.Statistics}; {Source.Statistics.LastProblem}");
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await work.WaitAsync(Limit);
        end.Dispose();
    }

    private async Task TakeAsync()
    {
        try
        {
            await foreach (var message in Source.Messages(end.Token))
            {
                taken.Writer.TryWrite(message);
            }

            taken.Writer.TryComplete();
        }
        catch (NeuroPoseException problem)
        {
            taken.Writer.TryComplete(problem);
        }
    }
}
