using NeuroPose.Interactive.Work;
using Spectre.Console;

namespace NeuroPose.Cli.Terminal;

/// <summary>Shows how far work is: a bar that moves where a person is watching, in a log a line for each tenth.</summary>
internal static class TerminalProgress
{
    /// <summary>Does work, showing what it reports. The bar is gone when it ends, or fails.</summary>
    public static T Run<T>(IAnsiConsole console, string work, Func<WorkProgress, T> compute)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            return compute(new WorkProgress(work, new Tenths(console).Show));
        }

        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(work));
                task.IsIndeterminate = true;
                return compute(new WorkProgress(work, state => Move(task, state)));
            });
    }

    private static void Move(ProgressTask task, WorkState state)
    {
        task.Description = Markup.Escape($"{state.Work} {state.Describe()}");
        task.IsIndeterminate = double.IsNaN(state.Share);
        if (!task.IsIndeterminate)
        {
            task.Value = task.MaxValue * state.Share;
        }
    }

    private sealed class Tenths(IAnsiConsole console)
    {
        private long tenths;

        public void Show(WorkState state)
        {
            // Where the whole is not known every state stands for itself.
            var now = state.Total is > 0 and var total ? state.Done * 10 / total : tenths + 1;
            if (now > tenths && !state.IsFinished)
            {
                tenths = now;
                console.WriteLine(state.Total is { } all
                    ? FormattableString.Invariant($"  {now * 10} % ({state.Done} of {all} {state.Unit}{(state.Note.Length > 0 ? $", {state.Note}" : "")})")
                    : $"  {state.Describe()}");
            }
        }
    }
}
