namespace NeuroPose.Formats;

/// <summary>Estimated poses in a file of Neurodata Without Borders, as its extension ndx-pose keeps them.</summary>
public sealed class NwbPoseFile
{
    private NwbPoseFile(MotionRecording recording, IReadOnlyList<NwbPoseEstimation> estimations) => (Recording, Estimations) = (recording, estimations);

    /// <summary>A person or animal for each estimation, their nodes in the skeleton's order.</summary>
    public MotionRecording Recording { get; }

    /// <summary>The estimations as the file has them.</summary>
    public IReadOnlyList<NwbPoseEstimation> Estimations { get; }

    /// <summary>Loads a file. Only the poses are read, however large the rest is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; <see cref="LoadOptions.Key"/> names one estimation, by its name or its path.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file breaks the format, or has no estimated poses.</exception>
    public static NwbPoseFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        NwbPoseReader reader = new();
        return new(MotionFile.Load(reader, path, options, cancellation), reader.Estimations);
    }

    /// <summary>The recording in a paragraph.</summary>
    public override string ToString() => Recording.ToString();
}

/// <summary>The poses of one person or animal, or from one camera.</summary>
/// <param name="Path">Where it is in the file, such as <c>/processing/behavior/PoseEstimation</c>.</param>
/// <param name="Nodes">The skeleton's nodes; those of the series where there is no skeleton.</param>
/// <param name="Edges">Which nodes are joined, by their indices.</param>
/// <param name="Series">The series of the nodes.</param>
public sealed record NwbPoseEstimation(
    string Path, IReadOnlyList<string> Nodes, IReadOnlyList<(int From, int To)> Edges, IReadOnlyList<NwbPoseSeries> Series)
{
    /// <summary>The name of the group.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The program that estimated, null where the file does not say.</summary>
    public string? SourceSoftware { get; init; }

    /// <summary>The network or whoever labeled, null where the file does not say.</summary>
    public string? Scorer { get; init; }

    /// <summary>Path and numbers of nodes and series in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Path}: {Nodes.Count} nodes, {Series.Count} series");
}

/// <summary>Where one node was over time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The coordinates of a point: 2 or 3.</param>
/// <param name="Data">Rows × columns coordinates in <paramref name="Unit"/>: the file's numbers times its conversion.</param>
/// <param name="Confidence">A confidence a row; empty where there is none.</param>
/// <param name="Times">The time of each row in seconds; empty where there are none.</param>
/// <param name="StartSeconds">The time of the first row; NaN where it is not known.</param>
/// <param name="FramesPerSecond">The rate that is written with the start; NaN where it is not.</param>
/// <param name="Unit">The unit in the file's words; empty where it has none.</param>
public sealed record NwbPoseSeries(
    string Name,
    int Columns,
    ReadOnlyMemory<double> Data,
    ReadOnlyMemory<double> Confidence,
    ReadOnlyMemory<double> Times,
    double StartSeconds,
    double FramesPerSecond,
    string Unit)
{
    /// <summary>How the confidence was computed, in the file's words; null where it does not say.</summary>
    public string? ConfidenceDefinition { get; init; }

    /// <summary>What the zero of the coordinates is, in the file's words; null where it does not say.</summary>
    public string? ReferenceFrame { get; init; }

    /// <summary>The number of rows.</summary>
    public int RowCount => Columns == 0 ? 0 : Data.Length / Columns;

    /// <summary>Name, rows and coordinates in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {RowCount} × {Columns}");
}
