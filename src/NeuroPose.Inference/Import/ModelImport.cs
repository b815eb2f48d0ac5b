using NeuroPose.Files;
using NeuroPose.Inference.Conversion;
using NeuroPose.Inference.Estimation;
using NeuroPose.Inference.Models;

namespace NeuroPose.Inference.Import;

/// <summary>Makes models of this workbench from files of elsewhere.</summary>
public static class ModelImport
{
    /// <summary>
    /// Converts a graph model of TensorFlow.js to ONNX, and puts it into the cache with a card. The same files give the same bytes.
    /// </summary>
    /// <param name="cache">Where it goes.</param>
    /// <param name="path">The model's <c>model.json</c>; its weights lie beside it.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="adapter">How its numbers are read; null where its tensors shall tell.</param>
    /// <param name="license">Under which terms its weights may be used; null where nobody said.</param>
    /// <exception cref="ModelException">It is no graph model, its parts do not fit, or it cannot be told how its numbers are read.</exception>
    public static ModelCard FromTensorFlowJs(
        this ModelCache cache, string path, string name, ModelAdapter? adapter = null, ModelLicense? license = null)
    {
        ArgumentNullException.ThrowIfNull(cache);
        var (onnx, madeBy) = TensorFlowJsConverter.Convert(path);
        return Add(cache, onnx, name, adapter, card => card with { License = license, Source = madeBy.Length > 0 ? madeBy : Path.GetFileName(path) });
    }

    /// <summary>Puts converted weights into a cache, once ONNX Runtime has loaded them and it is known how their numbers are read.</summary>
    internal static ModelCard Add(ModelCache cache, byte[] onnx, string name, ModelAdapter? adapter, Func<ModelCard, ModelCard> complete)
    {
        var folder = Directory.CreateTempSubdirectory("neuropose-model-");
        try
        {
            var file = Path.Combine(folder.FullName, name + ".onnx");
            AtomicFile.Write(file, stream => stream.Write(onnx));
            return cache.Add(complete(Described(file, adapter)) with { Name = name }, onnx);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The card of an ONNX file, with the adapter that is named; otherwise with the one that its tensors tell.</summary>
    /// <exception cref="ModelException">It cannot be loaded, or it cannot be told how its numbers are read.</exception>
    public static ModelCard Described(string file, ModelAdapter? adapter = null)
    {
        using var session = ModelSession.Open(file, new());
        return adapter is { } known ? PoseEstimator.Described(session, file, known) : PoseEstimator.WithoutCard(session, file);
    }
}
