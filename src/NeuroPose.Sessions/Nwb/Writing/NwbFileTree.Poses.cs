using PureHDF;

namespace NeuroPose.Sessions.Nwb;

/// <summary>Skeletons and estimations of poses (ndx-pose).</summary>
internal sealed partial class NwbFileTree
{
    private H5Group Skeleton(NwbSkeleton skeleton)
    {
        var group = tree.Group($"{Behavior}/Skeletons/{skeleton.Name}", Pose, "Skeleton");
        group["nodes"] = NwbTree.Texts(skeleton.Nodes);
        if (skeleton.Edges.Count > 0)
        {
            group["edges"] = skeleton.Nodes.Count <= byte.MaxValue + 1 ? Edges(index => (byte)index) : Edges(index => (ushort)index);
        }

        if (skeleton.IsOfSubject && contents.Subject is not null)
        {
            group["subject"] = new H5SoftLink("/general/subject");
        }

        return group;

        H5Dataset Edges<T>(Func<int, T> convert)
        {
            var edges = new T[skeleton.Edges.Count, 2];
            for (var edge = 0; edge < skeleton.Edges.Count; edge++)
            {
                (edges[edge, 0], edges[edge, 1]) = (convert(skeleton.Edges[edge].From), convert(skeleton.Edges[edge].To));
            }

            return new(edges);
        }
    }

    private H5Group Estimation(PlannedPose planned)
    {
        var (pose, skeleton, video, times) = (planned.Pose, planned.Skeleton, planned.Video, planned.Times);
        var path = $"{Behavior}/{pose.Name}";
        var group = tree.Group(path, Pose, "PoseEstimation");
        Texts(group, ("description", plan.Described(pose.Description, pose.Name, path)), ("scorer", pose.Scorer));
        if (!string.IsNullOrWhiteSpace(pose.SourceSoftware))
        {
            var software = NwbTree.Text(pose.SourceSoftware);
            group["source_software"] = string.IsNullOrWhiteSpace(pose.SourceSoftwareVersion)
                ? software
                : NwbTree.With(software, path, ("version", pose.SourceSoftwareVersion));
        }

        // The extension has one path and one size for each camera.
        if (video.Files.Count == 1)
        {
            group["original_videos"] = NwbTree.Texts([video.Files[0].Path]);
            if (video.Dimension is var (width, height) && width <= ushort.MaxValue && height <= ushort.MaxValue)
            {
                group["dimensions"] = new H5Dataset(new[,] { { (ushort)width, (ushort)height } });
            }
        }

        List<(StreamedDataset<float> Positions, StreamedDataset<float> Confidences)> parts = [];
        foreach (var node in skeleton.Nodes)
        {
            var inside = $"{path}/{node}";
            StreamedDataset<float> positions = new(inside + "/data", pose.Frames.Count, pose.Frames.Coordinates);
            StreamedDataset<float> confidences = new(inside + "/confidence", pose.Frames.Count);
            var part = Series(inside, Pose, "PoseEstimationSeries", positions.Dataset, pose.Unit, $"position of {node} in {video.Name}", null);
            part["confidence"] = string.IsNullOrWhiteSpace(pose.ConfidenceDefinition)
                ? confidences.Dataset
                : NwbTree.With(confidences.Dataset, inside, ("definition", pose.ConfidenceDefinition));
            Texts(part, ("reference_frame", pose.ReferenceFrame));
            times = times with { VideoPath = AddTimes(part, inside, times) };
            group[node] = part;
            parts.Add((positions, confidences));
        }

        // A link that the schema gives no name has that of its target, unless a body part has it.
        group[Free(group, skeleton.Name)] = new H5SoftLink($"{Behavior}/Skeletons/{skeleton.Name}");
        group[Free(group, video.Device)] = new H5SoftLink("/general/devices/" + video.Device);
        series.Add((writer, cancellation) => WriteFrames(pose, parts, writer, cancellation));
        return group;

        static string Free(H5Group group, string name)
        {
            while (group.ContainsKey(name))
            {
                name += "_";
            }

            return name;
        }
    }

    private static void WriteFrames(
        NwbPose pose, List<(StreamedDataset<float> Positions, StreamedDataset<float> Confidences)> parts, H5NativeWriter writer, CancellationToken cancellation)
    {
        var width = pose.Frames.Coordinates;
        var (positions, confidences) = (Array.Empty<float>(), Array.Empty<float>());
        foreach (var block in pose.Frames.Blocks())
        {
            if (block.Positions.Length != (long)block.Count * parts.Count * width || block.Confidences.Length != (long)block.Count * parts.Count)
            {
                throw new NwbException(
                    FormattableString.Invariant(
                        $"a block of {block.Count} frames has {block.Positions.Length} coordinates and {block.Confidences.Length} confidences; expected {width} and 1 for each of {parts.Count} nodes."),
                    new(Path: $"{Behavior}/{pose.Name}"));
            }

            if (confidences.Length < block.Count)
            {
                (positions, confidences) = (new float[block.Count * width], new float[block.Count]);
            }

            for (var part = 0; part < parts.Count; part++)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var frame = 0; frame < block.Count; frame++)
                {
                    var at = (frame * parts.Count) + part;
                    confidences[frame] = block.Confidences.Span[at];
                    block.Positions.Span.Slice(at * width, width).CopyTo(positions.AsSpan(frame * width));
                }

                parts[part].Positions.Append(writer, positions.AsSpan(0, block.Count * width));
                parts[part].Confidences.Append(writer, confidences.AsSpan(0, block.Count));
            }
        }

        foreach (var part in parts)
        {
            part.Positions.Finish(writer);
            part.Confidences.Finish(writer);
        }
    }
}
