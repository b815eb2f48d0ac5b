namespace NeuroPose.Notebooks.Sessions;

/// <summary>Waits for a task that may not heed its token.</summary>
internal static class Interruption
{
    /// <summary>Whether the task has ended: false where the token asked it to stop and it has not within the grace.</summary>
    public static async Task<bool> WaitAsync(Task task, TimeSpan grace, CancellationToken cancellationToken)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellationToken.Register(asked.SetResult);
        if (await Task.WhenAny(task, asked.Task).ConfigureAwait(false) == task)
        {
            return true;
        }

        await Task.WhenAny(task, Task.Delay(grace, CancellationToken.None)).ConfigureAwait(false);
        return task.IsCompleted;
    }
}
