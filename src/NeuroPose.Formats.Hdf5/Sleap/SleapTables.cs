namespace NeuroPose.Formats;

/// <summary>A labeled frame of a project.</summary>
/// <param name="Video">The number of its video.</param>
/// <param name="Index">Its index in the video.</param>
/// <param name="FirstInstance">The row of its first instance.</param>
/// <param name="EndInstance">The row after its last.</param>
internal readonly record struct SleapFrame(int Video, int Index, int FirstInstance, int EndInstance);

/// <summary>An animal in one frame.</summary>
/// <param name="IsPredicted">True from the network, false from a person.</param>
/// <param name="Skeleton">The index of its skeleton.</param>
/// <param name="Track">Its track; -1 for none.</param>
/// <param name="FromPredicted">The row of the prediction that a person corrected into it; -1 for none.</param>
/// <param name="Score">How sure the network was; NaN from a person.</param>
/// <param name="FirstPoint">The row of its first point, in the table of predicted points or that of others.</param>
/// <param name="PointCount">The number of its points.</param>
internal readonly record struct SleapInstance(bool IsPredicted, int Skeleton, int Track, int FromPredicted, double Score, int FirstPoint, int PointCount);

/// <summary>The tables of a project: frames have instances, instances have points.</summary>
internal sealed class SleapTables
{
    private readonly (double[] X, double[] Y, double[]? Visible) user;
    private readonly (double[] X, double[] Y, double[]? Visible) predicted;
    private readonly double[]? scores;
    private readonly double toCorner;

    private SleapTables(HdfGroup root, double formatId)
    {
        // Before format 1.1 the middle of the first pixel was at (0.5, 0.5), since then it is at (0, 0).
        toCorner = formatId < 1.1 ? 0.5 : 0;
        Place = root.Place;
        (Frames, Instances) = (ReadFrames(root.Needed("frames")), ReadInstances(root.Needed("instances")));
        (user, _) = ReadPoints(root.Needed("points"));
        (predicted, scores) = ReadPoints(root.Needed("pred_points"));
        Check(root);
    }

    /// <summary>The project, for messages.</summary>
    public Place Place { get; }

    public IReadOnlyList<SleapFrame> Frames { get; }

    public SleapInstance[] Instances { get; }

    public static SleapTables Read(HdfGroup root, double formatId) => new(root, formatId);

    /// <summary>The instances of a frame.</summary>
    public ArraySegment<SleapInstance> Of(SleapFrame frame) => new(Instances, frame.FirstInstance, frame.EndInstance - frame.FirstInstance);

    /// <summary>A point of an instance: NaN where it is not visible; the score is NaN where a person set it.</summary>
    public (double X, double Y, double Score) Point(SleapInstance instance, int node)
    {
        var (x, y, visible) = instance.IsPredicted ? predicted : user;
        var at = instance.FirstPoint + node;
        return visible is not null && visible[at] == 0
            ? (double.NaN, double.NaN, double.NaN)
            : (x[at] - toCorner, y[at] - toCorner, instance.IsPredicted && scores is not null ? scores[at] : double.NaN);
    }

    private static SleapFrame[] ReadFrames(HdfDataset table)
    {
        var columns = Needed(table, "video", "frame_idx", "instance_id_start", "instance_id_end");
        return [.. Enumerable.Range(0, table.Sizes[0]).Select(row => new SleapFrame(
            Whole(table, columns[0][row]), Whole(table, columns[1][row]), Whole(table, columns[2][row]), Whole(table, columns[3][row])))];
    }

    private static SleapInstance[] ReadInstances(HdfDataset table)
    {
        var columns = Needed(table, "instance_type", "point_id_start", "point_id_end");
        var others = table.Columns("skeleton", "track", "from_predicted", "score");
        double Other(int column, int row, double absent) => others[column] is var (numbers, width) && width == 1 ? numbers[row] : absent;
        return [.. Enumerable.Range(0, table.Sizes[0]).Select(row => new SleapInstance(
            columns[0][row] != 0,
            Whole(table, Other(0, row, 0)),
            Whole(table, Other(1, row, -1)),
            Whole(table, Other(2, row, -1)),
            Other(3, row, double.NaN),
            Whole(table, columns[1][row]),
            Whole(table, columns[2][row] - columns[1][row])))];
    }

    private static ((double[] X, double[] Y, double[]? Visible) Points, double[]? Scores) ReadPoints(HdfDataset table)
    {
        var columns = table.Columns("x", "y", "visible", "score");
        double[]? Column(int column) => columns[column] is var (numbers, width) && width == 1 ? numbers : null;
        return ((Column(0) ?? throw table.Broken("there is no field x."), Column(1) ?? throw table.Broken("there is no field y."), Column(2)), Column(3));
    }

    private static double[][] Needed(HdfDataset table, params string[] names)
    {
        var columns = table.Columns(names);
        return [.. names.Select((name, index) => columns[index] is var (numbers, width) && width == 1 ? numbers : throw table.Broken($"there is no field {name} with a number."))];
    }

    private static int Whole(HdfDataset table, double number) => number >= -1 && number < int.MaxValue && Math.Floor(number).Equals(number)
        ? (int)number
        : throw table.Broken(FormattableString.Invariant($"the table has the number {number} where an index is expected."));

    /// <summary>Frames and instances refer to rows that are there, and each row belongs to one.</summary>
    private void Check(HdfGroup root)
    {
        var instances = 0L;
        foreach (var frame in Frames)
        {
            if (frame.Video < 0 || frame.Index < 0 || frame.FirstInstance < 0 || frame.EndInstance < frame.FirstInstance || frame.EndInstance > Instances.Length)
            {
                throw root.Needed("frames").Broken($"frame {frame.Index} has the instances {frame.FirstInstance} to {frame.EndInstance} of {Instances.Length}.");
            }

            instances += frame.EndInstance - frame.FirstInstance;
        }

        foreach (var instance in Instances)
        {
            var rows = instance.IsPredicted ? predicted.X.Length : user.X.Length;
            if (instance.FirstPoint < 0 || instance.PointCount < 0 || (long)instance.FirstPoint + instance.PointCount > rows)
            {
                throw root.Needed("instances").Broken($"an instance has the {instance.PointCount} points from {instance.FirstPoint} on; there are {rows}.");
            }
        }

        if (instances > Instances.Length)
        {
            throw root.Needed("frames").Broken("the frames share instances.");
        }
    }
}
