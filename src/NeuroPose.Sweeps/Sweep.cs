using System.Globalization;
using NeuroPose.Values;

namespace NeuroPose.Sweeps;

/// <summary>
/// The results of a sweep as a table: <c>Sweep.Open("results")</c>. A row is a point, in the order in which the sweep lists them; columns
/// are what is known of the inputs, the parameters, and the fields of the results.
/// </summary>
public sealed class Sweep
{
    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> rows;

    private Sweep(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, int failed) =>
        (Columns, this.rows, Failed) = (columns, rows, failed);

    /// <summary>The names of the columns: inputs, parameters, status, reason, results, and the point's hash.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, each a text by column; a column that a row does not have is missing.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows => rows;

    /// <summary>How many points there are.</summary>
    public int Count => rows.Count;

    /// <summary>How many of them failed.</summary>
    public int Failed { get; }

    /// <summary>Opens the folder that a sweep wrote.</summary>
    /// <param name="folder">The folder with <c>results.csv</c> and <c>points</c>.</param>
    /// <exception cref="FileFormatException">It has no results of a sweep, or damaged ones.</exception>
    public static Sweep Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var found = ResultsIn(folder);
        var (columns, rows) = SweepTable.Of(found);
        return new(columns, rows, found.Count(result => !result.IsCompleted));
    }

    /// <summary>The results that the table in a folder lists, in its order.</summary>
    /// <exception cref="FileFormatException">It has no results of a sweep, or damaged ones.</exception>
    internal static IReadOnlyList<SweepResult> ResultsIn(string folder)
    {
        var results = new SweepFolder(folder);
        if (!File.Exists(results.Table))
        {
            throw new FileFormatException("there is no results.csv here: this is no folder of a sweep, or its sweep has not ended yet.", new(File: folder));
        }

        var table = Files.CsvText.Rows(File.ReadAllText(results.Table)).ToList();
        var point = table.Count == 0 ? -1 : table[0].ToList().IndexOf("point");
        if (point < 0)
        {
            throw new FileFormatException("results.csv has no column \"point\": it is not of a sweep.", new(File: results.Table));
        }

        return [.. table.Skip(1).Select(row => results.Find(row[point]) ?? throw new FileFormatException($"the result of point {row[point]} is missing or damaged. The sweep, resumed, computes it again.", new(File: folder)))];
    }

    /// <summary>The texts of a column; empty where a row has none.</summary>
    /// <exception cref="ArgumentException">There is no such column; the message names the nearest.</exception>
    public IReadOnlyList<string> this[string column]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(column);
            return Columns.Contains(column, StringComparer.Ordinal)
                ? [.. rows.Select(row => row.GetValueOrDefault(column, ""))]
                : throw new ArgumentException($"The sweep has no column \"{column}\".{NearestName.Hint(column, Columns)}", nameof(column));
        }
    }

    /// <summary>The numbers of a column; NaN where a row has none, as where its point failed.</summary>
    /// <exception cref="ArgumentException">There is no such column; the message names the nearest.</exception>
    public double[] Numbers(string column) =>
        [.. this[column].Select(text => NumberText.TryRead<double>(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)];

    /// <summary>Those rows for which something holds: <c>sweep.Where(row => row["cost"] == "euclidean")</c>.</summary>
    public Sweep Where(Func<IReadOnlyDictionary<string, string>, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        IReadOnlyDictionary<string, string>[] kept = [.. rows.Where(predicate)];
        return new(Columns, kept, kept.Count(row => row["status"] == "failed"));
    }

    /// <summary>
    /// The numbers of a column by the values of others, in the order in which they appear: how a result depends on parameters.
    /// </summary>
    /// <param name="column">The column of numbers; NaN is left out and counted.</param>
    /// <param name="by">The columns that make the groups.</param>
    /// <exception cref="ArgumentException">A column is not there; the message names the nearest.</exception>
    public IReadOnlyList<SweepGroup> Groups(string column, params IReadOnlyList<string> by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var numbers = Numbers(column);
        var keys = by.Select(name => this[name]).ToList();
        return
        [
            .. Enumerable.Range(0, Count)
                .GroupBy(row => string.Join(", ", keys.Select(key => key[row])), StringComparer.Ordinal)
                .Select(group => SweepGroup.Of(group.Key, [.. group.Select(row => numbers[row])])),
        ];
    }

    /// <summary>How many points, and how many failed.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} points, {Failed} failed; {Columns.Count} columns");
}

/// <summary>A group of a sweep's rows.</summary>
/// <param name="Group">The values that its rows share.</param>
/// <param name="Count">How many numbers it has.</param>
/// <param name="Missing">How many rows have none.</param>
/// <param name="Mean">Their mean; NaN of none.</param>
/// <param name="StandardDeviation">Their standard deviation with n − 1; NaN of fewer than two.</param>
/// <param name="Minimum">The least; NaN of none.</param>
/// <param name="Maximum">The greatest; NaN of none.</param>
public sealed record SweepGroup(string Group, int Count, int Missing, double Mean, double StandardDeviation, double Minimum, double Maximum)
{
    internal static SweepGroup Of(string group, double[] numbers)
    {
        double[] known = [.. numbers.Where(number => !double.IsNaN(number))];
        var mean = known.Length == 0 ? double.NaN : known.Sum() / known.Length;
        var squares = 0.0;
        foreach (var number in known)
        {
            squares += (number - mean) * (number - mean);
        }

        return new(
            group,
            known.Length,
            numbers.Length - known.Length,
            mean,
            known.Length < 2 ? double.NaN : Math.Sqrt(squares / (known.Length - 1)),
            known.Length == 0 ? double.NaN : known.Min(),
            known.Length == 0 ? double.NaN : known.Max());
    }
}
