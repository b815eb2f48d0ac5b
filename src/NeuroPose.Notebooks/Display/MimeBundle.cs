using NeuroPose.Json;

namespace NeuroPose.Notebooks.Display;

/// <summary>
/// One thing to show, in several forms keyed by MIME type; a front end picks the richest it knows. Immutable, ordered by MIME type.
/// Text is text, pictures such as <c>image/png</c> are base64, and JSON types hold JSON text.
/// </summary>
public sealed class MimeBundle
{
    /// <summary>The MIME type that every front end can show.</summary>
    public const string PlainText = "text/plain";

    /// <summary>The MIME type of HTML.</summary>
    public const string Html = "text/html";

    private readonly SortedDictionary<string, string> forms = new(StringComparer.Ordinal);

    /// <summary>A bundle of the given forms; of two with the same MIME type the later one counts.</summary>
    public MimeBundle(IEnumerable<KeyValuePair<string, string>> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        foreach (var (mime, content) in forms)
        {
            // Half a surrogate pair is no text: no front end, file or message can hold it.
            this.forms[mime] = IsJson(mime) ? JsonText.WholeEscapes(content) : JsonText.WholeText(content);
        }
    }

    /// <summary>A bundle of one form.</summary>
    public static MimeBundle Of(string mime, string content) => new([KeyValuePair.Create(mime, content)]);

    /// <summary>Whether content of this MIME type is JSON, which notebooks hold as a tree and not as text.</summary>
    public static bool IsJson(string mime)
    {
        ArgumentNullException.ThrowIfNull(mime);
        return mime == "application/json"
            || (mime.StartsWith("application/", StringComparison.Ordinal) && mime.EndsWith("+json", StringComparison.Ordinal));
    }

    /// <summary>The content of each form by its MIME type, in the order of the MIME types.</summary>
    public IReadOnlyDictionary<string, string> Forms => forms;

    /// <summary>The content of one form; null where the bundle has none of this MIME type.</summary>
    public string? this[string mime] => forms.GetValueOrDefault(mime);
}
