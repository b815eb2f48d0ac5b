using System.Text;

namespace NeuroPose.Files;

/// <summary>The text of a table as RFC 4180 writes it, read back.</summary>
internal static class CsvText
{
    /// <summary>The rows' fields without their quotes. The last line counts also where nothing ends it.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(string csv)
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

        if (row.Count > 0 || cell.Length > 0)
        {
            row.Add(cell.ToString());
            yield return row;
        }
    }

    /// <summary>
    /// A table whose fields no spreadsheet takes for a formula: those that begin like one, and are no number, get an apostrophe before
    /// them, which spreadsheets do not show. A program that reads the table sees it.
    /// </summary>
    public static string WithoutFormulas(string csv)
    {
        var safe = new StringBuilder(csv.Length);
        foreach (var row in Rows(csv))
        {
            safe.AppendJoin(',', row.Select(field => CsvField.Of(IsFormula(field) ? "'" + field : field))).Append('\n');
        }

        return safe.ToString();
    }

    private static bool IsFormula(string field) =>
        field.Length > 0 && field[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
        && !double.TryParse(field, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
}
