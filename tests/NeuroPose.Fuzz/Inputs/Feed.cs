using NeuroPose.Fuzz.Loaders;
using NeuroPose.Numerics;

namespace NeuroPose.Fuzz.Inputs;

/// <summary>The inputs of one loader by number: the same seed and number give the same bytes, in this process and in any other.</summary>
internal sealed class Feed : IDisposable
{
    private readonly Loader loader;
    private readonly SeededRandom random;
    private readonly Mutation mutation;

    public Feed(Loader loader, long seed)
    {
        this.loader = loader;
        Folder = Directory.CreateTempSubdirectory("neuropose-fuzz-").FullName;
        Seeds = loader.Seeds(Directory.CreateDirectory(Path.Combine(Folder, "seeds")).FullName);
        random = new SeededRandom(seed).Fork(loader.Name);
        mutation = new(Seeds);
        Directory.CreateDirectory(Place);
    }

    /// <summary>The whole inputs.</summary>
    public IReadOnlyList<byte[]> Seeds { get; }

    private string Folder { get; }

    private string Place => Path.Combine(Folder, "place");

    /// <summary>An input; the first ones are whole.</summary>
    public byte[] this[long number] => number < Seeds.Count ? Seeds[(
        int)number] : mutation.Make(random.Fork(FormattableString.Invariant($"{number}")));

    /// <summary>Gives bytes to the loader; what it throws that it should not, or null.</summary>
    public Exception? Give(byte[] bytes)
    {
        try
        {
            loader.Load(bytes, Place);
            return null;
        }
        catch (Exception problem) when (loader.IsTyped(problem))
        {
            return null;
        }
#pragma warning disable CA1031 // Whatever it is, it is what this program looks for.
        catch (Exception problem)
        {
            return problem;
        }
#pragma warning restore CA1031
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
