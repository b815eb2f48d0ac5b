namespace NeuroPose.Formats;

/// <summary>Finds the estimations of an NWB file and reads them; nothing else of it is read but the names of its groups.</summary>
internal static class NwbPoseEstimations
{
    /// <summary>How far below the root a container of poses may be: /processing/module/container/estimation.</summary>
    private const int MaxDepth = 5;

    private const int MaxGroups = 20_000;

    /// <summary>Parts of NWB that hold no poses, and may be large.</summary>
    private static readonly string[] NeverInside = ["specifications", "stimulus", "units", "intervals", "general"];

    /// <summary>The groups of that type, in the order of the file.</summary>
    public static IReadOnlyList<HdfGroup> Find(HdfGroup root, string type)
    {
        List<HdfGroup> found = [];
        Stack<(HdfGroup Group, int Depth)> open = new(root.Groups.Where(group => !NeverInside.Contains(group.Name)).Reverse().Select(group => (group, 1)));
        for (var seen = 0; open.TryPop(out var next); seen++)
        {
            if (seen == MaxGroups)
            {
                throw root.Broken($"the file has more than {MaxGroups} groups where poses may be.");
            }

            if (next.Group.Text("neurodata_type") == type)
            {
                found.Add(next.Group);
            }
            else if (next.Depth < MaxDepth)
            {
                foreach (var inner in next.Group.Groups.Reverse())
                {
                    open.Push((inner, next.Depth + 1));
                }
            }
        }

        return found;
    }

    public static NwbPoseEstimation Read(HdfGroup group, CancellationToken cancellation)
    {
        List<NwbPoseSeries> series = [];
        foreach (var child in group.Groups.Where(child => child.Text("neurodata_type") == "PoseEstimationSeries"))
        {
            cancellation.ThrowIfCancellationRequested();
            series.Add(Series(child));
        }

        // Until version 0.2 the nodes are in the estimation itself, since then in a skeleton that it links to.
        var skeleton = group.Groups.FirstOrDefault(child => child.Text("neurodata_type") == "Skeleton");
        var nodes = (group.Dataset("nodes") ?? skeleton?.Dataset("nodes"))?.Texts() ?? [];
        var edges = (group.Dataset("edges") ?? skeleton?.Dataset("edges")) is { IsNumbers: true, Sizes: [_, 2] } pairs
            ? pairs.Numbers().Chunk(2).Where(pair => pair.All(node => node >= 0 && node < nodes.Count)).Select(pair => ((int)pair[0], (int)pair[1])).ToArray()
            : [];
        return new(group.Path, nodes.Count > 0 ? nodes : [.. series.Select(node => node.Name)], edges, series)
        {
            SourceSoftware = One(group, "source_software"),
            Scorer = One(group, "scorer"),
        };
    }

    private static NwbPoseSeries Series(HdfGroup group)
    {
        var data = group.Dataset("data");
        var columns = data?.Sizes switch
        {
            null or [] or [0] => 0,
            [0, _] => data.Sizes[1] is 2 or 3 ? data.Sizes[1] : 0,
            [_, 2 or 3] => data.Sizes[1],
            _ => throw data.Broken($"the data have the shape {data.Shape}; expected frames × 2 or 3."),
        };
        var numbers = columns == 0 ? [] : data!.Numbers();
        var (conversion, offset) = (data?.Number("conversion") ?? 1, data?.Number("offset") ?? 0);
        if (!conversion.Equals(1.0) || !offset.Equals(0.0))
        {
            for (var at = 0; at < numbers.Length; at++)
            {
                numbers[at] = (numbers[at] * conversion) + offset;
            }
        }

        var rows = columns == 0 ? 0 : numbers.Length / columns;
        var confidence = Column(group, "confidence", rows);
        var start = group.Dataset("starting_time");
        return new(
            group.Name,
            columns,
            numbers,
            confidence,
            Column(group, "timestamps", rows),
            start is { IsNumbers: true } && start.Numbers() is [var seconds] ? seconds : double.NaN,
            start?.Number("rate") is { } rate && rate > 0 && double.IsFinite(rate) ? rate : double.NaN,
            data?.Text("unit") ?? "")
        {
            ConfidenceDefinition = group.Dataset("confidence")?.Text("definition"),
            ReferenceFrame = One(group, "reference_frame"),
        };
    }

    /// <summary>A number a row; empty where there is none, or another number of them.</summary>
    private static double[] Column(HdfGroup group, string name, int rows) =>
        group.Dataset(name) is { IsNumbers: true, Sizes: [var count] } numbers && count == rows ? numbers.Numbers() : [];

    private static string? One(HdfGroup group, string name) =>
        group.Dataset(name) is { IsTexts: true } texts && texts.Sizes.All(size => size == 1) && texts.Texts() is [{ Length: > 0 } text] ? text : null;
}
