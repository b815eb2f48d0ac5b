using NeuroPose.Json;
using NeuroPose.Provenance;
using NeuroPose.Segmentation;

namespace NeuroPose.Formats;

/// <summary>Reads VideoPredictions files by their contract, frame by frame.</summary>
internal static class VideoPredictionsReader
{
    private static readonly string[] Fields = ["schema_version", "metadata", "frames", "segmentations", "provenance"];
    private static readonly string[] FrameFields = ["boxes", "poses3d", "poses2d"];

    public static VideoPredictions Load(string path, CancellationToken cancellation)
    {
        using var stream = TrialFile.Open(path);
        return Read(stream, path, cancellation);
    }

    public static bool IsIn(string path)
    {
        using var stream = TrialFile.Open(path);
        using var cursor = new JsonCursor(stream, path);
        cursor.BeginObject();
        return Fields.Contains(cursor.NextMember(), StringComparer.Ordinal);
    }

    public static VideoPredictions Read(Stream stream, string path, CancellationToken cancellation)
    {
        using var cursor = new JsonCursor(stream, path, cancellation);
        var trial = ReadOne(cursor);
        return trial with { FileName = Path.GetFileName(path), Sha256 = cursor.Finish() };
    }

    /// <summary>Reads the trial at the cursor: a whole file, or one video of a job's results.</summary>
    public static VideoPredictions ReadOne(JsonCursor cursor)
    {
        var version = SchemaVersion.WhenMissing;
        VideoMetadata? metadata = null;
        List<FramePrediction>? frames = null;
        OrderedDictionary<string, TrialSegments> segmentations = [];
        ProvenanceRecord? provenance = null;
        cursor.BeginObject();
        while (cursor.NextMember() is { } name)
        {
            switch (name)
            {
                case "schema_version":
                    var place = cursor.Place;
                    version = SchemaVersion.Of(cursor.ReadTree(), place);
                    break;
                case "metadata":
                    metadata = ReadMetadata(cursor.ReadContract());
                    break;
                case "frames":
                    frames = ReadFrames(cursor);
                    break;
                case "segmentations":
                    segmentations = SegmentationJson.ReadAll(cursor);
                    break;
                case "provenance":
                    provenance = ProvenanceJson.Read(cursor.ReadOptionalContract());
                    break;
                default:
                    throw cursor.Error($"unknown field.{NearestName.Hint(name, Fields)} Is this a VideoPredictions file?");
            }
        }

        if (metadata is null || frames is null)
        {
            throw cursor.Error($"the field \"{(metadata is null ? "metadata" : "frames")}\" is missing; a VideoPredictions file has both metadata and frames.");
        }

        return new()
        {
            Metadata = metadata,
            Frames = frames,
            Segmentations = segmentations,
            Provenance = provenance,
            MigratedFrom = version == SchemaVersion.Current ? null : version,
        };
    }

    private static VideoMetadata ReadMetadata(JsonContract metadata)
    {
        var read = new VideoMetadata(
            metadata.Integer("frame_count", atLeast: 0),
            metadata.Number("fps", atLeast: 0),
            metadata.Integer("width", atLeast: 0),
            metadata.Integer("height", atLeast: 0));
        metadata.End();
        return read;
    }

    private static List<FramePrediction> ReadFrames(JsonCursor cursor)
    {
        List<FramePrediction> frames = [];
        Dictionary<string, int>? indices = null;
        var rows = new NumberRowsBuilder();
        cursor.BeginObject();
        while (cursor.NextMember() is { } name)
        {
            var frame = ReadFrame(cursor, name, rows);
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

    private static FramePrediction ReadFrame(JsonCursor cursor, string frameName, NumberRowsBuilder rows)
    {
        NumberRows? boxes = null;
        IReadOnlyList<NumberRows>? poses3D = null;
        IReadOnlyList<NumberRows>? poses2D = null;
        cursor.BeginObject();
        while (cursor.NextMember() is { } name)
        {
            switch (name)
            {
                case "boxes":
                    boxes = rows.ReadRows(cursor);
                    break;
                case "poses3d":
                    poses3D = rows.ReadPeople(cursor);
                    break;
                case "poses2d":
                    poses2D = rows.ReadPeople(cursor);
                    break;
                default:
                    throw cursor.Error($"unknown field.{NearestName.Hint(name, FrameFields)}");
            }
        }

        if (boxes is null || poses3D is null || poses2D is null)
        {
            throw cursor.Error($"the field \"{(boxes is null ? "boxes" : poses3D is null ? "poses3d" : "poses2d")}\" is missing.");
        }

        return new(frameName, boxes, poses3D, poses2D);
    }
}
