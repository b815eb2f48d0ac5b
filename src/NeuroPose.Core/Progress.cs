namespace NeuroPose;

/// <summary>
/// How far some long work is. All rooms report it in this form, through <see cref="IProgress{T}"/>; reports may come from several threads.
/// </summary>
/// <param name="Done">How many units are done.</param>
/// <param name="Total">How many there are; null where that is not known beforehand.</param>
/// <param name="Unit">What the units are called: pairs, iterations, windows, series, merges, bytes, files, cells, steps.</param>
/// <param name="Item">What is in work, or has just been done, such as a file's name; empty where the count says all.</param>
/// <param name="Measure">What <paramref name="Value"/> is, such as the cost after an iteration; empty where there is none.</param>
/// <param name="Value">The measure's value; NaN where there is none.</param>
public readonly record struct Progress(
    long Done, long? Total, string Unit, string Item = "", string Measure = "", double Value = double.NaN);

/// <summary>Who is shown long work that nobody was named to watch. A notebook sets it; everywhere else such work is silent.</summary>
internal static class UnwatchedWork
{
    /// <summary>Shows work by its name and total; null where nothing is shown.</summary>
    public static Func<string, long?, IProgress<Progress>?>? Show { get; set; }

    // Cells of all cost matrices together: some seconds, of which a reader wants to hear. The data alone decide, so that a notebook has the
    // same outputs on every machine.
    private const double LongWork = 1e9;

    /// <summary>Who hears of work that warps, where nobody was named: null where it is short, or nothing is shown.</summary>
    /// <param name="work">What is being done.</param>
    /// <param name="cells">Cells of all cost matrices together.</param>
    /// <param name="total">How many units there are; null where that is not known.</param>
    public static IProgress<Progress>? OfCells(string work, double cells, long? total = null) => cells >= LongWork ? Show?.Invoke(work, total) : null;
}
