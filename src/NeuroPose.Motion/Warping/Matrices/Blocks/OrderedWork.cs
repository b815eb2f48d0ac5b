using System.Runtime.ExceptionServices;

namespace NeuroPose.Warping.Blocks;

/// <summary>
/// Work items by number on several threads. Items are handed out in order, so that the failure with the lowest number is always found,
/// and is the one that is thrown.
/// </summary>
internal sealed class OrderedWork(long count, Action<long> work, CancellationToken cancellation)
{
    private readonly Lock gate = new();
    private long next = -1;
    private long failedItem = long.MaxValue;
    private ExceptionDispatchInfo? failure;

    /// <summary>Does everything; the calling thread works too.</summary>
    public void Run(int threads)
    {
        var others = new Thread[(int)Math.Min(threads, Math.Max(1, count)) - 1];
        for (var index = 0; index < others.Length; index++)
        {
            others[index] = new(Work) { IsBackground = true, Name = "distance matrix" };
            others[index].Start();
        }

        Work();
        foreach (var other in others)
        {
            other.Join();
        }

        failure?.Throw();
    }

    private void Work()
    {
        while (Volatile.Read(ref failure) is null)
        {
            var item = Interlocked.Increment(ref next);
            if (item >= count)
            {
                return;
            }

            try
            {
                cancellation.ThrowIfCancellationRequested();
                work(item);
            }
            catch (Exception problem)
            {
                Keep(item, problem);
                return;
            }
        }
    }

    private void Keep(long item, Exception problem)
    {
        lock (gate)
        {
            if (item < failedItem)
            {
                failedItem = item;
                Volatile.Write(ref failure, ExceptionDispatchInfo.Capture(problem));
            }
        }
    }
}
