using NeuroPose.Files;

namespace NeuroPose.Inference.Models;

/// <summary>
/// The models of a user: a folder for each, with its weights and its card. Immutable and thread-safe; the folder is read at each call.
/// </summary>
public sealed class ModelCache
{
    /// <summary>A cache in a folder, which need not be there yet.</summary>
    public ModelCache(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.GetFullPath(folder);
    }

    /// <summary>The folder's full path.</summary>
    public string Folder { get; }

    /// <summary>The names of the models that are here, in ordinal order.</summary>
    public IReadOnlyList<string> Names => !Directory.Exists(Folder)
        ? []
        : [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)).Where(name => File.Exists(CardOf(name))).Order(StringComparer.Ordinal)];

    /// <summary>A model's card.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ModelException">It is not here; the message says how it comes here.</exception>
    /// <exception cref="FileFormatException">Its card breaks the rules.</exception>
    public ModelCard Open(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (IsName(name) && File.Exists(CardOf(name)))
        {
            return ModelCard.Load(CardOf(name));
        }

        throw new ModelException(ModelRegistry.Bundled.Find(name) is not null
            ? $"the model {name} was not fetched yet: `neuropose model fetch {name}` gets it, with its license."
            : $"there is no model \"{name}\" here, and no file of that name.{NearestName.Hint(name, Names.Concat(ModelRegistry.Bundled.Names).Distinct(StringComparer.Ordinal))} A file is added with `neuropose model add FILE.onnx`.");
    }

    /// <summary>Copies weights here, and writes their card beside them. A model of that name is replaced.</summary>
    /// <param name="card">The card; its file names the weights to copy.</param>
    /// <returns>The card of the copy, with the hash of its weights.</returns>
    /// <exception cref="ModelException">The weights are missing or have another hash than the card says; the name is no name.</exception>
    public ModelCard Add(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var hash = card.Verify();
        var weights = card.File;
        return Add(card, hash, stream =>
        {
            using var from = File.OpenRead(weights);
            from.CopyTo(stream);
        });
    }

    /// <summary>The same for weights that are in memory.</summary>
    internal ModelCard Add(ModelCard card, byte[] weights) => Add(
        card, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(weights)), stream => stream.Write(weights));

    /// <summary>The folder.</summary>
    public override string ToString() => Folder;

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 100 && name[0] != '.' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    private ModelCard Add(ModelCard card, string hash, Action<Stream> write)
    {
        if (!IsName(card.Name))
        {
            throw new ModelException($"\"{card.Name}\" is no name for a model: expected letters, digits, dot, hyphen, underscore.");
        }

        var kept = card with { File = Path.Combine(Folder, card.Name, card.Name + ".onnx"), Sha256 = hash };
        AtomicFile.Write(kept.File, write);
        kept.Save();
        return kept;
    }

    private string CardOf(string name) => Path.Combine(Folder, name, name + ModelCard.Extension);
}
