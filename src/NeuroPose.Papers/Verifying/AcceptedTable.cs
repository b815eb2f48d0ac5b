using NeuroPose.Files;

namespace NeuroPose.Papers;

/// <summary>
/// Reads back a table that was accepted. Its text has the hash of its sidecar, so it is as <see cref="PaperTable"/> wrote it.
/// </summary>
internal static class AcceptedTable
{
    public static PaperTable Read(string id, string csv)
    {
        var rows = CsvText.Rows(csv).ToList();
        return rows.Count == 0 ? new(id, [], []) : new(id, rows[0], [.. rows.Skip(1)]);
    }
}
