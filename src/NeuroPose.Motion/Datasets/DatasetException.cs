namespace NeuroPose.Datasets;

/// <summary>A dataset is not what its manifest says, or its manifest is not one: a key that is unknown, a file that was changed, a name that leads elsewhere.</summary>
public sealed class DatasetException : FileFormatException
{
    /// <summary>Makes an exception for one place in a dataset.</summary>
    public DatasetException(string problem, Place place, Exception? innerException = null)
        : base(problem, place, innerException)
    {
    }
}
