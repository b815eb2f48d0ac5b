using NeuroPose.Files;
using NeuroPose.Poses;

namespace NeuroPose.Inference.Models;

/// <summary>The rule by which a heat map's highest cell becomes a place.</summary>
public enum HeatMapRule
{
    /// <summary>The cell itself.</summary>
    Argmax,

    /// <summary>A quarter of a cell towards the higher neighbor.</summary>
    Quarter,

    /// <summary>The top of the parabola through the logarithm around the cell (DARK).</summary>
    Dark,
}

/// <summary>Under which terms a model's weights may be used.</summary>
/// <param name="Id">Its short name, such as <c>Apache-2.0</c>.</param>
/// <param name="Statement">What the source says, and what does not lie beside it.</param>
public sealed record ModelLicense(string Id, string Statement);

/// <summary>
/// What has to be known of a model to use it and to cite it, in a YAML file beside the weights: how its numbers are read, what its
/// keypoints are, its license, its source, and the hash that its weights must have.
/// </summary>
public sealed record ModelCard
{
    /// <summary>What a card's file is called beside the weights: the same name with this ending.</summary>
    public const string Extension = ".card.yaml";

    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>The weights: the path of an ONNX file.</summary>
    public required string File { get; init; }

    /// <summary>The SHA-256 that the weights must have, in lower-case hexadecimal; null where there is no card to say so.</summary>
    public string? Sha256 { get; init; }

    /// <summary>How its numbers are read.</summary>
    public required ModelAdapter Adapter { get; init; }

    /// <summary>How pictures are put in.</summary>
    public required ModelInput Input { get; init; }

    /// <summary>The keypoints in the order of the model's output; null where only their number is known.</summary>
    public Skeleton? Skeleton { get; init; }

    /// <summary>Of heat maps: how the highest cell becomes a place.</summary>
    public HeatMapRule HeatMapRule { get; init; } = HeatMapRule.Quarter;

    /// <summary>Keypoints below this score are not taken for seen, by tracking and overlays; people below it are left out.</summary>
    public double ScoreThreshold { get; init; } = 0.3;

    /// <summary>The name of the model that finds people for this one; null where it finds them itself, or none is named.</summary>
    public string? Detector { get; init; }

    /// <summary>Under which terms the weights may be used; null where nobody said.</summary>
    public ModelLicense? License { get; init; }

    /// <summary>Where the weights are from; empty where nobody said.</summary>
    public string Source { get; init; } = "";

    /// <summary>What was assumed because no card says it, a sentence each.</summary>
    internal IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Reads a card.</summary>
    /// <param name="path">The card, or the weights that it lies beside.</param>
    /// <exception cref="FileFormatException">There is no card, or it breaks the rules; the message has the line.</exception>
    public static ModelCard Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ModelCardYaml.Read(path.EndsWith(Extension, StringComparison.Ordinal) ? path : PathBeside(path));
    }

    /// <summary>Writes the card beside the weights.</summary>
    public void Save() => AtomicFile.WriteText(PathBeside(File), ModelCardYaml.Write(this));

    /// <summary>Where the card of these weights is.</summary>
    internal static string PathBeside(string weights) => Path.ChangeExtension(weights, null) + Extension;

    /// <summary>Makes sure that the weights are what the card says.</summary>
    /// <returns>Their SHA-256.</returns>
    /// <exception cref="ModelException">They are missing, empty, or have another hash.</exception>
    public string Verify()
    {
        var problem = FileFacts.Of(File).Kind switch
        {
            FileKind.Missing => "there is no such model file.",
            FileKind.Folder => "this is a folder; expected a model file (.onnx).",
            FileKind.Regular => new FileInfo(File).Length > 0 ? null : "the model file is empty.",
            _ => "this is a device or a pipe; expected a model file (.onnx).",
        };
        if (problem is not null)
        {
            throw new ModelException(problem, File);
        }

        var found = FileHash.Of(File);
        return Sha256 is null || Sha256 == found
            ? found
            : throw new ModelException($"the weights were changed or damaged: their SHA-256 is {found}, and the card says {Sha256}. Fetch or add the model again.", File);
    }

    /// <summary>Name, adapter and keypoints in a line.</summary>
    public override string ToString() => $"{Name}: {Adapter.Word()}{(Skeleton is null ? "" : $", {Skeleton}")}{(License is null ? "" : $", {License.Id}")}";
}
