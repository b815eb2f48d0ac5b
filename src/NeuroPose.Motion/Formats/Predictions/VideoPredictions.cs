using NeuroPose.Files;
using NeuroPose.Poses;
using NeuroPose.Provenance;
using NeuroPose.Segmentation;

namespace NeuroPose.Formats;

/// <summary>
/// The contents of a VideoPredictions file: poses that were estimated in one video, frame by frame.
/// Contract: the NeuroPose reference, <c>schema_version</c> 2.
/// </summary>
public sealed record VideoPredictions
{
    /// <summary>The schema version that this library writes, and the newest that it reads.</summary>
    public const int CurrentSchemaVersion = SchemaVersion.Current;

    /// <summary>What the file says about the video.</summary>
    public required VideoMetadata Metadata { get; init; }

    /// <summary>
    /// The frames in their order in time. Of a file in which every key is <c>frame_N</c>, N is the frame's place, and a frame that the file
    /// leaves out is there without people; of any other file, the order of the keys is the order in time, as in the NeuroPose reference.
    /// </summary>
    public required IReadOnlyList<FramePrediction> Frames { get; init; }

    /// <summary>How the frames of the file were placed in time; null when the trial was not loaded from one.</summary>
    public FramePlacement? Placement { get; init; }

    /// <summary>Segmentations stored with the trial, by name, in the file's order.</summary>
    public OrderedDictionary<string, TrialSegments> Segmentations { get; init; } = [];

    /// <summary>What produced the file, null when it does not say.</summary>
    public ProvenanceRecord? Provenance { get; init; }

    /// <summary>The file's name without its folder; empty when it was not loaded from one.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The SHA-256 of the file's bytes in lower-case hexadecimal; empty when it was not loaded from one.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>
    /// The schema version that the file had when it was brought to the current one on loading; null when nothing was migrated.
    /// </summary>
    public int? MigratedFrom { get; init; }

    /// <summary>The largest number of people seen in any frame.</summary>
    public int PersonCount => Frames.Count == 0 ? 0 : Frames.Max(frame => frame.PersonCount);

    /// <summary>Reads a file. Memory grows with the numbers in it, not with its text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FutureSchemaException">The file was written by a later version of the schema.</exception>
    /// <exception cref="FileFormatException">The file is not there, not JSON, or breaks the contract; the message names the
    /// place.</exception>
    public static VideoPredictions Load(string path, CancellationToken cancellation = default)
    {
        using var stream = TrialFile.Open(path);
        return VideoPredictionsJson.Read(stream, path, cancellation);
    }

    /// <summary>
    /// Tells a trial from a job's results (<see cref="JobResults"/>) by the name of the first field, without reading on: true for a name
    /// that
    /// a trial's file has, such as <c>schema_version</c> or <c>metadata</c>; false for any other name, which is that of a video, and for
    /// no field at all.
    /// </summary>
    /// <exception cref="FileFormatException">The file is not there, or does not start as a JSON object.</exception>
    public static bool IsIn(string path) => VideoPredictionsJson.IsIn(path);

    /// <summary>
    /// Writes the file as the reference does (indented by two, ASCII, fields in the contract's order), by way of a temporary file. Frames
    /// that the loaded file left out are written without people.
    /// </summary>
    public void Save(string path) => AtomicFile.Write(path, stream => VideoPredictionsJson.Write(this, stream));

    /// <summary>One person's poses over all frames. Frames in which the person was not detected are NaN.</summary>
    /// <param name="person">The person's index, from zero.</param>
    /// <exception cref="PersonNotFoundException">No frame has that person, or there are no frames.</exception>
    /// <exception cref="FileFormatException">The number of joints changes between frames, or a joint has not three coordinates.</exception>
    public PoseSequence Poses(int person = 0) => PoseAssembly.Assemble(this, person);

    /// <summary>The file's name, people, frames and rate in a line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{FileName}: {Frames.Count} frames, {PersonCount} people, {Metadata.FramesPerSecond:0.###} frames/s");
}

/// <summary>What a file says about the video it was made from.</summary>
/// <param name="FrameCount">The number of frames the video had; the file may hold fewer or more.</param>
/// <param name="FramesPerSecond">The video's rate as the file states it; 0 means that it was not known.</param>
/// <param name="Width">The picture's width in pixels.</param>
/// <param name="Height">The picture's height in pixels.</param>
public sealed record VideoMetadata(long FrameCount, double FramesPerSecond, long Width, long Height);
