namespace NeuroPose.Fuzz.Loaders;

/// <summary>One way into the library for bytes of other people.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Seeds">Whole inputs that are damaged; made in a folder of their own where they are not files of the repository.</param>
/// <param name="Load">
/// Takes the bytes as far as a user would: loads them and looks at what they hold. The folder is the loader's own and is there through all
/// inputs.
/// </param>
internal sealed record Loader(string Name, Func<string, IReadOnlyList<byte[]>> Seeds, Action<byte[], string> Load)
{
    /// <summary>Whether an exception is the answer to bad input that the library promises; anything else is a finding.</summary>
    public bool IsTyped(Exception problem) => problem is NeuroPoseException || Also?.Invoke(problem) == true;

    /// <summary>Exceptions that this loader documents besides the library's own.</summary>
    public Func<Exception, bool>? Also { get; init; }

    /// <summary>A loader that reads a file of its own name.</summary>
    public static Loader OfFile(
        string name, string file, Func<string, IReadOnlyList<byte[]>> seeds, Action<string> load) => new(name, seeds, (bytes, folder) =>
    {
        var path = Path.Combine(folder, file);
        File.WriteAllBytes(path, bytes);
        load(path);
    });
}
