namespace NeuroPose.Provenance;

/// <summary>How poses were estimated from a video: what the joints are, which model found them, and with which settings.</summary>
public sealed record PoseEstimation
{
    /// <summary>The skeleton's name, such as <c>COCO-17</c>; the number of joints alone does not tell one from another.</summary>
    public required string Skeleton { get; init; }

    /// <summary>The joints' names, in their order.</summary>
    public required IReadOnlyList<string> Joints { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>How its numbers are read: the adapter, and the rule of decoding where it has several.</summary>
    public required string Adapter { get; init; }

    /// <summary>The license of the model's weights, as its card has it; empty where nobody said.</summary>
    public string License { get; init; } = "";

    /// <summary>Where the model is from, as its card has it; empty where nobody said.</summary>
    public string Source { get; init; } = "";

    /// <summary>The library that did the arithmetic, and its version.</summary>
    public required string Engine { get; init; }

    /// <summary>The device that did it, as the library calls it, such as <c>CPUExecutionProvider</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>How many threads one frame had. The bits depend on it.</summary>
    public required long Threads { get; init; }

    /// <summary>How far the library was allowed to change the model. The bits depend on it.</summary>
    public required string Optimization { get; init; }

    /// <summary>What the processor can do, as far as it moves bits.</summary>
    public required string ProcessorFeatures { get; init; }

    /// <summary>The program that decoded the video, its version, and how it was called.</summary>
    public required string Decoder { get; init; }

    /// <summary>What a reader has to know, a sentence each: the skeleton is guessed, the video is cut, 3-D is around the hip.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
