using System.Text.RegularExpressions;

namespace NeuroPose.Sessions.Nwb;

/// <summary>What holds for tables: their columns are there and of one length, their times in order, their lists whole.</summary>
internal sealed partial class TableRules(NwbStructure structure, NwbSchema schema, NwbFindings findings)
{
    private const int MostTexts = 100_000;

    private static readonly string[][] TruthWords = [["yes", "no"], ["y", "n"], ["true", "false"], ["t", "f"], ["hit", "miss"]];

    /// <summary>Columns whose type a table prescribes.</summary>
    private static readonly string[] Prescribed = ["start_time", "stop_time", "tags", "timestamp", "duration", "value", "meaning"];

    /// <summary>Attributes of a table: a dataset of that name hides them from readers.</summary>
    private static readonly string[] Fields = ["description", "colnames", "namespace", "neurodata_type", "object_id", "data_type"];

    public void Check(NwbNode table)
    {
        if (table.TextList("colnames") is not { } names)
        {
            findings.Critical("colnames-missing", $"{table.Path}@colnames", "the table does not name its columns.", "Write colnames.");
            return;
        }

        var rows = Rows(table);
        foreach (var name in names)
        {
            if (Fields.Contains(name))
            {
                findings.Critical(
                    "column-name", $"{table.Path}/{name}",
                    $"a column is named {name}, as a field of every table: readers fail.",
                    "Give it another name.");
            }
            else if (table.Data(name) is { } column)
            {
                CheckColumn(table, column, name, rows);
            }
            else if (!table.Links.Any(link => link.Name == name))
            {
                findings.Critical(
                    "column-missing", $"{table.Path}/{name}",
                    "colnames has it, the table has no such column.",
                    "Write the column, or take it out of colnames.");
            }
        }

        foreach (var (name, child) in table.Children)
        {
            if (IsA(child, "VectorIndex"))
            {
                CheckIndex(child);
            }
            else if (child.Dataset is not null && IsA(child, "VectorData") && !names.Contains(name))
            {
                findings.Violation(
                    "column-unnamed", child.Path,
                    "it is a column, and colnames does not have it.",
                    "Add its name to colnames, or remove it.");
            }
        }

        CheckTimes(table);
    }

