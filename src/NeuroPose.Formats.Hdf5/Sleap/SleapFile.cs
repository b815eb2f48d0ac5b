namespace NeuroPose.Formats;

/// <summary>Animals tracked by SLEAP, from an analysis file (.analysis.h5) or a project (.slp).</summary>
public sealed class SleapFile
{
    private SleapFile(MotionRecording recording) => Recording = recording;

    /// <summary>The animals; a name for each track.</summary>
    public MotionRecording Recording { get; }

    /// <summary>Which nodes are joined, by their indices.</summary>
    public IReadOnlyList<(int From, int To)> Edges { get; private init; } = [];

    /// <summary>The videos as the file names them; the recording is of one of them.</summary>
    public IReadOnlyList<string> Videos { get; private init; } = [];

    /// <summary>The index of the video that the recording is of.</summary>
    public int Video { get; private init; }

    /// <summary>How sure SLEAP was of each animal in each frame, a column a track; empty where the file does not say.</summary>
    public TimeSeriesTable InstanceScores { get; private init; } = TimeSeriesTable.Empty;

    /// <summary>Loads a file of either kind.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; <see cref="LoadOptions.Video"/> chooses the video of a project.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file breaks the format.</exception>
    public static SleapFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        if (options?.Format != MotionFormat.SleapProject && (options?.Format == MotionFormat.SleapAnalysis || IsAnalysis(path)))
        {
            SleapAnalysisReader analysis = new();
            return new(MotionFile.Load(analysis, path, options, cancellation))
            {
                Edges = analysis.Edges,
                Videos = analysis.Videos,
                InstanceScores = analysis.InstanceScores,
            };
        }

        SleapProjectReader project = new();
        return new(MotionFile.Load(project, path, options, cancellation))
        {
            Edges = project.Edges,
            Videos = project.Videos,
            Video = project.Video,
            InstanceScores = project.InstanceScores,
        };
    }

    /// <summary>The recording in a paragraph.</summary>
    public override string ToString() => Recording.ToString();

    private static bool IsAnalysis(string path) => new SleapAnalysisReader().Recognize(FileHead.Of(path)) is not null;
}
