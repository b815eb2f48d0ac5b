using System.Text;

namespace NeuroPose.Papers;

/// <summary>
/// Reads back a table that was accepted. Its text has the hash of its sidecar, so it is as <see cref="PaperTable"/> wrote it.
/// </summary>
internal static class AcceptedTable
{
    public static PaperTable Read(string id, string csv)
    {
        // The last line counts also where somebody's editor took its end away.
        var rows = Rows(csv.EndsWith('\n') ? csv : csv + '\n').ToList();
        return new(id, rows[0], [.. rows.Skip(1)]);
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(string csv)
    {
        List<string> row = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < csv.Length; at++)
        {
            switch (csv[at])
            {
                case '"' when quoted && at + 1 < csv.Length && csv[at + 1] == '"':
                    cell.Append('"');
                    at++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\n' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    yield return row;
                    row = [];
                    break;
                default:
                    cell.Append(csv[at]);
                    break;
            }
        }
    }
}
