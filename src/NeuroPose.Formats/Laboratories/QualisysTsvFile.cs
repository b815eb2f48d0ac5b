namespace NeuroPose.Formats;

/// <summary>A 3-D export of Qualisys Track Manager (.tsv): the recording, and the header as it is written.</summary>
public sealed class QualisysTsvFile
{
    private QualisysTsvFile(MotionRecording recording, IReadOnlyDictionary<string, IReadOnlyList<string>> header) =>
        (Recording, Header) = (recording, header);

    /// <summary>The markers and events, as <see cref="MotionFile"/> gives them.</summary>
    public MotionRecording Recording { get; }

    /// <summary>The keys of the header and what stands behind each: NO_OF_FRAMES, FREQUENCY, MARKER_NAMES and so on.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Header { get; }

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; the format has no unit, and QTM's default is millimeters
    /// (<see cref="LoadOptions.AssumeQtmMillimeters"/>).</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there or is no 3-D export; the message names the place.</exception>
    public static QualisysTsvFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        var (recording, header) = new QualisysTsvReader().Load(path, options, cancellation);
        return new(recording, header);
    }

    /// <summary>What was found, in a paragraph.</summary>
    public override string ToString() => Recording.ToString();
}
