using NeuroPose.Inference.Models;
using NeuroPose.Testing;

namespace NeuroPose.Inference.Tests.Synthetic;

/// <summary>A folder with videos of figures and models that find them.</summary>
public sealed class Studio : IDisposable
{
    private readonly TemporaryFolder folder = new();

    internal static StickFigure Walker { get; } = new(150, 40, 260);

    public string PathTo(params string[] parts) => folder.PathTo(parts);

    /// <summary>A video of one figure, 320×320, 30 frames a second.</summary>
    public string Video(string name = "walk.mkv", int frames = 12) => StickFigure.Write(PathTo(name), 320, 320, frames, [Walker with { PixelsPerFrame = 1 }]);

    /// <summary>A model with MoveNet's tensors.</summary>
    public string MoveNet(string name = "movenet.onnx") => Model(name, ColorModels.MoveNetSingle(192));

    /// <summary>A model's file.</summary>
    public string Model(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathTo(name), bytes);
        return PathTo(name);
    }

    /// <summary>A card for a file.</summary>
    internal static ModelCard Card(string file, ModelAdapter adapter) => new()
    {
        Name = Path.GetFileNameWithoutExtension(file),
        File = file,
        Adapter = adapter,
        Input = ModelInput.Of(adapter),
        Skeleton = Poses.Skeleton.Coco17,
    };

    public void Dispose() => folder.Dispose();
}
