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
            return IsJson(path) && File.Exists(path) && VideoPredictions.IsIn(path);
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
        IsJson(path) && !IsOther(path) ? null : MotionFile.Load(path, null, cancellation).Poses(person);

    /// <summary>
    /// True for a recording of another format: a file or folder that is there, and of JSON one that is recognized. Trials and a job's results
    /// are JSON too.
    /// </summary>
    public static bool IsOther(string path)
    {
        if (!IsJson(path) || Directory.Exists(path))
        {
            return File.Exists(path) || Directory.Exists(path);
        }

        try
        {
            return File.Exists(path) && !IsTrial(path) && MotionFile.Detect(path).Format != MotionFormat.VideoPredictions;
        }
        catch (FileFormatException)
        {
            return false;
        }
    }

    private static bool IsJson(string path) => Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase);
}
