namespace NeuroPose.Warping;

/// <summary>A series cannot be warped: it is empty, of another dimension, or has a value that is not a number.</summary>
public sealed class SeriesException : NeuroPoseException
{
    /// <summary>Makes an exception for one place of one series.</summary>
    public SeriesException(string problem, Place place)
        : base(problem, place)
    {
    }
}
