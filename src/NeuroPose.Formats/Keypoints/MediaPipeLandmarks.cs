using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>The landmarks of a MediaPipe file, in the world and in the picture, and the times of its frames.</summary>
internal sealed class MediaPipeLandmarks(string file)
{
    /// <summary>The name of the number that says whether a landmark is in the picture at all.</summary>
    private const string Presence = "presence";

    private const string RelativeToHips = "MediaPipe's meters are around the middle of the hips: there is no walking speed or step length in them.";

    // A landmark outside the picture is a few pictures away at most; no body in pixels is that small.
    private const double FarthestPart = 10;

    private readonly List<(long Frame, double Seconds)> times = [];

    /// <summary>Landmarks in meters around the middle of the hips.</summary>
    public PoseRecords World { get; } = new(file, hasConfidence: true, Presence);

    /// <summary>Landmarks in the picture: in space in its parts, or in the plane in pixels.</summary>
    public PoseRecords Picture { get; } = new(file, hasConfidence: true, Presence);

    /// <summary>The names of the landmarks; null where they are numbers.</summary>
    public IReadOnlyList<string>? Names { get; set; }

    /// <summary>True where the format says that places in the picture are its parts.</summary>
    public bool AreParts { get; init; }

    /// <summary>Sentences about the file.</summary>
    public List<string> Notices { get; } = [];

    /// <summary>Takes note of a frame.</summary>
    /// <param name="frame">Its number.</param>
    /// <param name="milliseconds">Its time; NaN where there is none.</param>
    public void Reach(long frame, double milliseconds)
    {
        World.Reach(frame);
        Picture.Reach(frame);
        if (!double.IsNaN(milliseconds))
        {
            times.Add((frame, milliseconds / 1e3));
        }
    }

    /// <summary>The landmarks that were asked for, or those in meters where the file has them.</summary>
    /// <exception cref="FileFormatException">The file has not those that were asked for.</exception>
    public MotionRecording ToRecording(LoadOptions options)
    {
        var isWorld = options.WorldLandmarks ?? World.Count > 0;
        var records = isWorld ? World : Picture;
        if (records.Count == 0 && options.WorldLandmarks is not null && World.Count + Picture.Count > 0)
        {
            throw new FileFormatException(
                $"the file has no landmarks {(isWorld ? "in meters" : "in the picture")}. Leave LoadOptions.WorldLandmarks out.", new(File: file));
        }

        List<string> notices = [.. Notices];
        var named = Names is { } names && names.Count == records.PointCount ? JointLabels.Distinct(names, notices) : null;
        var assumed = KnownSkeletons.Assumed(MotionFormat.MediaPipe, records.PointCount);
        var tables = records.ToTables(named ?? assumed?.JointNames ?? JointLabels.Numbered(records.PointCount), records.People());
        tables = options.PointValues ? tables : tables with { Values = [] };
        var clockTimes = Times(tables);
        var clock = FrameClock.Of(clockTimes, 1e-3);
        var hasRate = !double.IsNaN(clock.FramesPerSecond);
        var (unit, unitSource) = UnitOf(isWorld, records, tables, notices);
        var skeleton = named is null ? assumed : KnownSkeletons.For(MotionFormat.MediaPipe, named);
        return tables.ToRecording(MotionFormat.MediaPipe, skeleton, "visibility", records.Dimensions) with
        {
            FormatDetail = isWorld ? "world landmarks" : "landmarks in the picture",
            FramesPerSecond = clock.FramesPerSecond,
            RateSource = hasRate ? clock.Source("the timestamps") : null,
            Unit = unit,
            UnitSource = unitSource,
            Axes = unit == LengthUnit.Unknown ? Axes.Unknown : Axes.YDown,
            AxesSource = unit == LengthUnit.Unknown ? null : "the format",
            Times = clockTimes.AsSpan().ContainsAnyExcept(double.NaN) ? clockTimes : ReadOnlyMemory<double>.Empty,
            Notices =
            [
                .. notices,
                .. named is null ? PoseTables.AssumedByCount(assumed, records.PointCount, options) : [],
                .. isWorld ? [RelativeToHips] : Array.Empty<string>(),
                .. clock.Notices("The time"),
                .. tables.Notices(MotionFormat.MediaPipe, options, hasRate),
            ],
        };
    }

    private (LengthUnit Unit, string? Source) UnitOf(bool isWorld, PoseRecords records, PoseTables tables, List<string> notices)
    {
        if (isWorld)
        {
            return (LengthUnit.Meter, "the format");
        }

        if (records.Dimensions == 2)
        {
            return (LengthUnit.Pixel, "the names of the columns");
        }

        if (AreParts || tables.Farthest <= FarthestPart)
        {
            return (LengthUnit.Normalized, AreParts ? "the format" : "the size of x and y");
        }

        notices.Add("The file does not say what its coordinates are counted in, and they are no parts of a picture. Give LoadOptions.Unit.");
        return (LengthUnit.Unknown, null);
    }

    private double[] Times(PoseTables tables)
    {
        var seconds = new double[tables.FrameCount];
        Array.Fill(seconds, double.NaN);
        foreach (var (frame, time) in times)
        {
            seconds[frame - tables.FirstFrame] = time;
        }

        return seconds;
    }
}
