namespace NeuroPose.Formats;

/// <summary>How a file of columns is read.</summary>
public sealed record SeriesCsvOptions
{
    /// <summary>The columns to take, by name, in this order; none takes all. Without a header they are named by number, from 1; not null.</summary>
    public IReadOnlyList<string> Columns { get; init => field = value ?? throw new ArgumentNullException(nameof(Columns)); } = [];

    /// <summary>Whether the first line names the columns. A first line that has only numbers is then refused: it is probably a frame.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The numbers' unit, which such files do not say; not null.</summary>
    public string Unit { get; init => field = value ?? throw new ArgumentNullException(nameof(Unit)); } = "units";

    /// <summary>What stands between two fields; null is a tab in files named .tsv and a comma in others.</summary>
    public char? Delimiter { get; init; }
}
