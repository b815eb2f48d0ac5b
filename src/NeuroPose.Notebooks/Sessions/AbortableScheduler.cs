using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>
/// Runs a cell's code on the thread pool so that it can be stopped even in a busy loop, before and after each await.
/// Unlike a synchronization context it has no thread of its own to block, so <c>task.Result</c> in a cell cannot deadlock.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A token source without a timer holds nothing, and code left behind may still look at its token.")]
internal sealed class AbortableScheduler : TaskScheduler
{
    // A token of our own: the runtime hangs on one that can never be canceled.
    private readonly CancellationTokenSource abort = new();
    private readonly ConcurrentDictionary<Thread, bool> busy = new();
    private readonly TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when code has been aborted: the runtime's own tasks for it may never end.</summary>
    public Task Aborted => aborted.Task;

    /// <summary>Stops the code that runs now and whatever it would continue with; returns at once.</summary>
    public void Abort() => new Thread(WakeAndAbort) { IsBackground = true, Name = "cell abort" }.Start();

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => ThreadPool.UnsafeQueueUserWorkItem(_ => Run(task), null);

    /// <inheritdoc/>
    /// <remarks>Never: the runtime runs some continuations within finally blocks, where nothing can be aborted.</remarks>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    // The runtime cannot abort a sleeping thread, and stands still as a whole while it tries: sleepers are woken first.
    private void WakeAndAbort()
    {
        foreach (var thread in busy.Keys)
        {
            for (var tries = 0; tries < 10 && busy.ContainsKey(thread) && thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin); tries++)
            {
                thread.Interrupt();
                Thread.Sleep(5);
            }
        }

        if (!busy.Keys.Any(thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)))
        {
            abort.Cancel();
        }
    }

    private void Run(Task task)
    {
        busy[Thread.CurrentThread] = true;
        try
        {
#pragma warning disable SYSLIB0046 // Made for hosts like this one: it stops user code that does not look at a token.
            ControlledExecution.Run(() => TryExecuteTask(task), abort.Token);
#pragma warning restore SYSLIB0046
        }
        catch (OperationCanceledException)
        {
            aborted.TrySetResult();
        }
        finally
        {
            busy.TryRemove(Thread.CurrentThread, out _);
            ForgetInterrupt();
        }
    }

    // The thread goes back to the pool: a wake-up that came too late must not reach its next work.
    private static void ForgetInterrupt()
    {
        try
        {
            Thread.Sleep(0);
        }
        catch (ThreadInterruptedException)
        {
            // Forgotten.
        }
    }
}
