using System.Text;
using NeuroPose.Files;

namespace NeuroPose.Sweeps;

/// <summary>Results as a table: a row for each point, a column for each value of inputs, parameters and results.</summary>
internal static class SweepTable
{
    /// <summary>The table as CSV. The same results give the same bytes.</summary>
    public static string Text(IReadOnlyList<SweepResult> results)
    {
        var (columns, rows) = Of(results);
        var text = new StringBuilder();
        text.AppendJoin(',', columns.Select(CsvField.Of)).Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin(',', columns.Select(column => CsvField.Of(row.GetValueOrDefault(column, "")))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The names of the columns, and each row's texts by column.</summary>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows) Of(IReadOnlyList<SweepResult> results)
    {
        OrderedDictionary<string, int> inputs = new(StringComparer.Ordinal), parameters = new(StringComparer.Ordinal), values = new(StringComparer.Ordinal);
        List<IReadOnlyDictionary<string, string>> rows = new(results.Count);
        foreach (var result in results)
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            void Put(OrderedDictionary<string, int> columns, string column, string text)
            {
                columns.TryAdd(column, 0);
                row[column] = text;
            }

            for (var at = 0; at < result.Inputs.Count; at++)
            {
                var suffix = result.Inputs.Count == 1 ? "" : at == 0 ? "_a" : "_b";
                Put(inputs, "input" + suffix, result.Inputs[at].Path);
                foreach (var (name, value) in result.Inputs[at].Values)
                {
                    Put(inputs, name + suffix, value);
                }
            }

            foreach (var (name, value) in result.Parameters)
            {
                Put(parameters, name, value);
            }

            // A field of the result may be called like a parameter.
            foreach (var (path, value) in result.Fields())
            {
                Put(values, inputs.ContainsKey(path) || parameters.ContainsKey(path) || path is "status" or "reason" or "point" ? "result." + path : path, value);
            }

            row["status"] = result.IsCompleted ? "completed" : "failed";
            row["reason"] = result.Reason ?? "";
            row["point"] = result.Point;
            rows.Add(row);
        }

        return ([.. inputs.Keys, .. parameters.Keys, "status", "reason", .. values.Keys, "point"], rows);
    }
}
