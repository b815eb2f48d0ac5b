namespace NeuroPose.Sessions.Nwb;

/// <summary>What holds for poses: a series for each node, of one length, with confidences from 0 to 1.</summary>
internal sealed class PoseRules(NwbSchema schema, NwbFindings findings)
{
    public void CheckSeries(NwbNode series)
    {
        if (series.Data("confidence") is not { } confidence)
        {
            return;
        }

        if (series.Data("data") is { } data && data.Rows != confidence.Rows)
        {
            findings.Critical(
                "confidence-length", confidence.Path,
                FormattableString.Invariant($"there are {confidence.Rows:N0} confidences for {data.Rows:N0} positions."),
                "Write one for each frame.");
        }

        if (Array.FindIndex(confidence.Numbers(), value => value < 0 || value > 1) is var frame and >= 0)
        {
            findings.Violation(
                "confidence-range", confidence.Path,
                FormattableString.Invariant($"the confidence of frame {frame} is {confidence.Numbers()[frame]}; expected 0 to 1."),
                "Scale the confidences.");
        }
    }

    public void CheckEstimation(NwbNode pose)
    {
        NwbNode[] series = [.. pose.Children.Values.Where(child => IsA(child, "PoseEstimationSeries"))];
        if (pose.Children.Values.FirstOrDefault(child => IsA(child, "Skeleton")) is not { } skeleton)
        {
            findings.Suggestion(
                "skeleton-missing", pose.Path,
                "the pose has no link to a skeleton.",
                "Link to a Skeleton, whose nodes are the names of the series.");
        }
        else if (skeleton.Data("nodes")?.Texts() is { } nodes)
        {
            string[] without = [.. nodes.Except(series.Select(one => one.Name), StringComparer.Ordinal)];
            string[] unknown = [.. series.Select(one => one.Name).Except(nodes, StringComparer.Ordinal)];
            if (without.Length + unknown.Length > 0)
            {
                findings.Violation(
                    "pose-nodes", pose.Path,
                    $"nodes without a series: {Words(without)}; series that are no nodes: {Words(unknown)}.",
                    "Name each series as its node of the skeleton.");
            }
        }

        if (series.Select(one => one.Data("data")?.Rows ?? 0).Distinct().Count() > 1)
        {
            findings.Violation(
                "pose-lengths", pose.Path,
                "its series have different numbers of frames.",
                "Write all frames for each node, NaN where it is missing.");
        }

        if (pose.Data("original_videos") is { } videos && pose.Children.Values.Count(child => IsA(child, "Device")) is var devices && devices != videos.Rows)
        {
            findings.Violation(
                "pose-devices", pose.Path,
                FormattableString.Invariant($"there are {videos.Rows} original videos and {devices} devices."),
                "Link to the camera of each video.");
        }
    }

    public void CheckSkeleton(NwbNode skeleton)
    {
        var nodes = skeleton.Data("nodes")?.Texts() ?? [];
        if (nodes.Distinct(StringComparer.Ordinal).Count() < nodes.Count)
        {
            findings.Violation(
                "skeleton-nodes", $"{skeleton.Path}/nodes",
                "two nodes have the same name.",
                "Give each node a name of its own.");
        }

        if (skeleton.Data("edges")?.Numbers() is { } edges && edges.Any(node => node >= nodes.Count))
        {
            findings.Critical(
                "skeleton-edges", $"{skeleton.Path}/edges",
                FormattableString.Invariant($"an edge leads to the node {edges.Max()}; there are {nodes.Count}."),
                "Count nodes from 0.");
        }
    }

    private static string Words(string[] names) => names.Length == 0 ? "none" : string.Join(", ", names);

    private bool IsA(NwbNode node, string type) => schema.IsA(node.Namespace, node.Type, type);
}
