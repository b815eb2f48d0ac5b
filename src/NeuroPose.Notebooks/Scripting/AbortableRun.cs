using System.Diagnostics.CodeAnalysis;
using System.Runtime;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>
/// Runs a cell's code so that it can be stopped even in a busy loop or asleep. That holds up to its first await that has to wait:
/// what follows is on the runtime's own road, where an abort brings the process down, so that code is left behind instead.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A token source without a timer holds nothing, and code left behind may still look at its token.")]
internal sealed class AbortableRun<T>
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(20);

    // A token of our own: the runtime hangs on one that can never be canceled.
    private readonly CancellationTokenSource abort = new();
    private readonly TaskCompletionSource<T> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Thread? busy;

    /// <summary>Starts the code on a thread of its own; the result ends with it, or as canceled once it has been aborted.</summary>
    public Task<T> StartAsync(Func<Task<T>> code)
    {
        new Thread(() => Run(code)) { IsBackground = true, Name = "cell" }.Start();
        return ended.Task;
    }

    /// <summary>Stops the code; returns at once.</summary>
    public void Abort() => new Thread(WakeAndAbort) { IsBackground = true, Name = "cell abort" }.Start();

    // The runtime cannot abort a sleeping thread, and stands still as a whole while it tries: sleepers are woken first.
    private void WakeAndAbort()
    {
        // Code that prints stops by itself at its next word: better, since an abort within the console may leave its lock behind.
        Thread.Sleep(Courtesy);
        for (var tries = 0; tries < 20 && busy is { } thread; tries++)
        {
            if (!thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
            {
                abort.Cancel();
                return;
            }

            thread.Interrupt();
            Thread.Sleep(5);
        }
    }

    private void Run(Func<Task<T>> code)
    {
        Task<T>? task = null;
        busy = Thread.CurrentThread;
        CellThread.IsCurrent = true;
        try
        {
#pragma warning disable SYSLIB0046 // Made for hosts like this one: it stops user code that does not look at a token.
            ControlledExecution.Run(() => task = code(), abort.Token);
#pragma warning restore SYSLIB0046
        }
        catch (Exception error) when (error is OperationCanceledException or ThreadInterruptedException)
        {
            task = null;
        }
        finally
        {
            busy = null;
        }

        if (task is null)
        {
            ended.TrySetCanceled();
        }
        else
        {
            task.ContinueWith(Pass, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private void Pass(Task<T> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            ended.TrySetResult(task.Result);
        }
        else if (task.Exception is { } error)
        {
            ended.TrySetException(error.InnerExceptions);
        }
        else
        {
            ended.TrySetCanceled();
        }
    }
}
