namespace NeuroPose.Warping.Blocks;

/// <summary>The words in a matrix file.</summary>
/// <param name="Definition">What was computed.</param>
/// <param name="Quantity">What the compared numbers are.</param>
/// <param name="Unit">The distances' unit.</param>
/// <param name="RowLabels">One name a row.</param>
/// <param name="ColumnLabels">One name a column; null where they are the rows'.</param>
/// <param name="RowSha256">For each row the SHA-256 of the file its series came from, or an empty text.</param>
/// <param name="ColumnSha256">The same for each column; null where they are the rows'.</param>
internal sealed record MatrixDescription(
    string Definition,
    string Quantity,
    string Unit,
    IReadOnlyList<string> RowLabels,
    IReadOnlyList<string>? ColumnLabels,
    IReadOnlyList<string> RowSha256,
    IReadOnlyList<string>? ColumnSha256)
{
    /// <summary>Whether there is a name for each row and column.</summary>
    public bool Fits(int rows, int columns) =>
        Definition is not null && Quantity is not null && Unit is not null
        && RowLabels?.Count == rows && RowSha256?.Count == rows
        && (ColumnLabels ?? RowLabels).Count == columns && (ColumnSha256 ?? RowSha256).Count == columns;
}
