using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Reads SLEAP's projects: frames that people labeled and that the network predicted, of one video at a time.</summary>
internal sealed class SleapProjectReader : HdfReader
{
    /// <summary>Points that frames without labels may fill with NaN, beyond those that a file of its length can hold.</summary>
    private const long MaxSparsePoints = 1 << 24;

    private const long PointsAByte = 4;

    public override MotionFormat Format => MotionFormat.SleapProject;

    /// <summary>After reading.</summary>
    public IReadOnlyList<(int From, int To)> Edges { get; private set; } = [];

    /// <summary>After reading.</summary>
    public IReadOnlyList<string> Videos { get; private set; } = [];

    /// <summary>After reading.</summary>
    public int Video { get; private set; }

    /// <summary>After reading.</summary>
    public TimeSeriesTable InstanceScores { get; private set; } = TimeSeriesTable.Empty;

    protected override string? Recognize(HdfGroup root) =>
        root.Dataset("frames") is not null && root.Dataset("instances") is not null && root.Group("metadata") is not null
            ? "it has the tables frames and instances, and metadata"
            : null;

    protected override MotionRecording Read(HdfGroup root, LoadOptions options, CancellationToken cancellation)
    {
        List<string> notices = [];
        var metadata = root.Group("metadata") ?? throw root.Broken("there is no group metadata.");
        var formatId = metadata.Number("format_id") ?? 1;
        var tables = SleapTables.Read(root, formatId);
        var videos = SleapMetadata.Videos(root.Dataset("videos_json"));
        Videos = [.. videos.Select(video => video.File)];
        SleapFrame[] frames = Chosen(root, tables, videos, options.Video, notices);
        SleapInstance[] instances = [.. frames.SelectMany(frame => tables.Of(frame))];
        var nodes = Nodes(root, SleapMetadata.Read(metadata).Skeletons, instances);
        Edges = nodes.Edges;
        SleapPeople people = new(tables, frames, SleapMetadata.Tracks(root.Dataset("tracks_json")), hasOtherVideos: videos.Count > 1);
        var count = frames.Length == 0 ? 0 : frames.Max(frame => frame.Index) + 1;
        if ((UInt128)(uint)count * (uint)people.Names.Count * (uint)nodes.Names.Count > (UInt128)(ulong)(MaxSparsePoints + (PointsAByte * root.FileLength)))
        {
            throw root.Needed("frames").Broken(FormattableString.Invariant($"a frame has the number {count - 1:N0}: {count:N0} frames of {people.Names.Count:N0} animals are too many for a file of {root.FileLength:N0} bytes."));
        }

        var persons = people.Read(frames, count, nodes, notices, cancellation);
        InstanceScores = people.Scores;
        return new()
        {
            Format = Format,
            FormatDetail = FormattableString.Invariant($"format {formatId:0.0##}"),
            Persons = persons,
            FrameCount = count,
            Unit = LengthUnit.Pixel,
            UnitSource = SleapSkeleton.UnitSource,
            Axes = Axes.YDown,
            AxesSource = SleapSkeleton.AxesSource,
            Dimensions = 2,
            PersonsAreSlots = !people.AreTracks && people.Names.Count > 1,
            Notices = notices,
        };
    }

    /// <summary>The frames of the video that was asked for; without a wish of the first that has frames.</summary>
    private SleapFrame[] Chosen(HdfGroup root, SleapTables tables, IReadOnlyList<(string File, int Id)> videos, int? wish, List<string> notices)
    {
        if (wish is { } index && (index < 0 || index >= videos.Count))
        {
            throw root.Broken($"LoadOptions.Video is {index}; the project has {videos.Count} videos, with indices from 0.");
        }

        HashSet<int> labeled = [.. tables.Frames.Select(frame => frame.Video)];
        Video = wish ?? Math.Max(0, videos.ToList().FindIndex(video => labeled.Contains(video.Id)));
        if (videos.Count > 1 && wish is null)
        {
            notices.Add($"The project has {videos.Count} videos; this is number {Video}. Give LoadOptions.Video for another.");
        }

        var id = Video < videos.Count ? videos[Video].Id : labeled.FirstOrDefault();
        SleapFrame[] frames = [.. tables.Frames.Where(frame => frame.Video == id)];
        if (frames.Length == 0)
        {
            notices.Add("No frame of the video is labeled.");
        }

        return frames;
    }

    private static SleapMetadata.Nodes Nodes(HdfGroup root, IReadOnlyList<SleapMetadata.Nodes> skeletons, SleapInstance[] instances)
    {
        if (skeletons.Count == 0)
        {
            return instances.Length == 0 ? new("", [], []) : throw root.Broken("the project has instances and no skeleton.");
        }

        var index = instances.Length == 0 ? 0 : instances[0].Skeleton;
        return index >= 0 && index < skeletons.Count ? skeletons[index] : throw root.Broken($"an instance has the skeleton {index}; the project has {skeletons.Count}.");
    }
}
