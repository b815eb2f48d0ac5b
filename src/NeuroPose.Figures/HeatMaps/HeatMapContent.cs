namespace NeuroPose.Figures.HeatMaps;

/// <summary>What a heat map shows.</summary>
/// <param name="RowLabels">One name a row.</param>
/// <param name="ColumnLabels">One name a column.</param>
/// <param name="Values">All numbers, row after row.</param>
/// <param name="Quantity">What the numbers are, with their unit.</param>
/// <param name="Definition">How they were made.</param>
internal sealed record HeatMapContent(
    IReadOnlyList<string> RowLabels,
    IReadOnlyList<string> ColumnLabels,
    ReadOnlyMemory<double> Values,
    string Quantity,
    string Definition);
