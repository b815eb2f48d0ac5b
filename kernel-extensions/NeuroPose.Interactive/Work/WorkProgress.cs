using System.Globalization;

namespace NeuroPose.Interactive.Work;

/// <summary>
/// Takes what any long work of the library reports and shows it in one way: in a notebook a display that is updated, in a terminal a
/// bar. Reports may come from several threads; a count that has hardly grown (by less than a hundredth) is not shown again, so that
/// showing does not slow the work. What is shown depends on the counts alone, not on time.
/// </summary>
public sealed class WorkProgress : IProgress<Progress>
{
    private static Func<WorkState, Action<WorkState>>? notebook;

    private readonly Lock turn = new();
    private readonly Action<WorkState> show;
    private WorkState shown;
    private WorkState latest;

    /// <summary>Shows work in a way of your own.</summary>
    /// <param name="work">What is being done.</param>
    /// <param name="show">Shows a state; called by one thread at a time.</param>
    /// <param name="total">How many units there are, where the reports do not say so.</param>
    public WorkProgress(string work, Action<WorkState> show, long? total = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(show);
        this.show = show;
        latest = shown = new(work, 0, total, "steps");
    }

    /// <summary>
    /// Says how a notebook's cell shows a state and updates it; the extension's script does, which knows the notebook's functions. From then
    /// on work that takes seconds is shown by itself, where no other progress was asked for.
    /// </summary>
    /// <param name="display">Shows the first state under the running cell; returns what replaces it.</param>
    public static void ShowInNotebooksWith(Func<WorkState, Action<WorkState>> display)
    {
        ArgumentNullException.ThrowIfNull(display);
        notebook = display;
        UnwatchedWork.Show = Show;
    }

    /// <summary>
    /// Shows work under the running cell of a notebook: <c>Dtw.DistanceMatrix(walks, measure, new(),
    /// WorkProgress.Show("distances"))</c>.
    /// </summary>
    /// <param name="work">What is being done.</param>
    /// <param name="total">How many units there are, where the reports do not say so.</param>
    /// <exception cref="InvalidOperationException">This is no notebook.</exception>
    public static WorkProgress Show(string work, long? total = null)
    {
        if (notebook is not { } display)
        {
            throw new InvalidOperationException("There is no notebook to show progress in: its extension.dib was not loaded. Use new WorkProgress(work, show) with an action of your own.");
        }

        return new(work, display(new(work, 0, total, "steps")), total);
    }

    /// <inheritdoc/>
    public void Report(Progress value)
    {
        lock (turn)
        {
            var known = value.Total ?? latest.Total;
            latest = new(latest.Work, value.Done, known, value.Unit, Note(value), IsFinished: value.Done >= known);
            if (IsNews())
            {
                show(shown = latest);
            }
        }
    }

    /// <summary>Shows the last state and that the work has ended, where the counts do not say so.</summary>
    public void Finish()
    {
        lock (turn)
        {
            if (!shown.IsFinished)
            {
                show(shown = latest with { IsFinished = true });
            }
        }
    }

    private static string Note(Progress value) => value.Measure.Length == 0 ? value.Item
        : string.Create(CultureInfo.InvariantCulture, $"{value.Item}{(value.Item.Length > 0 ? ", " : "")}{value.Measure} {value.Value:G6}");

    // Iterations of a clustering take long and are few; counts of pairs are many.
    private bool IsNews() => latest.IsFinished != shown.IsFinished
        || latest.Note != shown.Note
        || latest.Done < shown.Done
        || (latest.Total is { } total ? latest.Done * 100.0 / total >= Math.Floor(shown.Done * 100.0 / total) + 1 : latest.Done >= Math.Max(shown.Done + 1, shown.Done * 1.01));
}
