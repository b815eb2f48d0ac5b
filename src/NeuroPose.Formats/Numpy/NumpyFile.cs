namespace NeuroPose.Formats;

/// <summary>
/// Poses in NumPy's .npy and .npz files: frames × joints × 2, 3 or 4 numbers (x, y, z and a confidence), people before them where there are
/// several. A file holds no unit and no axes; give them in <see cref="LoadOptions"/>. Arrays of Python objects are never opened.
/// </summary>
public sealed class NumpyFile
{
    private NumpyFile(MotionRecording recording, string key, IReadOnlyList<NumpyArray> arrays) => (Recording, Key, Arrays) = (recording, key, arrays);

    /// <summary>The poses.</summary>
    public MotionRecording Recording { get; }

    /// <summary>The name of the array that has the poses; empty in a .npy file.</summary>
    public string Key { get; }

    /// <summary>All arrays of the file.</summary>
    public IReadOnlyList<NumpyArray> Arrays { get; }

    /// <summary>Loads a .npy or .npz file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows: <see cref="LoadOptions.Key"/> names the array, <see cref="LoadOptions.ArrayOrder"/> its
    /// dimensions.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file breaks the format, or leaves a choice; the message names the option.</exception>
    public static NumpyFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        NumpyReader reader = new();
        var recording = MotionFile.Load(reader, path, options, cancellation);
        return new(recording, reader.Key, reader.Arrays);
    }

    /// <summary>The recording in a paragraph.</summary>
    public override string ToString() => Recording.ToString();
}

/// <summary>What an array of a NumPy file is.</summary>
/// <param name="Name">Its name; empty in a .npy file.</param>
/// <param name="Type">Its type as NumPy writes it, such as <c>&lt;f8</c>.</param>
/// <param name="Shape">Its dimensions.</param>
public sealed record NumpyArray(string Name, string Type, IReadOnlyList<int> Shape)
{
    /// <summary>Name, type and shape in a line.</summary>
    public override string ToString() => $"{(Name.Length > 0 ? Name + " " : "")}{NumpyLayout.InWords(Shape)} {Type}";
}
