namespace NeuroPose.Inference.Models;

/// <summary>What does the arithmetic.</summary>
public enum EstimatorDevice
{
    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>A graphics card by CUDA; ONNX Runtime's package for it is the user's to bring.</summary>
    Cuda,
}

/// <summary>How poses are estimated.</summary>
public sealed record EstimatorOptions
{
    /// <summary>What does the arithmetic.</summary>
    public EstimatorDevice Device { get; init; } = EstimatorDevice.Cpu;

    /// <summary>How many threads one frame has. The last bits depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Whether the run can be repeated on this machine to the last bit, and does not depend on what its processor prefers: one thread,
    /// operators in their order, and no change of the model's layout for the machine. What is promised is in decision 0068.
    /// </summary>
    public bool IsDeterministic { get; init; }

    /// <summary>The most people in a frame: those with the highest scores; null for all.</summary>
    public int? People { get; init; }

    /// <summary>The field of view along the frame's longer side in degrees, for models that need the camera's matrix.</summary>
    public double FieldOfViewDegrees { get; init; } = 55;

    /// <summary>The model that finds people for one that looks at one person at a time; null where the model finds them, or the whole
    /// frame is one person's.</summary>
    public ModelCard? Detector { get; init; }
}
