namespace NeuroPose.Formats;

/// <summary>Points of DeepLabCut in its HDF5 files (pandas' table and fixed formats): one animal or several, in the picture or in space.</summary>
public sealed class DeepLabCutHdf5File
{
    private DeepLabCutHdf5File(MotionRecording recording, DeepLabCutHdf5Reader reader) =>
        (Recording, Scorer, Key, IsTrainingLabels) = (recording, reader.Scorer, reader.Key, reader.IsTrainingLabels);

    /// <summary>The animals and their body parts.</summary>
    public MotionRecording Recording { get; }

    /// <summary>The network, or whoever labeled.</summary>
    public string Scorer { get; }

    /// <summary>The name of the table in the file, nearly always <c>df_with_missing</c>.</summary>
    public string Key { get; }

    /// <summary>True for labels that people set in single images; their frames are no video.</summary>
    public bool IsTrainingLabels { get; }

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; <see cref="LoadOptions.Key"/> names the table where there are several.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file breaks the format.</exception>
    public static DeepLabCutHdf5File Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        DeepLabCutHdf5Reader reader = new();
        return new(MotionFile.Load(reader, path, options, cancellation), reader);
    }

    /// <summary>The recording in a paragraph.</summary>
    public override string ToString() => Recording.ToString();
}

/// <summary>Reads DeepLabCut's HDF5 files.</summary>
internal sealed class DeepLabCutHdf5Reader : HdfReader
{
    private const string UsualKey = "df_with_missing";

    public override MotionFormat Format => MotionFormat.DeepLabCutHdf5;

    /// <summary>After reading.</summary>
    public string Scorer { get; private set; } = "";

    /// <summary>After reading.</summary>
    public string Key { get; private set; } = "";

    /// <summary>After reading.</summary>
    public bool IsTrainingLabels { get; private set; }

    protected override string? Recognize(HdfGroup root) =>
        root.Groups.FirstOrDefault(PandasFrame.Is) is { } frame ? $"its group \"{frame.Name}\" is a table of pandas" : null;

    protected override MotionRecording Read(HdfGroup root, LoadOptions options, CancellationToken cancellation)
    {
        var frame = PandasFrame.Read(Find(root, options.Key));
        DeepLabCutTuple[] columns =
        [
            .. frame.Columns.Select(levels => DeepLabCutTuple.Of(levels)
                ?? throw frame.Group.Broken($"a column's name has {levels.Count} levels; expected scorer, (individual,) body part, coordinate.")),
        ];
        DeepLabCutTable table = new(columns, frame.Group.Place);
        FrameNumbers frames = new();
        var cells = new double[columns.Length];
        for (var row = 0; row < frame.RowCount; row++)
        {
            frames.Add(frame.Index?[row] ?? row);
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = frame.Number(row, column);
            }

            table.Add(cells);
        }

        frames.End();
        (Scorer, Key, IsTrainingLabels) = (columns.Select(column => column.Scorer).FirstOrDefault(""), frame.Group.Name, frame.Index is null);
        var recording = table.ToRecording(Format, frames);
        return recording with { FormatDetail = Scorer, Notices = [.. recording.Notices, .. Notices(table)] };
    }

    private static HdfGroup Find(HdfGroup root, string? key)
    {
        HdfGroup[] frames = [.. root.Groups.Where(PandasFrame.Is)];
        return key is not null
            ? frames.FirstOrDefault(frame => frame.Name == key) ?? throw root.Broken($"there is no table \"{key}\". There is: {Names(frames)}.")
            : frames.FirstOrDefault(frame => frame.Name == UsualKey) ?? frames switch
            {
                [var only] => only,
                [] => throw root.Broken("there is no table of pandas."),
                _ => throw root.Broken($"there are several tables: {Names(frames)}. Name one: LoadOptions.Key."),
            };
    }

    private static string Names(HdfGroup[] frames) => string.Join(", ", frames.Select(frame => frame.Name));

    private IEnumerable<string> Notices(DeepLabCutTable table)
    {
        if (IsTrainingLabels)
        {
            yield return "These are labels set in single images, no video: a frame is an image, and there is no likelihood.";
        }

        if (table.Is3D)
        {
            yield return "The unit of DeepLabCut's 3-D points is that of its calibration, which is not in the file: give LoadOptions.Unit.";
        }
    }
}
