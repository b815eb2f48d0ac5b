namespace NeuroPose.Formats;

/// <summary>How a file of columns is read.</summary>
public sealed record SeriesCsvOptions
{
    /// <summary>
    /// The columns to take, by name, in this order; none takes all. Without a header they are named by number, from 1; not null.
    /// </summary>
    public IReadOnlyList<string> Columns { get; init => field = value ?? throw new ArgumentNullException(nameof(Columns)); } = [];

    /// <summary>
    /// Whether the first line names the columns. A first line that has only numbers is then refused: it is probably a frame.
    /// </summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The numbers' unit, which such files do not say; not null.</summary>
    public string Unit { get; init => field = value ?? throw new ArgumentNullException(nameof(Unit)); } = "units";

    /// <summary>
    /// What stands between two fields; null is a tab in files named .tsv, and in others a comma, or a semicolon where the comma is
    /// <see cref="DecimalSeparator"/>.
    /// </summary>
    public char? Delimiter { get; init; }

    /// <summary>What stands before a number's fraction: a point or a comma.</summary>
    public char DecimalSeparator
    {
        get;
        init => field = value is '.' or ','
            ? value
            : throw new ArgumentOutOfRangeException(nameof(DecimalSeparator), value, "The decimal separator must be a point or a comma.");
    } = '.';

    /// <summary>
    /// Words that mean a missing number, beside an empty field and <c>NA</c>, <c>N/A</c>, <c>#N/A</c>, <c>null</c> and <c>nan</c>, in any
    /// case. A word that is a number, such as <c>-9999</c>, means every number equal to it; not null.
    /// </summary>
    public IReadOnlyList<string> MissingWords { get; init => field = value ?? throw new ArgumentNullException(nameof(MissingWords)); } = [];

    /// <summary>Why a file of this name cannot be read so, in words; null when it can.</summary>
    public string? ProblemIn(string path) =>
        DelimiterOf(path) == DecimalSeparator ? $"'{DecimalSeparator}' cannot be both the delimiter and the decimal separator."
        : DelimiterOf(path) is '"' or '\r' or '\n' ? "a quote or a line end cannot be the delimiter."
        : null;

    /// <summary>What stands between two fields of this file.</summary>
    internal char DelimiterOf(string path) =>
        Delimiter ?? (path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : DecimalSeparator == ',' ? ';' : ',');
}
