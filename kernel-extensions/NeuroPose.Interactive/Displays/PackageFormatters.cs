using Microsoft.DotNet.Interactive.Formatting;

namespace NeuroPose.Interactive.Displays;

/// <summary>
/// How the formatting package shows what nobody has registered a formatter for. Once a formatter of a base type declines a value,
/// the package does not go on to its own formatters: whoever declines has to ask them.
/// </summary>
internal static class PackageFormatters
{
    /// <summary>Shows a value as if it had no formatter but the package's; false where it has none for this form.</summary>
    public static bool Format(object value, FormatContext context, string mimeType)
    {
        var type = value.GetType();
        var own = Formatter.RegisteredFormatters(includeDefaults: true).Except(Formatter.RegisteredFormatters(includeDefaults: false));
        var known = own
            .Where(formatter => formatter.MimeType == mimeType)
            .SelectMany(formatter => Matched(formatter.Type, type).Take(1), (formatter, matched) => (Formatter: formatter, Matched: matched))
            .ToArray();

        // The nearest type first: the one that the fewest others are made of.
        return known
            .OrderBy(one => known.Count(other => one.Matched.IsAssignableFrom(other.Matched)))
            .Any(one => one.Formatter.Format(value, context));
    }

    private static IEnumerable<Type> Matched(Type formatted, Type type) => formatted.IsGenericTypeDefinition
        ? Ancestors(type).Where(ancestor => ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == formatted)
        : formatted.IsAssignableFrom(type) ? [formatted] : [];

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }

        foreach (var implemented in type.GetInterfaces())
        {
            yield return implemented;
        }
    }
}
