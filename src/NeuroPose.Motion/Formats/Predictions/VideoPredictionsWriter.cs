using NeuroPose.Files;
using NeuroPose.Json;

namespace NeuroPose.Formats;

/// <summary>Writes VideoPredictions files byte for byte as the reference does.</summary>
internal static class VideoPredictionsWriter
{
    public static void Save(VideoPredictions trial, string path) => AtomicFile.Write(path, stream => Write(trial, stream));

    public static void Write(VideoPredictions trial, Stream stream, int indent = 2)
    {
        using var json = new JsonPrinter(stream, indent);
        WriteOne(json, trial);
    }

    /// <summary>Writes a trial as a value: a whole file, or one video of a job's results.</summary>
    public static void WriteOne(JsonPrinter json, VideoPredictions trial)
    {
        json.BeginObject();
        json.Member("schema_version", VideoPredictions.CurrentSchemaVersion);
        json.Name("metadata");
        json.BeginObject();
        json.Member("frame_count", trial.Metadata.FrameCount);
        json.Member("fps", (double?)trial.Metadata.FramesPerSecond);
        json.Member("width", trial.Metadata.Width);
        json.Member("height", trial.Metadata.Height);
        json.EndObject();
        json.Name("frames");
        json.BeginObject();
        foreach (var frame in trial.Frames)
        {
            json.Name(frame.Name);
            json.BeginObject();
            json.Name("boxes");
            WriteRows(json, frame.Boxes);
            json.Name("poses3d");
            WritePeople(json, frame.Poses3D);
            json.Name("poses2d");
            WritePeople(json, frame.Poses2D);
            json.EndObject();
        }

        json.EndObject();
        json.Name("segmentations");
        json.BeginObject();
        foreach (var (name, segments) in trial.Segmentations)
        {
            SegmentationJson.CheckMethod(segments);
            json.Name(name);
            SegmentationJson.Write(json, segments);
        }

        json.EndObject();
        json.Name("provenance");
        ProvenanceJson.Write(json, trial.Provenance);
        json.EndObject();
    }

    private static void WritePeople(JsonPrinter json, IReadOnlyList<NumberRows> people)
    {
        json.BeginArray();
        foreach (var rows in people)
        {
            WriteRows(json, rows);
        }

        json.EndArray();
    }

    private static void WriteRows(JsonPrinter json, NumberRows rows)
    {
        json.BeginArray();
        for (var row = 0; row < rows.RowCount; row++)
        {
            json.BeginArray();
            foreach (var value in rows[row])
            {
                json.Number(value);
            }

            json.EndArray();
        }

        json.EndArray();
    }
}
