namespace NeuroPose.Formats;

/// <summary>
/// The columns of a table with a row a frame and <c>hip_x</c>, <c>hip_y</c>, perhaps <c>hip_z</c> and <c>hip_confidence</c> for each
/// point. Blanks and points in place of the underscore are read, and capital letters. The columns of the frame, the time and the person
/// stand before the points.
/// </summary>
/// <param name="Labels">The points, in the order of their x columns.</param>
/// <param name="Places">Where x, y, z and the confidence of each are behind <paramref name="FirstNumber"/>; −1 for what is not
/// there.</param>
/// <param name="FirstNumber">The first column of a point.</param>
/// <param name="NumberCount">The number of columns of points.</param>
/// <param name="Frame">The column of frame numbers; −1 where there is none.</param>
/// <param name="Time">The column of times; −1 where there is none.</param>
/// <param name="SecondsPerTime">What one of the times is in seconds.</param>
/// <param name="Person">The column of persons; −1 where there is none.</param>
/// <param name="ConfidenceName">What the confidences are called; empty where there are none.</param>
internal sealed record PosesCsvColumns(
    IReadOnlyList<string> Labels,
    IReadOnlyList<(int X, int Y, int Z, int Confidence)> Places,
    int FirstNumber,
    int NumberCount,
    int Frame,
    int Time,
    double SecondsPerTime,
    int Person,
    string ConfidenceName)
{
    private static readonly string[] ConfidenceNames = ["confidence", "likelihood", "score", "visibility", "conf", "c"];
    private static readonly string[] FrameNames = ["frame", "frames", "frame_number", "frame_id", "frame_idx", "frame#", "fnum",
        "unnamed: 0", ""];
    private static readonly string[] SecondsNames = ["time_s", "time", "seconds", "t", "time (s)", "time_seconds"];
    private static readonly string[] MillisecondsNames = ["time_ms", "t_ms", "milliseconds", "timestamp_ms"];
    private static readonly string[] PersonNames = ["person", "person_id", "individual", "track", "track_id", "id"];

    /// <summary>True where points have a z.</summary>
    public bool Is3D => Places.Count > 0 && Places[0].Z >= 0;

    /// <summary>True where points have a confidence.</summary>
    public bool HasConfidence => ConfidenceName.Length > 0;

    /// <summary>
    /// Understands a header; null where a column is neither of the frame nor of a point, or points have different columns.
    /// </summary>
    public static PosesCsvColumns? Of(IReadOnlyList<string> header)
    {
        OrderedDictionary<string, int[]> points = new(StringComparer.Ordinal);
        var (first, frame, time, person, unit, confidence) = (-1, -1, -1, -1, 1.0, "");
        for (var column = 0; column < header.Count; column++)
        {
            var name = header[column].Trim().ToLowerInvariant();
            if (Divide(header[column]) is var (label, part, word))
            {
                first = first < 0 ? column : first;
                var places = points.TryGetValue(label, out var known) ? known : [-1, -1, -1, -1];
                points[label] = places;
                if (places[part] >= 0 || (part == 3 && confidence.Length > 0 && word != confidence))
                {
                    return null;
                }

                (places[part], confidence) = (column - first, part == 3 ? word : confidence);
            }
            else if (first >= 0)
            {
                return null;
            }
            else if (FrameNames.Contains(name) && frame < 0)
            {
                frame = column;
            }
            else if ((SecondsNames.Contains(name) || MillisecondsNames.Contains(name)) && time < 0)
            {
                (time, unit) = (column, SecondsNames.Contains(name) ? 1 : 0.001);
            }
            else if (PersonNames.Contains(name) && person < 0)
            {
                person = column;
            }
            else
            {
                return null;
            }
        }

        var all = points.Values;
        var isTable = points.Count > 0 && (person < 0 || frame >= 0)
            && all.All(places =>
                places[0] >= 0 && places[1] >= 0 && (places[2] >= 0) == (all.First()[2] >= 0) && (places[3] >= 0) == (all.First()[3] >= 0));
        return isTable
            ? new([.. points.Keys], [.. all.Select(places => (places[0], places[1], places[2], places[3]))], first,
                header.Count - first, frame, time, unit, person, confidence)
            : null;
    }

    /// <summary>
    /// A point's label, 0 to 2 for a coordinate or 3 for the confidence, and the part's name; null where the column is of no point.
    /// </summary>
    private static (string Label, int Part, string Word)? Divide(string column)
    {
        var at = column.LastIndexOfAny(['_', '.', ' ']);
        if (at <= 0 || at == column.Length - 1)
        {
            return null;
        }

        var word = column[(at + 1)..].Trim().ToLowerInvariant();
        var part = word switch
        {
            "x" => 0,
            "y" => 1,
            "z" => 2,
            _ => ConfidenceNames.Contains(word) ? 3 : -1,
        };
        return part < 0 ? null : (column[..at].Trim(), part, word);
    }
}
