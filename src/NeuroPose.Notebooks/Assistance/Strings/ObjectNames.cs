using System.Collections;
using System.Reflection;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>The names by which an object of any library is asked for its parts: keys, columns, labels.</summary>
internal static class ObjectNames
{
    private const int Most = 1000;

    // Read in this order; the first that has names is taken.
    private static readonly string[] Lists = ["Keys", "ColumnNames", "JointNames", "Labels", "Names", "ChannelNames"];
    private static readonly string[] Named = ["Columns", "Entries", "Channels", "Series", "Items", "Files"];

    private static readonly string[] OfParts = ["Name", "ColumnName", "Label"];

    /// <summary>The names; empty where the object has none.</summary>
    public static IReadOnlyList<string> Of(object value)
    {
        if (value is IDictionary dictionary)
        {
            return [.. dictionary.Keys.OfType<string>().Take(Most)];
        }

        var texts = Lists.Select(list => Read(value, list)).OfType<IEnumerable>().Select(list => list.OfType<string>().Take(Most).ToArray());
        var objects = Named.Select(list => Read(value, list)).OfType<IEnumerable>().Select(Parts);
        return texts.Concat(objects).Append(Parts(value as ICollection)).FirstOrDefault(names => names.Length > 0) ?? [];
    }

    /// <summary>Whether a property is one of those that are read here.</summary>
    public static bool IsRead(string property) => Lists.Contains(property) || Named.Contains(property);

    private static string[] Parts(IEnumerable? parts) => [.. (parts ?? Array.Empty<object>()).Cast<object?>().Take(Most).Select(NameOf).OfType<string>()];

    private static string? NameOf(object? part) => part switch
    {
        null => null,
        string name => name,
        _ => OfParts.Select(property => Read(part, property)).OfType<string>().FirstOrDefault(),
    };

    private static object? Read(object value, string property)
    {
        try
        {
            return value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .FirstOrDefault(candidate => candidate.Name == property && candidate.GetIndexParameters().Length == 0)?.GetValue(value);
        }
        catch (TargetInvocationException)
        {
            // A property that cannot be read now has no names to offer.
            return null;
        }
    }
}
