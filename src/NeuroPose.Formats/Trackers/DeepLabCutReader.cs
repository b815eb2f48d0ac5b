namespace NeuroPose.Formats;

/// <summary>Reads tables of DeepLabCut in CSV.</summary>
internal sealed class DeepLabCutReader : TypedReader<DeepLabCutExtra>
{
    public override MotionFormat Format => MotionFormat.DeepLabCutCsv;

    public override string? Recognize(FileHead head) => !head.IsFolder && !head.IsBinary
        && head.Lines.Value.FirstOrDefault(line => line.Length > 0) is { } line
        && line.Split(',', ';', '\t')[0].Trim().Trim('"') == "scorer"
        && !head.Text.Value.Contains("endheader", StringComparison.Ordinal)
            ? "the first cell is scorer"
            : null;

    protected override (MotionRecording Recording, DeepLabCutExtra Extra) ReadWhole(string path, LoadOptions options, CancellationToken cancellation)
    {
        using var text = DelimitedText.Open(path, cancellation);
        var (header, hasRows) = DeepLabCutHeader.Read(text);
        var table = new DeepLabCutTable(header.Columns, new(File: path));
        var frames = new FrameNumbers();
        List<string> images = [];
        var cells = new double[header.Columns.Count];
        for (var row = 0; hasRows; hasRows = text.ReadFilledLine(), row++)
        {
            ReadIndex(text, header.IndexColumns, row, frames, images);
            text.ReadNumbers(cells);
            table.Add(cells);
        }

        frames.End();
        var recording = table.ToRecording(Format, frames);
        recording = recording with
        {
            FormatDetail = images.Count > 0 ? "training labels" : "",
            Notices = [.. recording.Notices, .. Notices(header, table, images, options)],
        };
        return (recording, new(header.Scorer, images));
    }

    /// <summary>Reads the cells before the numbers: a frame's number, or the parts of an image's path.</summary>
    private static void ReadIndex(DelimitedText text, int columns, int frame, FrameNumbers frames, List<string> images)
    {
        // The first cell of the first row was looked at to end the header.
        if (text.CellIndex < 0)
        {
            text.NextCell();
        }

        if (columns == 1 && images.Count == 0 && TextNumber.TryReadCell(text.Cell, out var number) && double.IsFinite(number))
        {
            frames.Add(number);
            return;
        }

        if (images.Count < frame)
        {
            throw text.RefusedCell("is no frame's number.");
        }

        var name = text.CellText();
        for (var column = 1; column < columns && text.NextCell(); column++)
        {
            name += "/" + text.CellText();
        }

        images.Add(name);
        frames.Add(frame);
    }

    private static IEnumerable<string> Notices(DeepLabCutHeader header, DeepLabCutTable table, List<string> images, LoadOptions options)
    {
        if (images.Count > 0)
        {
            yield return "The rows are labeled images picked from a video: they are no frames one after the other, and have no likelihood.";
        }
        else if (table.HasLikelihood && !table.HasIndividuals && !header.Scorer.Contains("DLC", StringComparison.Ordinal))
        {
            yield return "The file could be of DeepLabCut or LightningPose: both have the rows scorer, bodyparts, coords. "
                + "It was loaded as DeepLabCut; the numbers are the same.";
        }

        if (table.Is3D && options.Unit is null)
        {
            yield return "The unit is that of the calibration, which the file does not state. Give LoadOptions.Unit.";
        }

        if (images.Count == 0 && options.FramesPerSecond is null)
        {
            yield return PoseTables.NoRate(MotionFormat.DeepLabCutCsv);
        }
    }
}
