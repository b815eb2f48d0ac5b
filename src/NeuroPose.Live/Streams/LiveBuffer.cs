using System.Runtime.CompilerServices;

namespace NeuroPose.Live.Streams;

/// <summary>What happens when messages arrive faster than they are taken.</summary>
public enum BufferPolicy
{
    /// <summary>The oldest messages are dropped and counted: what is taken is the newest.</summary>
    DropOldest,

    /// <summary>
    /// Receiving waits. A server or a broker then holds messages back or drops them by its own rules; of datagrams the system drops what it
    /// has no room for, which shows in the nodes' numbering.
    /// </summary>
    Wait,
}

/// <summary>Messages between the one who receives and the one who takes, bounded in number and in bytes.</summary>
internal sealed class LiveBuffer<T>(int mostItems, long mostBytes, BufferPolicy policy)
{
    private readonly Lock turn = new();
    private readonly Queue<(T Item, int Bytes)> items = new();
    private TaskCompletionSource? filled;
    private TaskCompletionSource? emptied;
    private long bytes;
    private bool isComplete;
    private Exception? failure;

    /// <summary>Messages that were dropped.</summary>
    public long Dropped { get; private set; }

    /// <summary>Messages that wait to be taken.</summary>
    public int Count
    {
        get
        {
            lock (turn)
            {
                return items.Count;
            }
        }
    }

    /// <summary>Adds a message; waits for room where the policy says so.</summary>
    public async ValueTask AddAsync(T item, int size, CancellationToken cancellation)
    {
        while (!TryAdd(item, size, out var wait))
        {
            await wait.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>No more is added; the failure, where there is one, is thrown to the one who takes, behind what is left.</summary>
    public void Complete(Exception? problem = null)
    {
        lock (turn)
        {
            (isComplete, failure) = (true, problem);
            Signal(ref filled);
        }
    }

    /// <summary>Takes messages until no more are added.</summary>
    public async IAsyncEnumerable<T> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTake(out var item, out var wait))
            {
                yield return item;
            }
            else if (wait is null)
            {
                yield break;
            }
            else
            {
                await wait.WaitAsync(cancellation).ConfigureAwait(false);
            }
        }
    }

    private bool TryAdd(T item, int size, out Task wait)
    {
        lock (turn)
        {
            wait = Task.CompletedTask;
            while (items.Count > 0 && (items.Count >= mostItems || bytes + size > mostBytes))
            {
                if (policy == BufferPolicy.Wait)
                {
                    wait = (emptied ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                    return false;
                }

                bytes -= items.Dequeue().Bytes;
                Dropped++;
            }

            items.Enqueue((item, size));
            bytes += size;
            Signal(ref filled);
            return true;
        }
    }

    private bool TryTake(out T item, out Task? wait)
    {
        lock (turn)
        {
            (item, wait) = (default!, null);
            if (items.TryDequeue(out var first))
            {
                (item, bytes) = (first.Item, bytes - first.Bytes);
                Signal(ref emptied);
                return true;
            }

            if (!isComplete)
            {
                wait = (filled ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
            else if (failure is not null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
            }

            return false;
        }
    }

    private static void Signal(ref TaskCompletionSource? waiting)
    {
        waiting?.TrySetResult();
        waiting = null;
    }
}
