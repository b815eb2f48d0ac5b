namespace NeuroPose;

/// <summary>
/// Something is wrong with the data or with what was asked of it. The message says where, what was expected,
/// what was found, and what to do; the same place is in <see cref="Place"/> for programs.
/// </summary>
public class NeuroPoseException : Exception
{
    /// <summary>Makes an exception without a known place.</summary>
    public NeuroPoseException(string problem)
        : this(problem, Place.Unknown)
    {
    }

    /// <summary>Makes an exception whose message starts with the place.</summary>
    public NeuroPoseException(string problem, Place place, Exception? innerException = null)
        : base(place.ToString() is { Length: > 0 } where ? $"{where}: {problem}" : problem, innerException)
    {
        Problem = problem;
        Place = place;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>Where it is wrong.</summary>
    public Place Place { get; }
}

/// <summary>
/// A file is not what its contract says: not there, not JSON or YAML, or a field that is missing, unknown or of the wrong kind.
/// </summary>
public class FileFormatException : NeuroPoseException
{
    /// <summary>Makes an exception for one place in a file.</summary>
    public FileFormatException(string problem, Place place, Exception? innerException = null)
        : base(problem, place, innerException)
    {
    }
}
