using System.Collections;
using System.Globalization;
using System.Reflection;
using NeuroPose.Interactive.Markup;
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
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is not null)

            // A definition is a sentence: it stands under the table.
            .Where(property => property.PropertyType != typeof(DtwDefinition))
            .OrderBy(property => Depth(property.DeclaringType!))
            .ThenBy(property => property.MetadataToken)
            .Select(property => new RecordColumn(property.Name, Words(property.PropertyType), property.GetValue)),
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
        bool isSo => isSo ? "true" : "false",
        string text => PlainText.OneLine(text, Listing.LongestName),
        ICollection items => FormattableString.Invariant($"[{Known.Count(items.Count, "item", "items")}]"),
        IEnumerable => "[items]",
        IFormattable one => PlainText.OneLine(one.ToString(null, CultureInfo.InvariantCulture), Listing.LongestName),
        _ => PlainText.OneLine(value.ToString() ?? "", Listing.LongestName),
    };

    private static int Depth(Type type) => type.BaseType is { } parent ? 1 + Depth(parent) : 0;

    private static string Words(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Words(inner) + "?";
        }

        return type.IsEnum ? type.Name : System.Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "bool",
            TypeCode.Byte => "byte",
            TypeCode.Int16 => "short",
            TypeCode.UInt16 => "ushort",
            TypeCode.Int32 => "int",
            TypeCode.UInt32 => "uint",
            TypeCode.Int64 => "long",
            TypeCode.UInt64 => "ulong",
            TypeCode.Single => "float",
            TypeCode.Double => "double",
            TypeCode.Decimal => "decimal",
            TypeCode.String => "string",
            _ when type.IsGenericType => type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + $"<{string.Join(", ", type.GetGenericArguments().Select(Words))}>",
            _ => type.Name,
        };
    }
}
