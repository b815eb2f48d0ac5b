using NeuroPose.Datasets;

namespace NeuroPose.Formats;

/// <summary>Datasets whose files are motion files of any format.</summary>
public static class DatasetRecordings
{
    /// <summary>Loads a recording of a dataset after its size and SHA-256 were found to be those of the manifest.</summary>
    /// <param name="dataset">The dataset, such as one that was fetched: <c>Dataset.Open("bvh-walk")</c>.</param>
    /// <param name="name">The file's name in the manifest.</param>
    /// <param name="options">What the caller knows; it wins over what the file says.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentException">The dataset has no such file.</exception>
    /// <exception cref="DatasetException">The file is missing, or is not the one that the manifest describes.</exception>
    /// <exception cref="FileFormatException">The file is the right one, but has no known motion format, or breaks it.</exception>
    public static MotionRecording LoadRecording(this Dataset dataset, string name, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var path = dataset.PathTo(name, cancellation);
        var recording = MotionFile.Load(path, options, cancellation);

        // Once more on what was loaded: the file may have been replaced after the first look.
        return recording.Sha256 == dataset[name].Sha256
            ? recording
            : throw new DatasetException("the file was changed while it was read.", new(File: path));
    }
}
