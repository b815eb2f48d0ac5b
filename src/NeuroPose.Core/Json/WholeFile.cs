namespace NeuroPose.Json;

/// <summary>Small files, taken into memory as one value.</summary>
internal static class WholeFile
{
    // A tree takes some twenty times its text. The largest file of the reference that is read this way has one latency a frame.
    private const long Longest = 64 * 1024 * 1024;

    /// <summary>The file's value and its SHA-256.</summary>
    public static (JsonTree Document, string Sha256) Read(Stream stream, string path)
    {
        if (stream.Length > Longest)
        {
            throw new FileFormatException(
                FormattableString.Invariant($"the file has {stream.Length} bytes; expected at most {Longest}."), new(File: path));
        }

        using var cursor = new JsonCursor(stream, path);
        return (cursor.ReadTree(Longest), cursor.Finish());
    }
}
