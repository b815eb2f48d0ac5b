using NeuroPose.Poses;

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
        var frames = new FrameNumbers();
        List<string> images = [];
        PointTable[] animals = [.. header.Individuals.Select(_ => new PointTable(header.Parts, header.HasLikelihood))];
        var places = Places(header);
        var cells = new double[header.Columns.Count];
        for (var frame = 0; hasRows; hasRows = text.ReadFilledLine(), frame++)
        {
            ReadIndex(text, header.IndexColumns, frame, frames, images);
            text.ReadNumbers(cells);
            foreach (var place in places)
            {
                animals[place.Individual].Set(frame, place.Part, Cell(place.X), Cell(place.Y), header.IsInSpace ? Cell(place.Z) : 0, Cell(place.Likelihood));
            }
        }

        frames.End();
        return (Recording(header, animals, frames, images, options), new(header.Scorer, images));

        double Cell(int column) => column < 0 ? double.NaN : cells[column];
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

    private static MotionRecording Recording(DeepLabCutHeader header, PointTable[] animals, FrameNumbers frames, List<string> images, LoadOptions options)
    {
        var skeleton = KnownSkeletons.For(MotionFormat.DeepLabCutCsv, header.Parts);
        var width = header.Parts.Count;
        return new()
        {
            Format = MotionFormat.DeepLabCutCsv,
            FormatDetail = images.Count > 0 ? "training labels" : "",
            Persons =
            [
                .. animals.Select((animal, index) =>
                {
                    var person = animal.ToPerson(frames.RowCount, header.Individuals[index], skeleton, "likelihood");
                    return person with { Coordinates = frames.Spread(person.Coordinates, 3 * width), Confidence = frames.Spread(person.Confidence, width) };
                }),
            ],
            FrameCount = frames.FrameCount,
            FirstFrame = frames.First,
            Unit = header.IsInSpace ? LengthUnit.Unknown : LengthUnit.Pixel,
            UnitSource = header.IsInSpace ? null : "the format",
            Axes = header.IsInSpace ? Axes.Unknown : Axes.YDown,
            AxesSource = header.IsInSpace ? null : "the format",
            Dimensions = header.IsInSpace ? 3 : 2,
            Notices = [.. frames.Notices, .. Notices(header, images, options)],
        };
    }

    private static IEnumerable<string> Notices(DeepLabCutHeader header, List<string> images, LoadOptions options)
    {
        if (images.Count > 0)
        {
            yield return "The rows are labeled images picked from a video: they are no frames one after the other, and have no likelihood.";
        }
        else if (header is { HasLikelihood: true, Individuals: [""] } && !header.Scorer.Contains("DLC", StringComparison.Ordinal))
        {
            yield return "The file could be of DeepLabCut or LightningPose: both have the rows scorer, bodyparts, coords. It was loaded as DeepLabCut; the numbers are the same.";
        }

        if (header.IsInSpace && options.Unit is null)
        {
            yield return "The unit is that of the calibration, which the file does not state. Give LoadOptions.Unit (--unit).";
        }

        if (images.Count == 0 && options.FramesPerSecond is null)
        {
            yield return PoseTables.NoRate(MotionFormat.DeepLabCutCsv);
        }
    }

    private static List<(int Individual, int Part, int X, int Y, int Z, int Likelihood)> Places(DeepLabCutHeader header)
    {
        var columns = header.Columns.Select((column, index) => (column, index)).ToDictionary(one => one.column, one => one.index);
        return
        [
            .. from point in header.Columns.Select(column => (column.Individual, column.Part)).Distinct()
               select (point.Individual, point.Part, Of(point, 0), Of(point, 1), Of(point, 2), Of(point, 3)),
        ];

        int Of((int Individual, int Part) point, int coordinate) => columns.GetValueOrDefault(new(point.Individual, point.Part, coordinate), -1);
    }
}
