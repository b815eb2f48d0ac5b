namespace NeuroPose.Json;

/// <summary>How a JSON file is laid out, so that saving it again changes no line that has not changed in meaning.</summary>
/// <param name="Indent">One level of indentation; null for a file on one line.</param>
/// <param name="NewLine">What ends a line.</param>
/// <param name="FinalNewLine">Whether the last line is ended.</param>
/// <param name="Ascii">Whether characters beyond ASCII are written as escapes.</param>
/// <param name="IsTight">Whether a file on one line has no spaces behind its colons and commas.</param>
internal sealed record JsonStyle(string? Indent, string NewLine = "\n", bool FinalNewLine = false, bool Ascii = true, bool IsTight = false)
{
    /// <summary>What Python's json module writes when nothing else is asked of it: one line, with spaces.</summary>
    public static JsonStyle OneLine { get; } = new(Indent: null);

    /// <summary>What Jupyter's own nbformat library writes.</summary>
    public static JsonStyle NbFormat { get; } = new(" ", "\n", FinalNewLine: true, Ascii: false);

    /// <summary>Reads the layout off a document that has already been found to be JSON.</summary>
    public static JsonStyle Of(string text)
    {
        var body = text.AsSpan().TrimEnd();
        var firstLineEnd = body.IndexOf('\n');
        var ascii = !text.AsSpan().ContainsAnyExceptInRange('\0', '\x7f') && HasWideEscape(text);
        if (firstLineEnd < 0)
        {
            return new JsonStyle(null, "\n", text.AsSpan(body.Length).Contains('\n'), ascii, IsTight: true);
        }

        var indented = body[(firstLineEnd + 1)..];
        var indent = indented[..(indented.Length - indented.TrimStart(" \t").Length)].ToString();
        var newLine = firstLineEnd > 0 && body[firstLineEnd - 1] == '\r' ? "\r\n" : "\n";
        return new JsonStyle(indent, newLine, text.AsSpan(body.Length).Contains('\n'), ascii);
    }

    private static bool HasWideEscape(string text)
    {
        for (var at = text.IndexOf("\\u", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\\u", at + 2, StringComparison.Ordinal))
        {
            if (text.AsSpan(at + 2, 2) is not "00" || text[at + 4] >= '8')
            {
                return true;
            }
        }

        return false;
    }
}
