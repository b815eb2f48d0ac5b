namespace NeuroPose.Warping;

/// <summary>A matrix is larger than the memory or the disk that it is meant for. Nothing was computed.</summary>
public sealed class CapacityException : NeuroPoseException
{
    /// <summary>Makes an exception that says both sizes.</summary>
    public CapacityException(string problem, long requiredBytes, long availableBytes)
        : base(problem)
    {
        RequiredBytes = requiredBytes;
        AvailableBytes = availableBytes;
    }

    /// <summary>What the matrix takes.</summary>
    public long RequiredBytes { get; }

    /// <summary>What there is.</summary>
    public long AvailableBytes { get; }
}
