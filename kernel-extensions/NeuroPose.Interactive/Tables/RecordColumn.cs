using System.Collections;
using System.Globalization;
using System.Reflection;
using NeuroPose.Interactive.Markup;
using NeuroPose.Values;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Tables;

/// <summary>One column of a table of records: a property.</summary>
/// <param name="Name">The property's name, as a cell would write it.</param>
/// <param name="Type">What its values are, in C#'s words.</param>
/// <param name="Value">Reads a record's value.</param>
internal sealed record RecordColumn(string Name, string Type, Func<object, object?> Value)
{
    /// <summary>The columns of a record type, in the order in which they were written; those of a base type first.</summary>
    public static IReadOnlyList<RecordColumn> Of(Type type) =>
    [
        .. Members.Of(type)

            // A definition is a sentence: it stands under the table.
            .Where(property => property.PropertyType != typeof(DtwDefinition))
            .Select(property => new RecordColumn(property.Name, TypeWord.Of(property.PropertyType), property.GetValue)),
    ];

    /// <summary>A record's value as a cell's text, bounded in length.</summary>
    public string Cell(object? record)
    {
        if (record is null)
        {
            return Known.Unknown;
        }

        try
        {
            return Text(Value(record));
        }
        catch (TargetInvocationException error)
        {
            return $"({error.InnerException?.GetType().Name})";
        }
    }

    private static string Text(object? value) => value switch
    {
        null => Known.Unknown,
        double number => Known.Number(number),
        float number => Known.Number(number),
        _ when ValueText.OfSimple(value) is { } text => PlainText.OneLine(text, Listing.LongestName),
        ICollection items => FormattableString.Invariant($"[{Known.Count(items.Count, "item", "items")}]"),
        IEnumerable => "[items]",
        IFormattable one => PlainText.OneLine(one.ToString(null, CultureInfo.InvariantCulture), Listing.LongestName),
        _ => PlainText.OneLine(ValueText.Of(value), Listing.LongestName),
    };
}
