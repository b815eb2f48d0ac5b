namespace NeuroPose.Inference.Models;

/// <summary>The order of the colors that a model was trained with.</summary>
public enum ColorOrder
{
    /// <summary>Red, green, blue.</summary>
    Rgb,

    /// <summary>Blue, green, red, as OpenCV reads pictures.</summary>
    Bgr,
}

/// <summary>
/// How a picture is put into a model: (level − mean) ÷ std for each color, levels from 0 to 255, in the order of <see cref="Color"/>.
/// </summary>
public sealed record ModelInput
{
    /// <summary>The order of the colors.</summary>
    public ColorOrder Color { get; init; } = ColorOrder.Rgb;

    /// <summary>What is taken off each color, in the order of <see cref="Color"/>.</summary>
    public IReadOnlyList<double> Mean { get; init; } = [0, 0, 0];

    /// <summary>What each color is divided by afterwards.</summary>
    public IReadOnlyList<double> Std { get; init; } = [1, 1, 1];

    /// <summary>The level around the picture where it does not fill the input.</summary>
    public double Pad { get; init; }

    /// <summary>Width of the input in pixels, where the model leaves it open; null otherwise.</summary>
    public int? Width { get; init; }

    /// <summary>Height of the input in pixels, where the model leaves it open; null otherwise.</summary>
    public int? Height { get; init; }

    /// <summary>What the published models of an adapter were trained with.</summary>
    internal static ModelInput Of(ModelAdapter adapter) => adapter switch
    {
        ModelAdapter.SimCC or ModelAdapter.SimCC3D or ModelAdapter.HeatMap or ModelAdapter.HeatMapUdp =>
            new() { Mean = [123.675, 116.28, 103.53], Std = [58.395, 57.12, 57.375] },
        ModelAdapter.YoloPose => new() { Std = [255, 255, 255], Pad = 114 },
        ModelAdapter.Rtmo or ModelAdapter.Yolox => new() { Color = ColorOrder.Bgr, Pad = 114 },
        ModelAdapter.RtmDet => new() { Color = ColorOrder.Bgr, Mean = [103.53, 116.28, 123.675], Std = [57.375, 57.12, 58.395], Pad = 114 },
        ModelAdapter.BlazePoseDetector => new() { Mean = [127.5, 127.5, 127.5], Std = [127.5, 127.5, 127.5] },
        ModelAdapter.BlazePose or ModelAdapter.MetrabsCrop => new() { Std = [255, 255, 255] },
        _ => new(),
    };
}
