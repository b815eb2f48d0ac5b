using NeuroPose.Formats;

namespace NeuroPose.Sessions.Nwb;

/// <summary>The trials of an NWB file: when each started and stopped, and what else is known of each.</summary>
public sealed class NwbTrialTable
{
    private readonly Dictionary<string, double[]> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> texts = new(StringComparer.Ordinal);
    private readonly Place place;

    private NwbTrialTable(Place place) => this.place = place;

    /// <summary>The number of trials.</summary>
    public int Count => StartTimes.Length;

    /// <summary>When each trial started, in seconds of the file's clock.</summary>
    public ReadOnlyMemory<double> StartTimes => numbers["start_time"];

    /// <summary>When each trial stopped; NaN where that is not known.</summary>
    public ReadOnlyMemory<double> StopTimes => numbers["stop_time"];

    /// <summary>The names of the columns of numbers and of texts; lists of numbers are left out.</summary>
    public IReadOnlyList<string> Columns => [.. numbers.Keys.Concat(texts.Keys)];

    /// <summary>A column of numbers, a value for each trial; NaN where one is missing.</summary>
    /// <exception cref="FileFormatException">There is no such column.</exception>
    public ReadOnlyMemory<double> Numbers(string column) => numbers.TryGetValue(column, out var values) ? values : throw Missing(column, numbers.Keys);

    /// <summary>A column of texts, one for each trial.</summary>
    /// <exception cref="FileFormatException">There is no such column.</exception>
    public IReadOnlyList<string> Texts(string column) => texts.TryGetValue(column, out var values) ? values : throw Missing(column, texts.Keys);

    /// <summary>Reads the trials of a file of any maker.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name of the intervals, such as <c>trials</c> or <c>epochs</c>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">It is no HDF5 file, is damaged, or has no such intervals.</exception>
    public static NwbTrialTable Load(string path, string name = "trials", CancellationToken cancellation = default)
    {
        using var file = HdfFile.Open(path, cancellation);
        var intervals = file.Root.Group("intervals");
        var group = intervals?.Group(name) ?? throw new FileFormatException(
            $"there are no intervals \"{name}\".{(intervals?.Groups.Any() == true ? NearestName.Hint(name, intervals.Groups.Select(one => one.Name)) : "")}", new(File: path, Path: "intervals"));
        NwbTrialTable table = new(new(File: path, Path: $"intervals/{name}"));
        var count = group.Needed("start_time").Numbers().Length;
        foreach (var column in group.Children.OfType<HdfDataset>().Where(column => column.Sizes is [var rows] && rows == count && !group.Has(column.Name + "_index") && !column.Name.EndsWith("_index", StringComparison.Ordinal)))
        {
            if (column.IsNumbers)
            {
                table.numbers[column.Name] = column.Numbers();
            }
            else if (column.IsTexts)
            {
                table.texts[column.Name] = column.Texts();
            }
        }

        return table.numbers.ContainsKey("stop_time") ? table : throw group.Broken("there is no column stop_time.");
    }

    /// <summary>The number of trials and their columns.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} trials: {string.Join(", ", Columns)}");

    private FileFormatException Missing(string column, IEnumerable<string> known) => new($"there is no such column \"{column}\".{NearestName.Hint(column, known)}", place);
}
