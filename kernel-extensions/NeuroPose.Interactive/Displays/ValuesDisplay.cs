using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Values;

namespace NeuroPose.Interactive.Displays;

/// <summary>
/// Values of .NET of which the package shows too much, or another thing in each run or place: tuples, delegates, dates and times are one
/// line.
/// Dates are ISO 8601, with the offset where they have one.
/// </summary>
internal static class ValuesDisplay
{
    private static readonly Type[] OneLiners =
        [typeof(ITuple), typeof(Delegate), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan)];

    public static void Register()
    {
        foreach (var type in OneLiners)
        {
            Formatter.Register(type, (value, writer) => writer.Write(ValueText.Of(value)), PlainTextFormatter.MimeType);
            Formatter.Register(type, (value, writer) => writer.Write(Markup.Html.Line(ValueText.Of(value))), HtmlFormatter.MimeType);
        }
    }
}
