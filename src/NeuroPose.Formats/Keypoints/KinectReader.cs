using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Reads files of Azure Kinect's offline processor.</summary>
internal sealed class KinectReader : JsonMotionReader<KinectExtra>
{
    private const string Timestamps = "timestamp_usec";
    private const double Microsecond = 1e-6;

    public override MotionFormat Format => MotionFormat.AzureKinect;

    protected override string? Recognize(JsonHead head) =>
        head.Has("k4abt_sdk_version") ? "k4abt_sdk_version"
        : head.HasList("joint_names") && head.HasList("frames") ? "joint_names and frames"
        : head.HasList("frames[].bodies") ? "frames with bodies"
        : null;

    protected override (MotionRecording Recording, KinectExtra Extra) ReadWhole(JsonBytes text, LoadOptions options, CancellationToken cancellation)
    {
        var bodies = new KinectBodies(text, cancellation);
        var walk = new JsonWalk(text);
        bodies.ReadFile(ref walk);
        List<string> notices = [];
        var records = bodies.Numbered();
        var skeleton = KnownSkeletons.Assumed(MotionFormat.AzureKinect, records.PointCount, dimensions: 3);
        var labels = bodies.Names is { Count: > 0 } names
            ? names.Count == records.PointCount || records.Count == 0
                ? JointLabels.Distinct(names, notices)
                : throw new FileFormatException(
                    $"joint_names has {names.Count} names, the bodies have {records.PointCount} joints.", new(File: text.File, Path: "joint_names"))
            : skeleton?.JointNames ?? JointLabels.Numbered(records.PointCount);
        var tables = records.ToTables(labels, records.People());
        var times = bodies.Times(tables);
        var clock = FrameClock.Of(times, Microsecond);
        var recording = tables.ToRecording(
            MotionFormat.AzureKinect, KnownSkeletons.For(MotionFormat.AzureKinect, labels), confidenceName: "", dimensions: 3, personWord: "body");
        return (recording with
        {
            FormatDetail = bodies.SdkVersion.Length > 0 ? "SDK " + bodies.SdkVersion : "",
            FramesPerSecond = clock.FramesPerSecond,
            RateSource = double.IsNaN(clock.FramesPerSecond) ? null : clock.Source(Timestamps),
            Unit = LengthUnit.Millimeter,
            UnitSource = "the format",
            Axes = Axes.YDown,
            AxesSource = "the format",
            Times = times.AsSpan().ContainsAnyExcept(double.NaN) ? times : ReadOnlyMemory<double>.Empty,
            Notices =
            [
                .. notices,
                .. clock.Notices(Timestamps),
                .. tables.Notices(MotionFormat.AzureKinect, options, hasRate: !double.IsNaN(clock.FramesPerSecond)),
                .. tables.Tables.Count > 1 ? ["A body that was lost has another number when it is found again: several people may be one."] : Array.Empty<string>(),
            ],
        }, new(bodies.SdkVersion, bodies.Orientations(tables)));
    }
}
