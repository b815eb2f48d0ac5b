using PureHDF;

namespace NeuroPose.Testing.Motion;

/// <summary>Writes NWB files with poses (ndx-pose).</summary>
internal static class NwbPoses
{
    /// <summary>A file with this estimation, its skeleton, and what else is beside them; returns the path.</summary>
    public static string Write(string path, H5Group estimation, params (string Name, object Part)[] others)
    {
        var skeleton = HdfFiles.Group([("nodes", new[] { "knee", "ankle", "hip" }), ("edges", new byte[,] { { 0, 1 }, { 1, 9 } })], ("neurodata_type", "Skeleton"));
        var behavior = HdfFiles.Group([("PoseEstimation", estimation), ("Skeletons", HdfFiles.Group([("subject", skeleton)])), .. others]);
        HdfFiles.Write(path, new() { ["processing"] = HdfFiles.Group([("behavior", behavior)]) }, ("nwb_version", "2.7.0"));
        return path;
    }

    /// <summary>An estimation: series by name, and links to a skeleton.</summary>
    public static H5Group Estimation(params (string Name, object Part)[] parts) => HdfFiles.Group(parts, ("neurodata_type", "PoseEstimation"));

    /// <summary>Where one node is: frames × 2 or 3.</summary>
    public static H5Group Series(
        double[,] data, double conversion = 1, string? unit = null, double[]? confidence = null, double[]? times = null, double? rate = null)
    {
        List<(string, object)> attributes = [("conversion", conversion)];
        if (unit is not null)
        {
            attributes.Add(("unit", unit));
        }

        List<(string, object)> parts = [("data", HdfFiles.Dataset(data, [.. attributes]))];
        if (confidence is not null)
        {
            parts.Add(("confidence", confidence));
        }

        if (times is not null)
        {
            parts.Add(("timestamps", times));
        }

        if (rate is { } known)
        {
            parts.Add(("starting_time", HdfFiles.Dataset(0.0, ("rate", known))));
        }

        return HdfFiles.Group(parts, ("neurodata_type", "PoseEstimationSeries"));
    }
}
