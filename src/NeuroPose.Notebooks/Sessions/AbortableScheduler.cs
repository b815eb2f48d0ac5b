using System.Runtime;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>
/// Runs a cell's code on the thread pool so that a token can stop it even in a busy loop, before and after each await.
/// Unlike a synchronization context it has no thread of its own to block, so <c>task.Result</c> in a cell cannot deadlock.
/// </summary>
internal sealed class AbortableScheduler(CancellationToken cancellationToken) : TaskScheduler
{
    [ThreadStatic]
    private static bool isAbortable;

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => ThreadPool.UnsafeQueueUserWorkItem(_ => Run(task), null);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        isAbortable && !taskWasPreviouslyQueued && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Run(Task task)
    {
        isAbortable = true;
        try
        {
#pragma warning disable SYSLIB0046 // Made for hosts like this one: it stops user code that does not look at a token.
            ControlledExecution.Run(() => TryExecuteTask(task), cancellationToken);
#pragma warning restore SYSLIB0046
        }
        catch (OperationCanceledException)
        {
            // The session sees the token and reports the interruption.
        }
        finally
        {
            isAbortable = false;
        }
    }
}
