using System.Collections.Concurrent;
using NeuroPose.Processes;

namespace NeuroPose.Sweeps;

/// <summary>Computes points on this machine, in processes of their own.</summary>
/// <param name="program">The program that computes points: see <see cref="PointWorker"/>.</param>
/// <param name="processes">How many at a time.</param>
internal sealed class LocalExecutor(ExternalProgram program, int processes)
{
    /// <summary>Computes points and stores each result when it is there.</summary>
    /// <param name="points">The points.</param>
    /// <param name="folder">Where results go.</param>
    /// <param name="progress">Hears of each point.</param>
    /// <param name="cancellation">Ends the processes; what is stored stays.</param>
    /// <exception cref="ProgramException">There is no such program.</exception>
    public void Run(IReadOnlyList<SweepPoint> points, SweepFolder folder, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var queue = new ConcurrentQueue<SweepPoint>(points);
        var (done, gate) = (0, new Lock());
        var workers = Enumerable.Range(0, Math.Min(processes, points.Count))
            .Select(_ => Task.Factory.StartNew(() => Work(queue, folder, Tell, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException problems)
        {
            cancellation.ThrowIfCancellationRequested();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(problems.Flatten().InnerExceptions[0]);
        }

        void Tell()
        {
            lock (gate)
            {
                progress?.Report(new(++done, points.Count, "points"));
            }
        }
    }

    private void Work(ConcurrentQueue<SweepPoint> queue, SweepFolder folder, Action tell, CancellationToken cancellation)
    {
        PointWorker? worker = null;
        try
        {
            while (!cancellation.IsCancellationRequested && queue.TryDequeue(out var point))
            {
                worker ??= PointWorker.Start(program, cancellation);
                var result = worker.Compute(point, out var isAlive);
                folder.Store(result);
                tell();
                if (!isAlive)
                {
                    worker.Dispose();
                    worker = null;
                }
            }

            cancellation.ThrowIfCancellationRequested();
        }
        finally
        {
            worker?.Dispose();
        }
    }
}
