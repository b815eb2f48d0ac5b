namespace NeuroPose.Sessions.Nwb;

/// <summary>Intervals of time with what is known of each, such as trials (<c>TimeIntervals</c>).</summary>
public sealed record NwbIntervals
{
    /// <summary>The name: <c>trials</c>, <c>epochs</c>, <c>invalid_times</c> or another; see <see cref="NwbNames"/>.</summary>
    public string Name { get; init; } = "trials";

    /// <summary>What the intervals are and how they were aligned.</summary>
    public required string Description { get; init; }

    /// <summary>When each starts, in seconds, ascending, never NaN.</summary>
    public required ReadOnlyMemory<double> StartTimes { get; init; }

    /// <summary>When each stops, in seconds, not before its start; NaN where it is not known.</summary>
    public required ReadOnlyMemory<double> StopTimes { get; init; }

    /// <summary>What else is known, a value for each row.</summary>
    public IReadOnlyList<NwbColumn> Columns { get; init; } = [];
}

/// <summary>Events or pulses with what is known of each (<c>EventsTable</c> of ndx-events).</summary>
public sealed record NwbEvents
{
    /// <summary>Its name, such as <c>ttl_camera</c>; see <see cref="NwbNames"/>.</summary>
    public required string Name { get; init; }

    /// <summary>What the events are and how their times were found.</summary>
    public required string Description { get; init; }

    /// <summary>When each occurred, in seconds, ascending, never NaN.</summary>
    public required NwbBlocks<double> Timestamps { get; init; }

    /// <summary>How long each lasted, in seconds, NaN where it is not known; null for no such column.</summary>
    public NwbBlocks<double>? Durations { get; init; }

    /// <summary>What else is known, a value for each row.</summary>
    public IReadOnlyList<NwbColumn> Columns { get; init; } = [];
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name. <see cref="NwbNames.ColumnProblem"/> says which are refused, and why.</param>
/// <param name="Description">What its values are.</param>
public abstract record NwbColumn(string Name, string Description)
{
    /// <summary>The number of rows.</summary>
    public abstract int RowCount { get; }
}

/// <summary>Numbers; NaN where one is missing.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Description">What its values are, with the unit.</param>
/// <param name="Values">A value for each row.</param>
public sealed record NwbNumberColumn(string Name, string Description, ReadOnlyMemory<double> Values) : NwbColumn(Name, Description)
{
    /// <inheritdoc/>
    public override int RowCount => Values.Length;
}

/// <summary>Whole numbers.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Description">What its values are.</param>
/// <param name="Values">A value for each row.</param>
public sealed record NwbIntegerColumn(string Name, string Description, ReadOnlyMemory<long> Values) : NwbColumn(Name, Description)
{
    /// <inheritdoc/>
    public override int RowCount => Values.Length;
}

/// <summary>Truth values.</summary>
/// <param name="Name">The column's name, best with <c>is_</c> before.</param>
/// <param name="Description">What is true.</param>
/// <param name="Values">A value for each row.</param>
public sealed record NwbTruthColumn(string Name, string Description, IReadOnlyList<bool> Values) : NwbColumn(Name, Description)
{
    /// <inheritdoc/>
    public override int RowCount => Values.Count;
}

/// <summary>Texts; empty where one is missing.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Description">What its values are.</param>
/// <param name="Values">A value for each row.</param>
public sealed record NwbTextColumn(string Name, string Description, IReadOnlyList<string> Values) : NwbColumn(Name, Description)
{
    /// <inheritdoc/>
    public override int RowCount => Values.Count;
}

/// <summary>
/// One of a few words in each row, with what each word means (<c>CategoricalVectorData</c> of ndx-events). In intervals it is written as
/// texts, the meanings in the description.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Description">What its values are.</param>
/// <param name="Values">A value for each row.</param>
/// <param name="Meanings">Each word and its meaning, also of those that no row has.</param>
public sealed record NwbCategoryColumn(
    string Name, string Description, IReadOnlyList<string> Values, IReadOnlyList<(string Value, string Meaning)> Meanings)
    : NwbColumn(Name, Description)
{
    /// <inheritdoc/>
    public override int RowCount => Values.Count;
}

/// <summary>Any number of numbers in each row, such as the times of all licks of a trial (<c>VectorData</c> with its <c>VectorIndex</c>).</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Description">What its values are, with the unit.</param>
/// <param name="Values">The numbers of each row.</param>
public sealed record NwbListColumn(string Name, string Description, IReadOnlyList<ReadOnlyMemory<double>> Values)
    : NwbColumn(Name, Description)
{
    /// <inheritdoc/>
    public override int RowCount => Values.Count;
}
