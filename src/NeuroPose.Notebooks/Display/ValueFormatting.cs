using System.Collections;
using System.Net;
using Microsoft.DotNet.Interactive.Formatting;

namespace NeuroPose.Notebooks.Display;

/// <summary>Turns values into MIME bundles with the formatters registered in Microsoft.DotNet.Interactive.Formatting.</summary>
internal static class ValueFormatting
{
    private const string PlainStart = "<div class=\"dni-plaintext\"><pre>";
    private const string PlainEnd = "</pre></div>";

    /// <summary>The value in the given forms, or in those preferred for its type; plain text is always among them.</summary>
    public static MimeBundle Bundle(object? value, IReadOnlyCollection<string>? mimeTypes = null)
    {
        var wanted = mimeTypes is { Count: > 0 } ? mimeTypes : Formatter.GetPreferredMimeTypesFor(value?.GetType() ?? typeof(object));
        var plain = Format(value, MimeBundle.PlainText);
        RefuseEndless(value);
        var forms = new List<KeyValuePair<string, string>> { KeyValuePair.Create(MimeBundle.PlainText, plain) };
        foreach (var mime in wanted.Where(mime => mime != MimeBundle.PlainText))
        {
            var content = Format(value, mime);

            // A formatter that writes nothing has no such form of this value.
            if (content.Length > 0 && !(mimeTypes is not { Count: > 0 } && SaysNoMore(content, plain)))
            {
                forms.Add(KeyValuePair.Create(mime, content));
            }
        }

        return new MimeBundle(forms);
    }

    /// <summary>The value as its formatter writes it.</summary>
    /// <exception cref="DisplayException">It contains itself, its parts are nested too deep, or its text is too long.</exception>
    public static string Text(object? value, string mime)
    {
        using var writer = new BoundedWriter();
        try
        {
            using var context = new FormatContext(writer);
            value.FormatTo(context, mime);
        }
        catch (Exception) when (writer.Refusal is not null)
        {
            // The package has wrapped it, once for each level.
        }

        return writer.Refusal is { } refusal ? throw new DisplayException(refusal.Message) : writer.ToString();
    }

    // For HTML the package summarizes parts with a writer of its own, which nothing bounds: here the same is tried with ours.
    private static void RefuseEndless(object? value)
    {
        if (value is not IEnumerable or string || value.GetType().GetInterfaces().Where(IsSequence).Any(sequence => !MayNest(sequence.GetGenericArguments()[0])))
        {
            return;
        }

        try
        {
            Text(value, "text/plain+summary");
        }
        catch (Exception error) when (error is not (DisplayException or OperationCanceledException or ThreadInterruptedException))
        {
            // What else a formatter throws is its own, where its form is asked for.
        }
    }

    private static bool IsSequence(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);

    private static bool MayNest(Type type) => type == typeof(object) || (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type));

    private static string Format(object? value, string mime)
    {
        // Text asked for as another type of text is that text: there is nothing to format.
        if (value is string text && mime is not (MimeBundle.Html or MimeBundle.PlainText or "application/json"))
        {
            return text;
        }

        var content = Content(value, mime).ReplaceLineEndings("\n");
        return mime == MimeBundle.Html ? WithoutStyleSheet(content) : content;
    }

    private static string Content(object? value, string mime) => value is null || mime is not (MimeBundle.Html or MimeBundle.PlainText) || !ObjectParts.AreTooMany(value)
        ? Text(value, mime)
        : mime == MimeBundle.Html ? ObjectParts.Html(value) : ObjectParts.Text(value);

    // The package ends each HTML form with the same style sheet. It applies to every table on the page, Jupyter drops it
    // from untrusted notebooks, and it would make 25 lines of each output: the exported page has these rules once.
    private static string WithoutStyleSheet(string html)
    {
        const string End = "</style>";
        var start = html.LastIndexOf("<style>\n.dni-code-hint", StringComparison.Ordinal);
        if (start < 0)
        {
            return html;
        }

        var end = html.IndexOf(End, start, StringComparison.Ordinal);
        return end < 0 ? html : html[..start] + html[(end + End.Length)..];
    }

    // For numbers and text the HTML form is the plain text in a box.
    private static bool SaysNoMore(string html, string plain) =>
        html.StartsWith(PlainStart, StringComparison.Ordinal)
        && html.EndsWith(PlainEnd, StringComparison.Ordinal)
        && WebUtility.HtmlDecode(html[PlainStart.Length..^PlainEnd.Length]) == plain;
}
