namespace NeuroPose.Formats;

/// <summary>A file of marker trajectories of OpenSim (.trc): the recording, and the header as it is written.</summary>
public sealed class TrcFile
{
    private TrcFile(MotionRecording recording, IReadOnlyDictionary<string, string> header) => (Recording, Header) = (recording, header);

    /// <summary>The markers, as <see cref="MotionFile"/> gives them.</summary>
    public MotionRecording Recording { get; }

    /// <summary>
    /// The keys of the header and their values in the file's words: DataRate, NumFrames, NumMarkers, Units, OrigDataStartFrame and so on.
    /// </summary>
    public IReadOnlyDictionary<string, string> Header { get; }

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; it wins over what the file says.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there or is no TRC; the message names the place.</exception>
    public static TrcFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        var (recording, header) = new TrcReader().Load(path, options, cancellation);
        return new(recording, header);
    }

    /// <summary>What was found, in a paragraph.</summary>
    public override string ToString() => Recording.ToString();
}
