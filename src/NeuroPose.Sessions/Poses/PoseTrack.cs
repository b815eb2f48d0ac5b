using NeuroPose.Files;

namespace NeuroPose.Sessions.Poses;

/// <summary>One animal in a camera's pictures, a pose a frame, under the names of the configuration.</summary>
internal sealed record PoseTrack
{
    public required string CameraId { get; init; }

    /// <summary>The track's or animal's name; empty where there is one.</summary>
    public required string Animal { get; init; }

    public required IReadOnlyList<string> Nodes { get; init; }

    public required IReadOnlyList<(int From, int To)> Edges { get; init; }

    /// <summary>Frames × nodes × 2; NaN where missing.</summary>
    public required float[] Positions { get; init; }

    /// <summary>Frames × nodes; NaN where not known.</summary>
    public required float[] Confidences { get; init; }

    public string? Scorer { get; init; }

    public required string Software { get; init; }

    /// <summary>The files that it is from.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    public int FrameCount => Nodes.Count == 0 ? 0 : Confidences.Length / Nodes.Count;

    /// <summary>The confidences that are known.</summary>
    public IEnumerable<float> Known => Confidences.Where(float.IsFinite);

    /// <summary>The mean of the known confidences; NaN where none is.</summary>
    public double MeanConfidence
    {
        get
        {
            var (sum, count) = (0.0, 0L);
            foreach (var confidence in Known)
            {
                (sum, count) = (sum + confidence, count + 1);
            }

            return count == 0 ? double.NaN : sum / count;
        }
    }

    /// <summary>The share of points that are missing.</summary>
    public double MissingShare
    {
        get
        {
            var missing = 0;
            for (var at = 0; at < Positions.Length; at += 2)
            {
                missing += float.IsNaN(Positions[at]) ? 1 : 0;
            }

            return Positions.Length == 0 ? 0 : 2.0 * missing / Positions.Length;
        }
    }

    /// <summary>Writes the poses as a table, a line a frame.</summary>
    public void Save(string path, double[] times) => new CsvRows(
        ["frame_index", "timestamp", .. Nodes.SelectMany(node => (string[])[$"{node}_x", $"{node}_y", $"{node}_confidence"])],
        Enumerable.Range(0, FrameCount).Select(frame => (IEnumerable<string>)
        [
            CsvField.Number(frame), frame < times.Length ? CsvField.Number(times[frame]) : "",
            .. Enumerable.Range(frame * Nodes.Count, Nodes.Count).SelectMany(point => (string[])
                [Text(Positions[2 * point]), Text(Positions[(2 * point) + 1]), Text(Confidences[point])]),
        ])).Save(path);

    private static string Text(float value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The poses of a camera.</summary>
/// <param name="CameraId">The camera.</param>
/// <param name="Tracks">Its animals.</param>
/// <param name="Notices">What was odd, in sentences.</param>
internal sealed record CameraPoses(string CameraId, IReadOnlyList<PoseTrack> Tracks, IReadOnlyList<string> Notices);
