namespace NeuroPose.Formats;

/// <summary>Reads 3-D tables of Anipose.</summary>
internal sealed class AniposeReader : MotionReader
{
    private const string UnitOfTheBoard =
        "The unit is that of the calibration board, usually mm, and is not in the file. Give LoadOptions.Unit.";

    private static readonly string[] Fields = ["_x", "_y", "_z", "_score", "_" + AniposeFile.ErrorName, "_" + AniposeFile.CamerasName];

    public override MotionFormat Format => MotionFormat.Anipose;

    public override string? Recognize(FileHead head) => !head.IsFolder && !head.IsBinary
        && head.Lines.Value.FirstOrDefault(line => line.Length > 0) is { } line
        && Parts([.. line.Split(',', ';', '\t').Select(name => name.Trim().Trim('"'))]).Count > 0
            ? "columns of _error, _ncams and _score"
            : null;

    public override MotionRecording Read(string path, LoadOptions options, CancellationToken cancellation)
    {
        using var text = DelimitedText.OpenTable(path, cancellation, out var header);
        var parts = Parts(header);
        if (parts.Count == 0)
        {
            throw text.Refused("no columns of Anipose: expected part_x, part_y, part_z, part_error, part_ncams and part_score.");
        }

        var columns = header.Length;
        var table = new PointTable([.. parts.Select(part => part.Name)], hasConfidence: true, () => text.ExpectedLines(columns));
        List<double> error = [];
        List<double> cameras = [];
        var frames = new FrameNumbers();
        var numberColumn = Array.IndexOf(header, "fnum");
        var cells = new double[header.Length];
        for (var frame = 0; text.ReadFilledLine(); frame++)
        {
            text.ReadNumbers(cells);
            frames.Add(numberColumn < 0 ? frame : cells[numberColumn]);
            table.ReachFrames(frame + 1);
            for (var part = 0; part < parts.Count; part++)
            {
                var at = parts[part].Columns;
                table.Set(frame, part, cells[at[0]], cells[at[1]], cells[at[2]], cells[at[3]]);
                error.Add(cells[at[4]]);
                cameras.Add(cells[at[5]]);
            }
        }

        frames.End();
        return Recording(table, frames, options, error, cameras);
    }

    private static MotionRecording Recording(PointTable table, FrameNumbers frames, LoadOptions options, List<double> error, List<double> cameras)
    {
        var width = table.Labels.Count;
        var person = table.ToPerson(frames.RowCount, skeleton: KnownSkeletons.For(MotionFormat.Anipose, table.Labels), confidenceName: "score");
        return new()
        {
            Format = MotionFormat.Anipose,
            Persons =
            [
                person with
                {
                    Coordinates = frames.Spread(person.Coordinates, 3 * width),
                    Confidence = frames.Spread(person.Confidence, width),
                    PointValues = !options.PointValues ? person.PointValues : new Dictionary<string, ReadOnlyMemory<double>>
                    {
                        [AniposeFile.ErrorName] = frames.Spread(error.ToArray(), width),
                        [AniposeFile.CamerasName] = frames.Spread(cameras.ToArray(), width),
                    },
                },
            ],
            FrameCount = frames.FrameCount,
            FirstFrame = frames.First,
            Notices =
            [
                .. frames.Notices,
                .. options.Unit is null ? [UnitOfTheBoard] : Array.Empty<string>(),
                .. options.FramesPerSecond is null ? [PoseTables.NoRate(MotionFormat.Anipose)] : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>The parts that have all columns, in the order of the columns.</summary>
    private static List<(string Name, int[] Columns)> Parts(string[] header)
    {
        var columns = header.Select((name, index) => (name, index)).DistinctBy(one => one.name).ToDictionary(one => one.name, one => one.index);
        List<(string Name, int[] Columns)> parts = [];
        foreach (var name in header.Where(name => name.EndsWith(Fields[0], StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            var stem = name[..^Fields[0].Length];
            int[] places = [.. Fields.Select(field => columns.GetValueOrDefault(stem + field, -1))];
            if (!places.Contains(-1))
            {
                parts.Add((stem, places));
            }
        }

        return parts;
    }
}
