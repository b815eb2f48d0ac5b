using NeuroPose.Figures;

namespace NeuroPose.Papers;

/// <summary>
/// Marks, in a notebook's cell, what a paper shows: <c>Paper.Number("knee-auc", auc)</c>. Each call gives back what it was given, so that
/// at the end of a cell it is shown as ever. While a paper is re-executed the value is also recorded under its id; otherwise nothing
/// else happens, in any kernel.
/// </summary>
public static class Paper
{
    // It flows with the execution context into the cell, and into tasks that the cell starts.
    private static readonly AsyncLocal<IPaperRecorder?> Recorder = new();

    /// <summary>A number of the paper.</summary>
    /// <param name="id">What paper.yaml calls it.</param>
    /// <param name="value">The number; NaN stands for "unknown".</param>
    /// <param name="unit">Its unit; empty for none.</param>
    /// <param name="definition">How it was made, in words, for the sidecar.</param>
    /// <exception cref="ArgumentException">The id is not plain.</exception>
    public static double Number(string id, double value, string unit = "", string definition = "")
    {
        Record(id, () => new PaperNumber(id, value, unit) { Definition = definition });
        return value;
    }

    /// <summary>A figure of the paper.</summary>
    /// <param name="id">What paper.yaml calls it.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="definition">How it was made, in words, for the sidecar.</param>
    /// <exception cref="ArgumentException">The id is not plain.</exception>
    public static TFigure Figure<TFigure>(string id, TFigure figure, string definition = "")
        where TFigure : Figure
    {
        ArgumentNullException.ThrowIfNull(figure);
        Record(id, () => new PaperFigure(id, figure.ToSvg(), figure.Describe()) { Definition = definition });
        return figure;
    }

    /// <summary>A table of the paper.</summary>
    /// <param name="id">What paper.yaml calls it.</param>
    /// <param name="rows">Records: one property a column, in the order of their declaration.</param>
    /// <param name="definition">How it was made, in words, for the sidecar.</param>
    /// <exception cref="ArgumentException">The id is not plain, or a row has no properties.</exception>
    public static IReadOnlyList<TRow> Table<TRow>(string id, IEnumerable<TRow> rows, string definition = "")
    {
        ArgumentNullException.ThrowIfNull(rows);
        TRow[] all = [.. rows];
        Record(id, () => PaperTable.Of(id, all) with { Definition = definition });
        return all;
    }

    /// <summary>From here on what is marked in this flow of execution goes to a recorder, until the result is disposed.</summary>
    public static IDisposable RecordTo(IPaperRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        var before = Recorder.Value;
        Recorder.Value = recorder;
        return new End(before);
    }

    // The id is checked in either case: what works at the desk also works in the paper.
    private static void Record(string id, Func<PaperValue> make)
    {
        if (!PaperId.IsValid(id))
        {
            throw new ArgumentException($"\"{id}\" is no id; expected {PaperId.Expected}.", nameof(id));
        }

        Recorder.Value?.Record(make());
    }

    private sealed class End(IPaperRecorder? before) : IDisposable
    {
        public void Dispose() => Recorder.Value = before;
    }
}

/// <summary>Takes what a notebook makes for its paper.</summary>
public interface IPaperRecorder
{
    /// <summary>Takes a value. The cell goes on whatever becomes of it: what is wrong is reported when the notebook has ended.</summary>
    void Record(PaperValue value);
}