    [GeneratedRegex(@"\{.+:.+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Dictionary();

    private static NwbNode? IndexOf(NwbNode table, string name) => table.Data(name + "_index");

    private bool IsA(NwbNode node, string type) => schema.IsA(node.Namespace, node.Type, type);

    /// <summary>The number of rows; null where there are no ids.</summary>
    private int? Rows(NwbNode table)
    {
        if (table.Data("id") is not { } ids)
        {
            findings.Critical("ids-missing", $"{table.Path}/id", "the table has no ids.", "Write one for each row.");
            return null;
        }

        if (ids.Rows == 0)
        {
            findings.Violation("table-empty", table.Path, "the table has no rows.", "Leave it out.");
        }
        else if (ids.Rows == 1)
        {
            findings.Suggestion("table-one-row", table.Path, "the table has a single row.", "See whether another type says it better.");
        }

        var numbers = ids.Numbers();
        if (numbers.Distinct().Count() < numbers.Length)
        {
            findings.Critical("ids-twice", ids.Path, "two rows have the same id.", "Give each row an id of its own.");
        }

        return ids.Rows;
    }

    private void CheckColumn(NwbNode table, NwbNode column, string name, int? rows)
    {
        var index = IndexOf(table, name);
        var length = index?.Rows ?? column.Rows;
        if (rows is { } expected && length != expected)
        {
            findings.Critical(
                "column-length", (index ?? column).Path,
                FormattableString.Invariant($"the column has {length:N0} rows, the table {expected:N0}."),
                "Write a value for each row.");
            return;
        }

        if (string.IsNullOrWhiteSpace(column.Text("description")))
        {
            findings.Violation(
                "column-description", $"{column.Path}@description",
                "the column has no description.",
                "Say what its values are.");
        }

        if (name.EndsWith("_time", StringComparison.Ordinal) && (index is not null || column.Dataset!.IsTexts))
        {
            findings.Violation(
                "column-time-text", column.Path,
                "names in \"_time\" belong to seconds; the column has no number in each row.",
                "Give it another name, or write seconds.");
        }

        if (index is not null && column.Rows == 0)
        {
            findings.Violation(
                "list-empty", column.Path,
                "all lists of the column are empty: inspectors look at the first value.",
                "Leave the column out.");
        }

        if (column.Dataset!.IsNumbers && column.Dataset.TypeWord is not ("bool" or "enum") && column.Rows > 0)
        {
            CheckNumbers(column, name, index is not null);
        }
        else if (column.Dataset.IsTexts && column.Dataset.Sizes is [> 0 and <= MostTexts])
        {
            CheckTexts(column, name);
        }

        if (IsA(column, "DynamicTableRegion"))
        {
            CheckRegion(column);
        }

        if (IsA(column, "CategoricalVectorData"))
        {
            CheckMeanings(column);
        }
    }

    private void CheckNumbers(NwbNode column, string name, bool isList)
    {
        var numbers = column.Numbers();
        if (numbers.Length > 0 && numbers.All(double.IsNaN))
        {
            findings.Suggestion("column-nan", column.Path, "the column has no number in any row.", "Leave it out.");
        }
        else if (name.EndsWith("_time", StringComparison.Ordinal) && !isList && numbers[0] < 0)
        {
            findings.Suggestion(
                "column-negative", column.Path,
                FormattableString.Invariant($"the first time is {numbers[0]} s, before the zero of all times."),
                "Move the zero to before the first event.");
        }

        var isByte = column.Dataset!.TypeWord is "int8" or "uint8";
        if (!Prescribed.Contains(name) && !isByte && !IsA(column, "DynamicTableRegion") && numbers.Distinct().Order().SequenceEqual([0.0, 1.0]))
        {
            findings.Suggestion(
                "column-binary", column.Path,
                "all its numbers are 0 or 1.",
                "Write truth values, and a name with is_ before.");
        }
    }

    private void CheckTexts(NwbNode column, string name)
    {
        var texts = column.Texts();
        if (texts.FirstOrDefault(text => Dictionary().IsMatch(text)) is { } dictionary)
        {
            findings.Violation(
                "column-dictionary", column.Path,
                $"a text holds keys and values: {(dictionary.Length > 40 ? dictionary[..40] + "…" : dictionary)}",
                "Make a column of each key.");
        }

        string[] words = [.. texts.Distinct(StringComparer.Ordinal).Select(text => text.ToLowerInvariant()).Order(StringComparer.Ordinal)];
        if (!Prescribed.Contains(name) && words.Length == 2 && TruthWords.Any(pair => pair.Order(StringComparer.Ordinal).SequenceEqual(words)))
        {
            findings.Suggestion(
                "column-binary", column.Path,
                $"all its texts are {words[0]} or {words[1]}.",
                "Write truth values, and a name with is_ before.");
        }
    }

    private void CheckIndex(NwbNode index)
    {
        var target = index.Attributes.TryGetValue("target", out var attribute) && attribute.References() is [var address] ? structure.At(address) : null;
        var named = index.Name.EndsWith("_index", StringComparison.Ordinal) ? index.Parent!.Data(index.Name[..^6]) : null;
        if (target is not null && named is not null && target != named)
        {
            findings.Critical(
                "index-target", $"{index.Path}@target",
                $"it refers to {target.Path}; expected {named.Path}.",
                "Refer to the column of the same name.");
            return;
        }

        var ends = index.Numbers();
        if (Enumerable.Range(1, Math.Max(0, ends.Length - 1)).FirstOrDefault(row => ends[row] < ends[row - 1]) is var row and > 0)
        {
            findings.Critical(
                "index-order", index.Path,
                FormattableString.Invariant($"the list of row {row} ends at {ends[row]}, before that of the row before it."),
                "Write where the list of each row ends.");
        }
        else if ((target ?? named) is { } column && ends.Length > 0 && (int)ends[^1] != column.Rows)
        {
            findings.Critical(
                "index-end", index.Path,
                FormattableString.Invariant($"the last list ends at {ends[^1]}; the column has {column.Rows} values."),
                "Write where the list of each row ends.");
        }
    }

    private void CheckRegion(NwbNode region)
    {
        if (region.Attributes.TryGetValue("table", out var attribute) && attribute.References() is [var address] && structure.At(address)?.Data("id") is { } ids
            && region.Numbers().Any(row => row < 0 || row >= ids.Rows))
        {
            findings.Critical(
                "region-range", region.Path,
                FormattableString.Invariant($"it refers to rows that its table of {ids.Rows} rows does not have."),
                "Count rows from 0.");
        }
    }

    private void CheckMeanings(NwbNode column)
    {
        if (column.Attributes.TryGetValue("meanings", out var attribute) && attribute.References() is [var address] && structure.At(address)?.Data("value") is { } values
            && column.Dataset!.IsTexts && values.Dataset!.IsTexts && column.Rows <= MostTexts)
        {
            string[] unknown = [.. column.Texts().Except(values.Texts(), StringComparer.Ordinal)];
            if (unknown.Length > 0)
            {
                findings.Violation(
                    "meaning-missing", column.Path,
                    $"these values have no meaning: {string.Join(", ", unknown.Take(5))}.",
                    "Add them to the table of meanings.");
            }
        }
    }

    private void CheckTimes(NwbNode table)
    {
        if (IsA(table, "EventsTable") && table.Data("timestamp") is { } timestamp)
        {
            CheckAscending(timestamp, "event-order", "event-nan");
        }

        if (!IsA(table, "TimeIntervals") || table.Data("start_time") is not { } start || table.Data("stop_time") is not { } stop)
        {
            return;
        }

        CheckAscending(start, "interval-order", "interval-nan");
        var (starts, stops) = (start.Numbers(), stop.Numbers());
        var rows = Math.Min(starts.Length, stops.Length);
        for (var row = 0; row < rows; row++)
        {
            if (stops[row] < starts[row])
            {
                findings.Violation(
                    "interval-stop", stop.Path,
                    FormattableString.Invariant($"row {row} stops at {stops[row]} s, before its start at {starts[row]} s."),
                    "Write both in seconds from the zero of all times.");
                return;
            }
        }

        for (var row = 1; row < rows && table.Name == "trials"; row++)
        {
            if (starts[row] >= starts[row - 1] && starts[row] < stops[row - 1])
            {
                findings.Violation(
                    "trials-overlap", table.Path,
                    FormattableString.Invariant($"row {row} starts at {starts[row]} s, before row {row - 1} stops at {stops[row - 1]} s."),
                    "See how the trials were aligned.");
                return;
            }
        }
    }

    private void CheckAscending(NwbNode times, string orderRule, string nanRule)
    {
        var seconds = times.Numbers();
        if (Array.FindIndex(seconds, second => !double.IsFinite(second)) is var missing and >= 0)
        {
            findings.Violation(
                nanRule, times.Path,
                FormattableString.Invariant($"the time of row {missing} is {seconds[missing]}."),
                "Leave the row out, or find its time.");
        }
        else if (Enumerable.Range(1, Math.Max(0, seconds.Length - 1)).FirstOrDefault(row => seconds[row] < seconds[row - 1]) is var row and > 0)
        {
            findings.Violation(
                orderRule, times.Path,
                FormattableString.Invariant($"row {row} is at {seconds[row]} s, before {seconds[row - 1]} s of the row before it."),
                "Sort the rows by their times.");
        }
        else if (seconds.Length > 0 && seconds[0] < 0)
        {
            findings.Suggestion(
                "column-negative", times.Path,
                FormattableString.Invariant($"the first time is {seconds[0]} s, before the zero of all times."),
                "Move the zero to before the first event.");
        }
    }
}
