using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Tables;

/// <summary>
/// Units that a property of each record holds: where all rows agree it stands in the head, and the property is no column of its own.
/// </summary>
internal sealed class SharedUnits
{
    private const string Ending = "Unit";

    private static readonly string[] MeantByPlainUnit = ["Distance", "Value"];

    private readonly Dictionary<string, string> units = new(StringComparer.Ordinal);
    private readonly HashSet<string> folded = new(StringComparer.Ordinal);

    /// <summary>Properties that stand in the head of others.</summary>
    public IReadOnlySet<string> Folded => folded;

    public static SharedUnits Of(IReadOnlyList<RecordColumn> columns, RecordRows rows)
    {
        var shared = new SharedUnits();
        foreach (var unit in columns.Where(column => column.Type == "string" && column.Name.EndsWith(Ending, StringComparison.Ordinal)))
        {
            string[] meant = unit.Name == Ending ? MeantByPlainUnit : [unit.Name[..^Ending.Length]];
            string[] measured = [.. columns.Select(column => column.Name).Where(meant.Contains)];
            string[] values = [.. rows.Shown.Select(row => unit.Cell(row.Record)).Distinct().Take(2)];
            if (measured.Length > 0 && values is [var value])
            {
                shared.folded.Add(unit.Name);
                foreach (var name in measured)
                {
                    shared.units[name] = value;
                }
            }
        }

        return shared;
    }

    /// <summary>A column's name with its unit.</summary>
    public string Head(string name)
    {
        var unit = units.TryGetValue(name, out var known) ? known : ColumnUnits.Of(name);
        return PlainText.OneLine(name, Listing.LongestName) + (unit.Length > 0 ? $" ({unit})" : "");
    }
}
