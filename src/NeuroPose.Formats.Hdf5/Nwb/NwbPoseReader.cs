using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Reads the estimated poses of NWB files.</summary>
internal sealed class NwbPoseReader : HdfReader
{
    public override MotionFormat Format => MotionFormat.NwbPose;

    /// <summary>After reading.</summary>
    public IReadOnlyList<NwbPoseEstimation> Estimations { get; private set; } = [];

    protected override string? Recognize(HdfGroup root) => root.HasAttribute("nwb_version") ? "it has the attribute nwb_version" : null;

    protected override MotionRecording Read(HdfGroup root, LoadOptions options, CancellationToken cancellation)
    {
        List<string> notices = [];
        var groups = Chosen(root, options.Key);
        Estimations = [.. groups.Select(group => NwbPoseEstimations.Read(group, cancellation))];
        NwbPoseSeries[] series = [.. Estimations.SelectMany(estimation => estimation.Series)];
        var frames = series.Length == 0 ? 0 : series.Max(one => one.RowCount);
        var dimensions = Dimensions(series, notices);
        WarnOfLengths(series, frames, notices);
        var clock = NwbClock.Of(series, frames, notices);
        var unit = Unit(series, notices);
        RecordedPerson[] people = [.. Estimations.Select(estimation => Person(estimation, frames, dimensions, root.Place, notices, cancellation))];
        return new()
        {
            Format = Format,
            FormatDetail = string.Join(", ", Estimations.Select(estimation => estimation.SourceSoftware).OfType<string>().Distinct(StringComparer.Ordinal)),
            Persons = people,
            FrameCount = frames,
            FramesPerSecond = clock.FramesPerSecond,
            RateSource = clock.Source,
            Times = clock.Times,
            Unit = unit,
            UnitSource = unit == LengthUnit.Unknown ? null : "the attribute unit of the data",
            Axes = unit == LengthUnit.Pixel ? Axes.YDown : Axes.Unknown,
            AxesSource = unit == LengthUnit.Pixel ? "pixels of a picture" : null,
            Dimensions = dimensions,
            Notices = notices,
        };
    }

    private static HdfGroup[] Chosen(HdfGroup root, string? key)
    {
        var groups = NwbPoseEstimations.Find(root, "PoseEstimation");
        if (groups.Count == 0)
        {
            throw root.Broken(NwbPoseEstimations.Find(root, "PoseTraining").Count > 0
                ? "the file has labels to train a network with (PoseTraining), and no estimated poses (PoseEstimation)."
                : "the file has no estimated poses (PoseEstimation of ndx-pose).");
        }

        HdfGroup[] chosen = [.. groups.Where(group => key is null || group.Name == key || group.Path == key)];
        return chosen.Length > 0
            ? chosen
            : throw root.Broken($"there are no poses \"{key}\". There are: {string.Join(", ", groups.Select(group => group.Path))}.");
    }

    private static int Dimensions(NwbPoseSeries[] series, List<string> notices)
    {
        NwbPoseSeries[] flat = [.. series.Where(one => one.Columns == 2)];
        NwbPoseSeries[] inSpace = [.. series.Where(one => one.Columns == 3)];
        if (flat.Length > 0 && inSpace.Length > 0)
        {
            notices.Add($"{Names(inSpace)}: three coordinates; {Names(flat)}: two. The poses have two; the third is in NwbPoseFile.Estimations.");
        }

        return flat.Length > 0 || inSpace.Length == 0 ? 2 : 3;
    }

    private static void WarnOfLengths(NwbPoseSeries[] series, int frames, List<string> notices)
    {
        NwbPoseSeries[] shorter = [.. series.Where(one => one.RowCount < frames)];
        if (shorter.Length > 0)
        {
            notices.Add(FormattableString.Invariant($"{Names(shorter)}: fewer rows than {frames}; the last frames are missing."));
        }
    }

    private static LengthUnit Unit(NwbPoseSeries[] series, List<string> notices)
    {
        LengthUnit[] units = [.. series.Where(one => one.RowCount > 0).Select(one => LengthUnits.Parse(one.Unit) ?? LengthUnit.Unknown).Distinct()];
        if (units.Length > 1)
        {
            notices.Add($"The nodes have different units ({string.Join(", ", series.Select(one => one.Unit).Distinct(StringComparer.Ordinal))}): the unit is not known.");
        }

        return units is [var only] ? only : LengthUnit.Unknown;
    }

    private static RecordedPerson Person(
        NwbPoseEstimation estimation, int frames, int dimensions, Place place, List<string> notices, CancellationToken cancellation)
    {
        OrderedDictionary<string, NwbPoseSeries> byName = new(StringComparer.Ordinal);
        foreach (var series in estimation.Series)
        {
            if (!byName.TryAdd(series.Name, series))
            {
                throw new FileFormatException($"two series are named \"{series.Name}\".", place with { Path = estimation.Path });
            }
        }

        var isBySkeleton = estimation.Nodes.Any(byName.ContainsKey);
        var labels = JointLabels.Distinct(isBySkeleton ? [.. estimation.Nodes, .. byName.Keys.Except(estimation.Nodes)] : [.. byName.Keys], notices);
        string[] empty = [.. labels.Where(label => !byName.ContainsKey(label))];
        if (empty.Length > 0)
        {
            notices.Add($"{string.Join(", ", empty)}: no series, missing in all frames.");
        }

        PointTable table = new(labels, hasConfidence: estimation.Series.Any(series => !series.Confidence.IsEmpty));
        table.ReachFrames(frames);
        for (var label = 0; label < labels.Count; label++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (byName.TryGetValue(labels[label], out var own))
            {
                Set(table, label, own, dimensions);
            }
        }

        return table.ToPerson(frames, estimation.Name, isBySkeleton ? Skeleton(labels, estimation.Edges) : null, "confidence");
    }

    private static void Set(PointTable table, int label, NwbPoseSeries series, int dimensions)
    {
        var data = series.Data.Span;
        var confidence = series.Confidence.Span;
        for (var frame = 0; frame < series.RowCount; frame++)
        {
            var at = frame * series.Columns;
            table.Set(frame, label, data[at], data[at + 1], dimensions == 3 ? data[at + 2] : 0, confidence.IsEmpty ? double.NaN : confidence[frame]);
        }
    }

    private static Skeleton? Skeleton(IReadOnlyList<string> labels, IReadOnlyList<(int From, int To)> edges) =>
        labels.Count == 0 ? null : new("NWB", labels, [.. edges.Select(edge => new Bone(edge.From, edge.To, null))]);

    private static string Names(IEnumerable<NwbPoseSeries> series) => string.Join(", ", series.Select(one => one.Name));
}
