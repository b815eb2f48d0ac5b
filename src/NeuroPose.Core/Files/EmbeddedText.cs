namespace NeuroPose.Files;

/// <summary>Scripts and style sheets that lie beside the code that uses them, and are built into its assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>The text of a file beside a type, with its lines ended by \n and without the last end of a line.</summary>
    /// <param name="neighbor">A type of the assembly; files keep their own name in it.</param>
    /// <param name="name">The file's name.</param>
    public static string Of(Type neighbor, string name) =>
        Find(neighbor, name)?.ReplaceLineEndings("\n").TrimEnd('\n')
        ?? throw new InvalidOperationException($"{name} is not built into {neighbor.Assembly.GetName().Name}.");

    /// <summary>The text of a file as it was built in; null where it was not.</summary>
    /// <param name="neighbor">A type of the assembly.</param>
    /// <param name="name">The name that the file has in it.</param>
    public static string? Find(Type neighbor, string name)
    {
        using var stream = neighbor.Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
