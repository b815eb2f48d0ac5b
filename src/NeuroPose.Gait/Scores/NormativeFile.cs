using System.Globalization;
using System.Text;
using NeuroPose.Files;
using NeuroPose.Values;

namespace NeuroPose.Gait;

/// <summary>Reads and writes the text of a normative set; <see cref="NormativeSet.Load"/> has its format.</summary>
internal static class NormativeFile
{
    private const string Columns = "variable,percent,mean,sd,n";

    public static NormativeSet Load(string path)
    {
        var table = HeadedTable.Load(path, "name", "population", "convention", "speed_m_s", "source", "doi", "license");
        var head = table.Head;
        var info = new NormativeInfo(head.Text("name"), head.Text("population"), new(head.Text("convention")))
        {
            SpeedMetersPerSecond = head.OptionalNumber("speed_m_s") ?? double.NaN,
            Source = head.OptionalText("source") ?? "",
            Doi = head.OptionalText("doi") ?? "",
            License = head.OptionalText("license") ?? "",
        };
        return new(info, CurvesOf(table));
    }

    public static void Save(NormativeSet set, string path)
    {
        StringBuilder text = new("---\n");
        var info = set.Info;
        foreach (var (key, value) in new[]
        {
            ("name", info.Name), ("population", info.Population), ("convention", info.Convention.Name), ("source", info.Source),
            ("doi", info.Doi), ("license", info.License),
        })
        {
            if (value.Length > 0)
            {
                var quoted = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
                text.Append(key).Append(": \"").Append(quoted.ReplaceLineEndings(" ")).Append("\"\n");
            }
        }

        if (!double.IsNaN(info.SpeedMetersPerSecond))
        {
            text.Append("speed_m_s: ").Append(CsvField.Number(info.SpeedMetersPerSecond)).Append('\n');
        }

        text.Append("---\n").Append(Columns).Append('\n');
        foreach (var curve in set.Curves)
        {
            for (var at = 0; at < curve.Mean.Length; at++)
            {
                var deviation = curve.StandardDeviation.Span[at];
                text.Append(ClinicalAngleNames.NameOf(curve.Angle)).Append(',').Append(CsvField.Number(curve.Percent.Span[at])).Append(',')
                    .Append(CsvField.Number(curve.Mean.Span[at])).Append(',').Append(double.IsNaN(deviation) ? "" : CsvField.Number(deviation)).Append(',')
                    .Append(curve.Count is { } count ? CsvField.Number(count) : "").Append('\n');
            }
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    private static List<NormativeCurve> CurvesOf(HeadedTable table)
    {
        var header = table.Start;
        if (header >= table.Lines.Count || table.Lines[header].Trim() != Columns)
        {
            throw table.Wrong(header, 0, $"expected the columns {Columns}, found \"{(header < table.Lines.Count ? table.Lines[header] : "")}\".");
        }

        OrderedDictionary<ClinicalAngle, List<Row>> angles = [];
        foreach (var (line, cells) in table.Rows(header + 1))
        {
            var (angle, row) = RowOf(table, line, cells);
            var name = ClinicalAngleNames.NameOf(angle);
            if (!angles.TryGetValue(angle, out var rows))
            {
                angles.Add(angle, rows = []);
            }

            if (rows.Count == 0 && row.Percent != 0)
            {
                throw table.Wrong(line, 1, $"{name} begins at {CsvField.Number(row.Percent)} percent; expected 0.");
            }

            if (rows.Count > 0 && !(row.Percent > rows[^1].Percent))
            {
                throw table.Wrong(
                    line, 1, $"{name} goes from {CsvField.Number(rows[^1].Percent)} to {CsvField.Number(row.Percent)} percent; expected rising ones.");
            }

            rows.Add(row);
        }

        foreach (var (angle, rows) in angles.Where(pair => pair.Value[^1].Percent != 100))
        {
            throw table.Wrong(rows[^1].Line, 1, $"{ClinicalAngleNames.NameOf(angle)} ends at {CsvField.Number(rows[^1].Percent)} percent; expected 100.");
        }

        return angles.Count == 0
            ? throw table.Wrong(header, 0, "the table has no rows.")
            : [.. angles.Select(pair => CurveOf(pair.Key, pair.Value))];
    }

    private static NormativeCurve CurveOf(ClinicalAngle angle, List<Row> rows) => new(
        angle,
        rows.Select(row => row.Percent).ToArray(),
        rows.Select(row => row.Mean).ToArray(),
        rows.Select(row => row.Deviation).ToArray(),
        rows.Min(row => row.Count));

    private static (ClinicalAngle Angle, Row Row) RowOf(HeadedTable table, int line, string[] cells)
    {
        if (cells.Length != 5)
        {
            throw table.Wrong(line, 0, $"expected 5 cells ({Columns}), found {cells.Length}.");
        }

        double Number(int cell, string what, bool mayBeEmpty, double least, double most)
        {
            var text = cells[cell].Trim();
            return mayBeEmpty && text.Length == 0 ? double.NaN
                : NumberText.TryRead<double>(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
                : throw table.Wrong(line, cell, $"\"{cells[cell]}\" is no {what}.");
        }

        if (!ClinicalAngleNames.TryParse(cells[0].Trim(), out var angle))
        {
            throw table.Wrong(line, 0, ClinicalAngleNames.Unknown(cells[0].Trim()));
        }

        var count = Number(4, "number of people", mayBeEmpty: true, 1, int.MaxValue);
        return double.IsNaN(count) || count == Math.Floor(count)
            ? (angle, new(
                line,
                Number(1, "percent from 0 to 100", mayBeEmpty: false, 0, 100),
                Number(2, "mean in degrees", mayBeEmpty: false, double.MinValue, double.MaxValue),
                Number(3, "standard deviation", mayBeEmpty: true, 0, double.MaxValue),
                double.IsNaN(count) ? null : (int)count))
            : throw table.Wrong(line, 4, $"\"{cells[4]}\" is no number of people.");
    }

    private sealed record Row(int Line, double Percent, double Mean, double Deviation, int? Count);
}
