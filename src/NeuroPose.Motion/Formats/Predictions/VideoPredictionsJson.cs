using NeuroPose.Json;
using NeuroPose.Provenance;
using NeuroPose.Segmentation;

namespace NeuroPose.Formats;

/// <summary>VideoPredictions files by their contract: read frame by frame, written byte for byte as the reference does.</summary>
internal static class VideoPredictionsJson
{
    // Four numbers.
    private const long LargestMetadata = 1 << 16;

    private static readonly JsonForm<VideoMetadata> Metadata = new(fields => new(
        fields.Integer("frame_count", metadata => metadata.FrameCount, atLeast: 0),
        fields.Number("fps", metadata => metadata.FramesPerSecond, atLeast: 0),
        fields.Integer("width", metadata => metadata.Width, atLeast: 0),
        fields.Integer("height", metadata => metadata.Height, atLeast: 0)));

    private static readonly StreamedForm<TrialDraft, VideoPredictions> Trial = new(
        [
            new("schema_version", (cursor, draft) => draft.ReadVersion(cursor), (json, _) => json.Integer(SchemaVersion.Current)),
            new(
                "metadata",
                (cursor, draft) => draft.Metadata = Metadata.Read(cursor.ReadContract(LargestMetadata)),
                (json, trial) => Metadata.Write(json, trial.Metadata),
                IsRequired: true),
            new(
                "frames",
                (cursor, draft) => draft.Frames = ReadFrames(cursor),
                (json, trial) => WriteFrames(json, trial.Frames),
                IsRequired: true),
            new(
                "segmentations",
                (cursor, draft) => draft.Segmentations = SegmentationJson.ReadAll(cursor),
                (json, trial) => SegmentationJson.WriteAll(json, trial.Segmentations)),
            new(
                "provenance",
                (cursor, draft) => draft.Provenance = cursor.ReadOptionalContract() is { } contract
                    ? ProvenanceJson.Form.Read(contract)
                    : null,
                (json, trial) => ProvenanceJson.Form.Write(json, trial.Provenance)),
        ],
        whenUnknown: " Is this a VideoPredictions file?",
        whenMissing: "; a VideoPredictions file has both metadata and frames");

    private static readonly StreamedForm<FrameDraft, FramePrediction> Frame = new(
        [
            new(
                "boxes",
                (cursor, draft) => draft.Boxes = draft.Rows.ReadRows(cursor),
                (json, frame) => WriteRows(json, frame.Boxes),
                IsRequired: true),
            new(
                "poses3d",
                (cursor, draft) => draft.Poses3D = draft.Rows.ReadPeople(cursor),
                (json, frame) => json.Array(frame.Poses3D, WriteRows),
                IsRequired: true),
            new(
                "poses2d",
                (cursor, draft) => draft.Poses2D = draft.Rows.ReadPeople(cursor),
                (json, frame) => json.Array(frame.Poses2D, WriteRows),
                IsRequired: true),
        ]);

    public static bool IsIn(string path)
    {
        using var stream = TrialFile.Open(path);
        using var cursor = new JsonCursor(stream, path);
        cursor.BeginObject();
        return Trial.Has(cursor.NextMember());
    }

    public static VideoPredictions Read(Stream stream, string path, CancellationToken cancellation)
    {
        using var cursor = new JsonCursor(stream, path, cancellation);
        var trial = Read(cursor);
        return trial with { FileName = Path.GetFileName(path), Sha256 = cursor.Finish() };
    }

    /// <summary>Reads the trial at the cursor: a whole file, or one video of a job's results.</summary>
    public static VideoPredictions Read(JsonCursor cursor)
    {
        var draft = new TrialDraft();
        Trial.Read(cursor, draft);
        return FramePlaces.Placed(Whole(draft), cursor.Place);
    }

    public static void Write(VideoPredictions trial, Stream stream, int indent = 2)
    {
        using var json = new JsonPrinter(stream, indent);
        Trial.Write(json, trial);
    }

    /// <summary>Writes a trial as a value: one video of a job's results.</summary>
    public static void Write(JsonPrinter json, VideoPredictions trial) => Trial.Write(json, trial);

    private static VideoPredictions Whole(TrialDraft draft) => new()
    {
        Metadata = draft.Metadata!,
        Frames = draft.Frames,
        Segmentations = draft.Segmentations,
        Provenance = draft.Provenance,
        MigratedFrom = draft.Version == SchemaVersion.Current ? null : draft.Version,
    };

    private static List<FramePrediction> ReadFrames(JsonCursor cursor)
    {
        List<FramePrediction> frames = [];
        Dictionary<string, int>? indices = null;
        var draft = new FrameDraft();
        cursor.BeginObject();
        while (cursor.NextMember() is { } name)
        {
            Frame.Read(cursor, draft);
            var frame = new FramePrediction(name, draft.Boxes, draft.Poses3D, draft.Poses2D);
            if (indices is null && frames.Count > 0 && string.CompareOrdinal(name, frames[^1].Name) <= 0)
            {
                // As long as names ascend, as they do by convention, there is no need to remember them.
                indices = frames.Select((known, index) => (known.Name, index)).ToDictionary(StringComparer.Ordinal);
            }

            // As in Python: the last of two equal keys wins, at the place of the first.
            if (indices is null || indices.TryAdd(name, frames.Count))
            {
                frames.Add(frame);
            }
            else
            {
                frames[indices[name]] = frame;
            }
        }

        return frames;
    }

    private static void WriteFrames(JsonPrinter json, IReadOnlyList<FramePrediction> frames)
    {
        json.BeginObject();
        foreach (var frame in frames)
        {
            json.Name(frame.Name);
            Frame.Write(json, frame);
        }

        json.EndObject();
    }

    private static void WriteRows(JsonPrinter json, NumberRows rows)
    {
        json.BeginArray();
        for (var row = 0; row < rows.RowCount; row++)
        {
            json.Numbers(rows[row]);
        }

        json.EndArray();
    }

    private sealed class TrialDraft
    {
        public int Version { get; private set; } = SchemaVersion.WhenMissing;

        public VideoMetadata? Metadata { get; set; }

        public IReadOnlyList<FramePrediction> Frames { get; set; } = [];

        public OrderedDictionary<string, TrialSegments> Segmentations { get; set; } = [];

        public ProvenanceRecord? Provenance { get; set; }

        public void ReadVersion(JsonCursor cursor)
        {
            var place = cursor.Place;
            Version = SchemaVersion.Of(cursor.ReadTree(), place);
        }
    }

    private sealed class FrameDraft
    {
        public NumberRowsBuilder Rows { get; } = new();

        public NumberRows Boxes { get; set; } = NumberRows.Empty;

        public IReadOnlyList<NumberRows> Poses3D { get; set; } = [];

        public IReadOnlyList<NumberRows> Poses2D { get; set; } = [];
    }
}
