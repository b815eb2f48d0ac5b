namespace NeuroPose.Formats;

/// <summary>
/// An export of OptiTrack Motive (.csv): the markers as a recording, with rigid bodies and bones apart as its model outputs, and the
/// header as it is written.
/// </summary>
public sealed class MotiveCsvFile
{
    private MotiveCsvFile(MotionRecording recording, IReadOnlyDictionary<string, string> header) =>
        (Recording, Header) = (recording, header);

    /// <summary>The markers, as <see cref="MotionFile"/> gives them.</summary>
    public MotionRecording Recording { get; }

    /// <summary>The keys of the first line and their values: Take Name, Export Frame Rate, Length Units, Rotation Type and so on.</summary>
    public IReadOnlyDictionary<string, string> Header { get; }

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; the format does not say which way is up.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there or is no export of Motive; the message names the place.</exception>
    public static MotiveCsvFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        var (recording, header) = new MotiveCsvReader().Load(path, options, cancellation);
        return new(recording, header);
    }

    /// <summary>What was found, in a paragraph.</summary>
    public override string ToString() => Recording.ToString();
}
