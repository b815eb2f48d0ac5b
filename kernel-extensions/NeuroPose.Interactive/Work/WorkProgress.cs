using System.Globalization;
using NeuroPose.Averaging;
using NeuroPose.Clustering;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Work;

/// <summary>
/// Takes what any long work of the library reports and shows it in one way: in a notebook a display that is updated, in a terminal a
/// bar. Reports may come from several threads; a count that has hardly grown (by less than a hundredth) is not shown again, so that
/// showing does not slow the work. What is shown depends on the counts alone, not on time.
/// </summary>
public sealed class WorkProgress :
    IProgress<MatrixProgress>, IProgress<ClusteringStep>, IProgress<AveragingStep>, IProgress<Merge>, IProgress<int>, IProgress<long>, IProgress<string>
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

    /// <summary>Says how a notebook's cell shows a state and updates it; the extension's script does, which knows the notebook's functions.</summary>
    /// <param name="display">Shows the first state under the running cell; returns what replaces it.</param>
    public static void ShowInNotebooksWith(Func<WorkState, Action<WorkState>> display)
    {
        ArgumentNullException.ThrowIfNull(display);
        notebook = display;
    }

    /// <summary>Shows work under the running cell of a notebook: <c>Dtw.DistanceMatrix(walks, measure, new(), WorkProgress.Show("distances"))</c>.</summary>
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
    public void Report(MatrixProgress value) => Report(value.PairsDone, value.Pairs, "pairs", "");

    /// <inheritdoc/>
    public void Report(ClusteringStep value) => Report(value.Iteration, null, "iterations", Number("cost", value.Cost));

    /// <inheritdoc/>
    public void Report(AveragingStep value) => Report(value.Iteration, null, "iterations", Number("inertia", value.Inertia));

    /// <inheritdoc/>
    public void Report(Merge value) => Report(null, null, "merges", Number("height", value.Height));

    /// <summary>So many are done.</summary>
    public void Report(int value) => Report(value, null, "", "");

    /// <summary>So many are done.</summary>
    public void Report(long value) => Report(value, null, "", "");

    /// <summary>One more step is done, and this is what it was.</summary>
    public void Report(string value) => Report(null, null, "", value);

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

    private static string Number(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name} {value:G6}");

    private void Report(long? done, long? total, string unit, string note)
    {
        lock (turn)
        {
            var known = total ?? latest.Total;
            latest = latest with
            {
                Done = done ?? latest.Done + 1,
                Total = known,
                Unit = unit.Length > 0 ? unit : latest.Unit,
                Note = note,
            };
            latest = latest with { IsFinished = latest.Done >= known };
            if (IsNews())
            {
                show(shown = latest);
            }
        }
    }

    // Iterations of a clustering take long and are few; counts of pairs are many.
    private bool IsNews() => latest.IsFinished != shown.IsFinished
        || latest.Note != shown.Note
        || latest.Done < shown.Done
        || (latest.Total is { } total ? latest.Done * 100.0 / total >= Math.Floor(shown.Done * 100.0 / total) + 1 : latest.Done >= Math.Max(shown.Done + 1, shown.Done * 1.01));
}
