using System.CommandLine;
using NeuroPose.Inference.Estimation;
using NeuroPose.Inference.Models;

namespace NeuroPose.Cli.Commands;

/// <summary>Where models are: in the user's cache, or where an option says; and which one a call means.</summary>
internal static class ModelFolder
{
    /// <summary>The option <c>--models</c>.</summary>
    public static Option<string?> Option() => new("--models")
    {
        Description = "The folder of models; by default neuropose/models in the user's cache.",
        HelpName = "folder",
    };

    /// <summary>The cache that a call means.</summary>
    public static ModelCache Of(ParseResult parsed, Option<string?> option) =>
        new(parsed.GetValue(option) is { Length: > 0 } folder ? folder : CacheFolder.OfModels);

    /// <summary>The card of a model that is named, or whose file is.</summary>
    public static ModelCard CardOf(string nameOrFile, ModelCache models, EstimatorOptions options) =>
        IsFile(nameOrFile) ? PoseEstimator.CardOf(nameOrFile, options) : models.Open(nameOrFile);

    /// <summary>Whether a word means a file and no name.</summary>
    public static bool IsFile(string word) => Path.GetExtension(word).Equals(".onnx", StringComparison.OrdinalIgnoreCase)
        || word.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || File.Exists(word);
}
