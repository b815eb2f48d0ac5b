namespace NeuroPose.Formats;

/// <summary>Reads tables of MediaPipe's landmarks, with a row a landmark or a row a frame.</summary>
internal sealed class MediaPipeTable
{
    // MediaPipe's largest model, of faces, has 478.
    private const int MostLandmarks = 1024;

    private readonly MediaPipeColumns columns;
    private readonly MediaPipeLandmarks found;
    private readonly DelimitedText text;
    private readonly double[] cells;

    private MediaPipeTable(DelimitedText text, string path, MediaPipeColumns columns, int width) =>
        (this.text, this.columns, found, cells) = (text, columns, new(path), new double[width]);

    public static MediaPipeLandmarks Read(string path, CancellationToken cancellation)
    {
        using var text = DelimitedText.OpenTable(path, cancellation, out var header);
        var columns = MediaPipeColumns.Of(header)
            ?? throw text.Refused("no columns of MediaPipe's landmarks: expected lm_id with wx_m or x_px, or x, y and z of 33 landmarks.");
        var table = new MediaPipeTable(text, path, columns, header.Length);
        if (columns.IsLong)
        {
            table.ReadLong();
        }
        else
        {
            table.ReadWide();
        }

        return table.found;
    }

    private void ReadWide()
    {
        if (columns.HasNames)
        {
            found.Names = [.. columns.Wide.Select(landmark => landmark.Name)];
        }

        for (var next = 0L; text.ReadLine();)
        {
            if (text.IsBlank)
            {
                continue;
            }

            text.ReadNumbers(cells);
            var frame = columns.Frame is { } column ? Whole(column, "frame") : next;
            next = frame + 1;
            found.Reach(frame, Cell(columns.Milliseconds));
            var into = found.Picture.Add(frame, 0, identity: null, columns.Wide.Count, dimensions: 3);
            for (var landmark = 0; landmark < columns.Wide.Count; landmark++)
            {
                var (_, x, y, z, visibility) = columns.Wide[landmark];
                var point = into[(5 * landmark)..];
                (point[0], point[1], point[2]) = (cells[x], cells[y], cells[z]);
                (point[3], point[4]) = (Cell(visibility), double.NaN);
            }
        }
    }

    /// <summary>Rows of one body in one frame may be anywhere: they are gathered first, and one body's points are as many as the largest number says.</summary>
    private void ReadLong()
    {
        var (world, picture) = (columns.World, columns.Pixels ?? columns.Parts);
        Dictionary<(long Frame, int Body), List<(int Landmark, double[] Numbers)>> bodies = [];
        var points = 0;
        while (text.ReadLine())
        {
            if (text.IsBlank)
            {
                continue;
            }

            text.ReadNumbers(cells);
            var frame = columns.Frame is { } column ? Whole(column, "frame") : throw text.Refused("the table has no column of frames. Expected frame.");
            var landmark = Whole(columns.Landmark!.Value, "lm_id");
            if (landmark is < 0 or >= MostLandmarks)
            {
                throw text.Refused(FormattableString.Invariant($"lm_id is {landmark}; expected 0 to {MostLandmarks - 1}."));
            }

            var key = (frame, columns.Body is { } body ? (int)Math.Clamp(Whole(body, "the body's number"), 0, int.MaxValue) : 0);
            if (!bodies.TryGetValue(key, out var rows))
            {
                bodies.Add(key, rows = []);
                found.Reach(frame, Cell(columns.Milliseconds));
            }

            points = Math.Max(points, (int)landmark + 1);
            rows.Add(((int)landmark, [.. Three(world), .. Three(picture), Cell(columns.Visibility), Cell(columns.Presence)]));
        }

        var isFlat = columns.Pixels is not null;
        var repeats = 0;
        foreach (var ((frame, body), rows) in bodies)
        {
            repeats += rows.Count - rows.DistinctBy(row => row.Landmark).Count();
            Put(world is null ? null : found.World, frame, body, points, dimensions: 3, rows, from: 0);
            Put(picture is null ? null : found.Picture, frame, body, points, isFlat ? 2 : 3, rows, from: 3);
        }

        if (isFlat && world is null)
        {
            found.Notices.Add("z is in another unit than x and y and was left out: the poses are in the plane of the picture.");
        }

        if (repeats > 0)
        {
            found.Notices.Add(FormattableString.Invariant($"{repeats:N0} rows repeat a landmark and frame; the first of each was taken."));
        }
    }

    private static void Put(PoseRecords? records, long frame, int body, int points, int dimensions, List<(int Landmark, double[] Numbers)> rows, int from)
    {
        if (records is null)
        {
            return;
        }

        var into = records.Add(frame, body, identity: null, points, dimensions);
        into.Fill(double.NaN);
        foreach (var (landmark, numbers) in Enumerable.Reverse(rows))
        {
            // From the last, so that of two rows of one landmark the first stays.
            var point = into.Slice(landmark * (dimensions + 2), dimensions + 2);
            numbers.AsSpan(from, dimensions).CopyTo(point);
            (point[^2], point[^1]) = (numbers[^2], numbers[^1]);
        }
    }

    private double[] Three(int[]? places) => places switch
    {
        null => [double.NaN, double.NaN, double.NaN],
        [var x, var y] => [cells[x], cells[y], double.NaN],
        _ => [cells[places[0]], cells[places[1]], cells[places[2]]],
    };

    private double Cell(int? column) => column is { } index ? cells[index] : double.NaN;

    private long Whole(int column, string what) => cells[column] is var number && number == Math.Floor(number) && Math.Abs(number) < 1L << 53
        ? (long)number
        : throw text.Refused(FormattableString.Invariant($"expected a whole number for {what}, found {number}."));
}
