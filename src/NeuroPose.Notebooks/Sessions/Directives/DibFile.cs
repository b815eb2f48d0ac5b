namespace NeuroPose.Notebooks.Sessions;

/// <summary>The text of a .dib file, the plain-text notebook of .NET Interactive, as one cell.</summary>
internal static class DibFile
{
    /// <summary>Blanks the <c>#!meta</c> section at the top, which is JSON for editors, and keeps every line's number.</summary>
    public static string WithoutMeta(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var inMeta = false;
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].StartsWith("#!", StringComparison.Ordinal))
            {
                inMeta = lines[index].TrimEnd() == "#!meta";
            }

            if (inMeta)
            {
                lines[index] = "";
            }
        }

        return string.Join('\n', lines);
    }
}
