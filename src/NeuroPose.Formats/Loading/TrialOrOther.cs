using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Tells trials of the NeuroPose reference from recordings of other formats.</summary>
public static class TrialOrOther
{
    /// <summary>True for a .json file that begins as a trial (<see cref="VideoPredictions"/>), whether or not it keeps its contract.</summary>
    public static bool IsTrial(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) && File.Exists(path) && VideoPredictions.IsIn(path);
        }
        catch (FileFormatException)
        {
            return false;
        }
    }

    /// <summary>
    /// The person's poses of a recording that is no trial; null for a trial, and for a file that is not there or is of no known format, about
    /// which the reader of trials says more. Experiments read their inputs with it.
    /// </summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="person">The person's index.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file breaks its format.</exception>
    /// <exception cref="PersonNotFoundException">There is no such person.</exception>
    public static PoseSequence? OtherPoses(string path, int person, CancellationToken cancellation) =>
        Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) && (IsTrial(path) || !IsRecognized(path)) ? null : MotionFile.Load(path, null, cancellation).Poses(person);

    private static bool IsRecognized(string path)
    {
        try
        {
            return MotionFile.Detect(path).Format != MotionFormat.VideoPredictions;
        }
        catch (FileFormatException)
        {
            return false;
        }
    }
}
