namespace NeuroPose.Formats;

/// <summary>Reads tables of points, those that <see cref="PosesCsvExport"/> writes and others that are as plain.</summary>
internal sealed class PosesCsvReader : MotionReader
{
    public override MotionFormat Format => MotionFormat.PosesCsv;

    public override string? Recognize(FileHead head)
    {
        if (head.IsBinary || head.Lines.Value.FirstOrDefault(line => line.Trim().Length > 0) is not { } line
            || Header(line) is not { } columns)
        {
            return null;
        }

        // The landmarks of MediaPipe are a format of their own, unless the columns are as written here.
        var isMediaPipe = columns.Labels.Count == 33
            && columns.Labels.Any(label => label.Equals("left_foot_index", StringComparison.OrdinalIgnoreCase));
        var confidence = columns.HasConfidence ? ", " + columns.ConfidenceName : "";
        return isMediaPipe && !IsAsWritten(columns)
            ? null
            : $"its header has {columns.Labels[0]} x, y{(columns.Is3D ? ", z" : "")}{confidence} and so on";
    }

    /// <summary>True where the confidence is called as here and in no other format, so that no other reader takes the table.</summary>
    public static bool IsAsWritten(FileHead head) =>
        head.Lines.Value is [var line, ..] && Header(line) is { } columns && IsAsWritten(columns);

    public override MotionRecording Read(string path, LoadOptions options, CancellationToken cancellation)
    {
        using var text = DelimitedText.Open(path, cancellation);
        if (!text.ReadFilledLine())
        {
            throw text.Refused("the file is empty. Expected a header such as frame,time_s,hip_x,hip_y.");
        }

        text.Delimiter = DelimitedText.DelimiterOf(text.Bytes);
        text.Columns = text.ReadCells();
        var columns = PosesCsvColumns.Of(text.Columns)
            ?? throw text.Refused(
                "the header does not name points: expected frame, time_s and for each point label_x, label_y, and label_z, label_confidence or not.");
        return new PosesCsvRows(text, columns).Read() with { Format = Format };
    }

    private static bool IsAsWritten(PosesCsvColumns columns) => columns.ConfidenceName == "confidence";

    private static PosesCsvColumns? Header(string line)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(line);
        var delimiter = DelimitedText.DelimiterOf(bytes);
        return delimiter == DelimitedText.Blanks ? null
            : PosesCsvColumns.Of([.. line.Split((char)delimiter).Select(cell => cell.Trim().Trim('"'))]);
    }
}
