namespace NeuroPose.Jupyter.Kernels;

/// <summary>
/// Positions in text: Jupyter counts Unicode code points, .NET counts UTF-16 units. They differ after a letter such as 😀.
/// </summary>
internal static class CodePoints
{
    /// <summary>The position in UTF-16 units; outside the text, its nearer end.</summary>
    public static int ToUtf16(string text, int position)
    {
        var index = 0;
        for (var passed = 0; passed < position && index < text.Length; passed++)
        {
            index += index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1;
        }

        return index;
    }

    /// <summary>The position in code points of a position in UTF-16 units.</summary>
    public static int FromUtf16(string text, int index)
    {
        var position = 0;
        for (var at = 0; at < index && at < text.Length; position++)
        {
            at += at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        }

        return position;
    }
}
