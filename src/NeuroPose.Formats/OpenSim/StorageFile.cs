namespace NeuroPose.Formats;

/// <summary>
/// A table over time of OpenSim (.mot, .sto): joint angles, forces, states, orientations. These are no poses: the recording has nobody,
/// and the table as its model outputs.
/// </summary>
public sealed class StorageFile
{
    private StorageFile(MotionRecording recording, StorageHeader header) => (Recording, Title, Header, Columns, DataType, InDegrees) =
        (recording, header.Title, header.Values, header.Columns, header.DataType, header.InDegrees);

    /// <summary>The recording, as <see cref="MotionFile"/> gives it.</summary>
    public MotionRecording Recording { get; }

    /// <summary>
    /// The columns except time, with units where they follow from the header and the names; rotations have four: w, x, y, z.
    /// </summary>
    public TimeSeriesTable Table => Recording.ModelOutputs;

    /// <summary>The first line of the header, the table's name in most files.</summary>
    public string Title { get; }

    /// <summary>The header's keys and values in the file's words.</summary>
    public IReadOnlyDictionary<string, string> Header { get; }

    /// <summary>The names of the columns in the file, <c>time</c> included.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What a cell holds: <c>double</c>, <c>Quaternion</c>, <c>Vec3</c> and so on.</summary>
    public string DataType { get; }

    /// <summary>
    /// True where rotational coordinates are in degrees, false for radians, null where neither the file nor the caller says.
    /// </summary>
    public bool? InDegrees { get; }

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; <see cref="LoadOptions.AnglesInDegrees"/> says what the header may leave out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there or is no MOT/STO; the message names the place.</exception>
    public static StorageFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        var (recording, header) = new StorageReader().Load(path, options, cancellation);
        return new(recording, header);
    }

    /// <summary>What was found, in a paragraph.</summary>
    public override string ToString() => Recording.ToString();
}
