namespace NeuroPose.Sessions.Nwb;

/// <summary>Body parts and how they are joined (<c>Skeleton</c> of ndx-pose).</summary>
/// <param name="Name">The name by which poses refer to it; see <see cref="NwbNames"/>.</param>
/// <param name="Nodes">The names of the body parts, each once.</param>
/// <param name="Edges">Which are joined, by their indices.</param>
public sealed record NwbSkeleton(string Name, IReadOnlyList<string> Nodes, IReadOnlyList<(int From, int To)> Edges)
{
    /// <summary>True when it is the skeleton of the session's subject.</summary>
    public bool IsOfSubject { get; init; } = true;
}

/// <summary>The estimated pose of one animal in one video (<c>PoseEstimation</c> of ndx-pose).</summary>
public sealed record NwbPose
{
    /// <summary>Its name, such as <c>PoseEstimation_cam0</c>; see <see cref="NwbNames"/>.</summary>
    public required string Name { get; init; }

    /// <summary>How it was estimated.</summary>
    public required string Description { get; init; }

    /// <summary>The name of the skeleton. A series is written for each of its nodes.</summary>
    public required string Skeleton { get; init; }

    /// <summary>The name of the video; its times are those of the pose, unless <see cref="Times"/> are given.</summary>
    public required string Video { get; init; }

    /// <summary>Positions and confidences of all frames.</summary>
    public required NwbPoseFrames Frames { get; init; }

    /// <summary>The times of the frames; null for those of the video.</summary>
    public NwbTimes? Times { get; init; }

    /// <summary>The unit of the positions.</summary>
    public string Unit { get; init; } = "pixels";

    /// <summary>What the zero of the positions is.</summary>
    public string ReferenceFrame { get; init; } = "(0, 0) is the top left corner of the image; x to the right, y down.";

    /// <summary>The network or whoever scored; null where it is not known.</summary>
    public string? Scorer { get; init; }

    /// <summary>The program that estimated; null where it is not known.</summary>
    public string? SourceSoftware { get; init; }

    /// <summary>The version of that program; null where it is not known.</summary>
    public string? SourceSoftwareVersion { get; init; }

    /// <summary>How the confidence was computed; null where it is not known.</summary>
    public string? ConfidenceDefinition { get; init; }
}

/// <summary>The frames of a pose: all nodes of a skeleton, block by block.</summary>
public sealed class NwbPoseFrames
{
    private readonly Func<IEnumerable<NwbPoseBlock>> blocks;

    /// <summary>Frames that come in blocks of any length.</summary>
    /// <param name="count">The frames in all blocks together. The writer refuses another number.</param>
    /// <param name="coordinates">The coordinates of a point: 2 or 3.</param>
    /// <param name="blocks">Begins again at the first block each time. A block may be overwritten once the next is asked for.</param>
    public NwbPoseFrames(long count, int coordinates, Func<IEnumerable<NwbPoseBlock>> blocks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(coordinates, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(coordinates, 3);
        ArgumentNullException.ThrowIfNull(blocks);
        (Count, Coordinates, this.blocks) = (count, coordinates, blocks);
    }

    /// <summary>Frames that are in memory.</summary>
    /// <param name="count">The number of frames.</param>
    /// <param name="coordinates">The coordinates of a point: 2 or 3.</param>
    /// <param name="positions">Frames × nodes × coordinates; NaN where a point is missing.</param>
    /// <param name="confidences">Frames × nodes, from 0 to 1; NaN where it is not known.</param>
    public NwbPoseFrames(int count, int coordinates, ReadOnlyMemory<float> positions, ReadOnlyMemory<float> confidences)
        : this(count, coordinates, () => [new(count, positions, confidences)])
    {
    }

    /// <summary>The number of frames.</summary>
    public long Count { get; }

    /// <summary>The coordinates of a point: 2 or 3.</summary>
    public int Coordinates { get; }

    /// <summary>The blocks from the first.</summary>
    public IEnumerable<NwbPoseBlock> Blocks() => blocks();
}

/// <summary>Some frames of a pose, one after the other.</summary>
/// <param name="Count">The number of frames.</param>
/// <param name="Positions">Frames × nodes × coordinates; NaN where a point is missing.</param>
/// <param name="Confidences">Frames × nodes, from 0 to 1; NaN where it is not known.</param>
public readonly record struct NwbPoseBlock(int Count, ReadOnlyMemory<float> Positions, ReadOnlyMemory<float> Confidences);
