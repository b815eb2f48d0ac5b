using System.Collections;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Values;

namespace NeuroPose.Notebooks.Display;

/// <summary>
/// Objects of which the formatting package would show each property, and theirs, and so on: of a data frame millions, and of a chain of
/// records
/// more than the stack holds. Those are shown one level deep.
/// </summary>
internal static class ObjectParts
{
    // The package goes six levels deep. A page of output has some hundred values; a type of a library with its innards has many thousands.
    private const int MostLevels = 6;
    private const int MostParts = 2_000;
    private const int MostItems = 20;
    private const int LongestPart = 400;

    // The text that the compiler writes for a record goes down without an end.
    private const int MostLevelsOfRecords = 200;

    /// <summary>Whether a value is too much for the package.</summary>
    public static bool AreTooMany(object value)
    {
        var left = MostParts;
        Type[] registered = [.. Formatter.RegisteredFormatters(includeDefaults: false).Select(formatter => formatter.Type).Where(type => type != typeof(object)).Distinct()];
        return !IsWithin(value, level: 0, registered, ref left);
    }

    /// <summary>The value's properties, one a line.</summary>
    public static string Text(object value) =>
        string.Join('\n', Parts(value).Select(part => $"  {part.Name}: {part.Text}").Prepend(TypeWord.Of(value.GetType())));

    /// <summary>The value's properties as a table that needs no style sheet.</summary>
    public static string Html(object value) =>
        $"<p><strong>{WebUtility.HtmlEncode(TypeWord.Of(value.GetType()))}</strong></p>\n<table>\n"
        + string.Concat(Parts(value).Select(part => $"<tr><th>{WebUtility.HtmlEncode(part.Name)}</th><td>{WebUtility.HtmlEncode(part.Text)}</td></tr>\n"))
        + "</table>\n";

    private static IEnumerable<(string Name, string Text)> Parts(object value) => Members.Of(value.GetType()).Select(property =>
    {
        var text = string.Concat(ValueText.Of(Read(property, value)).Select(character => char.IsControl(character) ? ' ' : character));
        return (property.Name, text.Length > LongestPart ? text[..LongestPart] + ValueText.Rest : text);
    });

    private static bool IsWithin(object? value, int level, Type[] registered, ref int left)
    {
        if (--left < 0)
        {
            return false;
        }

        if (value is null or ITuple or Delegate or Exception || ValueText.OfSimple(value) is not null)
        {
            return true;
        }

        // Of a sequence of a library's own type, within another value, the package shows the innards too.
        var type = value.GetType();
        if (value is IEnumerable items)
        {
            var areWithin = AreWithin(items, level, registered, ref left);
            if (!areWithin || level == 0 || IsOfPlatform(type))
            {
                return areWithin;
            }
        }

        var isRecord = Members.HasTextOfMembers(type);
        if ((level > 0 || !isRecord) && (IsOfPlatform(type) || registered.Any(known => known != typeof(IEnumerable) && known.IsAssignableFrom(type))))
        {
            return true;
        }

        if (level >= (isRecord ? MostLevelsOfRecords : MostLevels))
        {
            return !isRecord;
        }

        var held = Members.Of(type).Select(property => Read(property, value)).Concat(type.GetFields().Where(field => !field.IsStatic).Select(field => field.GetValue(value)));
        foreach (var part in held)
        {
            if (!IsWithin(part, level + 1, registered, ref left))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOfPlatform(Type type) => type.Namespace == "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;

    // What sequences of records, tuples and sequences take is bounded by their own displays; of others the package shows twenty items.
    private static bool AreWithin(IEnumerable items, int level, Type[] registered, ref int left)
    {
        if (level >= MostLevels)
        {
            return true;
        }

        foreach (var item in items.Cast<object?>().Take(MostItems))
        {
            if (item is not (null or IEnumerable or ITuple) && !Members.IsRecord(item.GetType()) && !IsWithin(item, level + 1, registered, ref left))
            {
                return false;
            }

            if (item is null || item.GetType().IsValueType)
            {
                break;
            }
        }

        return true;
    }

    private static object? Read(PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value);
        }
        catch (TargetInvocationException error)
        {
            return $"({error.InnerException?.GetType().Name})";
        }
    }
}
