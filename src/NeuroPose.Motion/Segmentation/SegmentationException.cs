namespace NeuroPose.Segmentation;

/// <summary>A trial cannot be cut as asked.</summary>
public sealed class SegmentationException : NeuroPoseException
{
    /// <summary>Makes an exception for one trial.</summary>
    public SegmentationException(string problem, Place place)
        : base(problem, place)
    {
    }
}
