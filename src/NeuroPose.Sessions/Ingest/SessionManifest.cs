using NeuroPose.Files;
using NeuroPose.Json;
using NeuroPose.Sessions.Configuration;
using NeuroPose.Videos;

namespace NeuroPose.Sessions.Ingest;

/// <summary>A video and what is known of its frames.</summary>
/// <param name="File">The file.</param>
/// <param name="Facts">What its header says.</param>
/// <param name="Times">Its frames, counted by their packets.</param>
internal sealed record CameraVideo(SourceFile File, VideoFacts Facts, FrameTimes Times);

/// <summary>The files of a camera.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="Videos">Its videos in order.</param>
/// <param name="Poses">Files with poses, in order.</param>
/// <param name="Facemap">Facemap's files.</param>
internal sealed record CameraFiles(CameraDescription Camera, IReadOnlyList<CameraVideo> Videos, IReadOnlyList<SourceFile> Poses, IReadOnlyList<SourceFile> Facemap)
{
    /// <summary>The frames of all its videos.</summary>
    public int FrameCount => Videos.Sum(video => video.Times.Count);
}

/// <summary>The pulses of a channel and the files that they are from.</summary>
/// <param name="Ttl">The channel.</param>
/// <param name="Files">Its files; may be none.</param>
/// <param name="Pulses">Its pulses.</param>
internal sealed record TtlFiles(TtlDescription Ttl, IReadOnlyList<SourceFile> Files, PulseTrain Pulses);

/// <summary>All that was found of a session.</summary>
internal sealed record SessionManifest
{
    public required SessionSource Source { get; init; }

    public required IReadOnlyList<CameraFiles> Cameras { get; init; }

    public required IReadOnlyList<TtlFiles> Ttls { get; init; }

    public required IReadOnlyList<SourceFile> Bpod { get; init; }

    public required IReadOnlyList<SourceFile> Events { get; init; }

    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Every file, once.</summary>
    public IEnumerable<SourceFile> Files => Cameras.SelectMany(camera => camera.Videos.Select(video => video.File).Concat(camera.Poses).Concat(camera.Facemap))
        .Concat(Ttls.SelectMany(ttl => ttl.Files)).Concat(Bpod).Concat(Events).DistinctBy(file => file.Path);

    /// <summary>Finds a session's files, counts frames and reads pulses.</summary>
    /// <exception cref="FileFormatException">A camera has no video, or a file that is named is not there or not what it should be.</exception>
    public static SessionManifest Discover(SessionSource source, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        var (config, session, folder) = source;
        var search = new FileSearch(folder);
        List<string> notices = [.. config.Notices, .. session.Notices];
        List<CameraFiles> cameras = [];
        Dictionary<string, string> owners = new(StringComparer.Ordinal);
        foreach (var camera in session.Cameras)
        {
            var videos = search.Find(camera.Paths, camera.Order);
            if (videos.Count == 0)
            {
                throw new FileFormatException(
                    $"camera {camera.Id}: no video fits {Quoted(camera.Paths)} in {folder}. {search.Instead(camera.Paths)}", new(File: session.File, Path: "cameras"));
            }

            foreach (var video in videos)
            {
                if (!owners.TryAdd(video.Path, camera.Id))
                {
                    throw new FileFormatException($"the video \"{video.Path}\" fits the patterns of two cameras, {owners[video.Path]} and {camera.Id}.", new(File: session.File, Path: "cameras"));
                }
            }

            if (camera.Order is FileOrder.NameAscending && FileSearch.HasNumbersOutOfOrder(videos))
            {
                notices.Add($"camera {camera.Id}: by name, {string.Join(", ", videos.Take(4).Select(video => video.Name))}; numbers in these names are not in their order. Write them with leading zeros, or use order = \"time_asc\".");
            }

            progress?.Report(new(cameras.Count, session.Cameras.Count, "cameras", camera.Id));
            cameras.Add(new(
                camera,
                [.. videos.Select(video => Count(video, cancellation))],
                Named(search, camera.Poses, $"camera {camera.Id}: no file of poses", session),
                Named(search, camera.Facemap, $"camera {camera.Id}: no file of Facemap", session)));
        }

        List<TtlFiles> ttls = [];
        foreach (var ttl in session.Ttls)
        {
            var files = search.Find(ttl.Paths);
            if (files.Count == 0 && !session.IsByConvention)
            {
                notices.Add($"TTL {ttl.Id}: no file fits {Quoted(ttl.Paths)}; it has no pulses.");
            }

            ttls.Add(new(ttl, files, PulseFile.Read(ttl, files)));
            notices.AddRange(ttls[^1].Pulses.Notices);
        }

        return new()
        {
            Source = source,
            Cameras = cameras,
            Ttls = ttls,
            Bpod = session.Bpod is { } bpod && config.Bpod.Parse ? Named(search, bpod.Paths, "no Bpod file", session, bpod.Order) : [],
            Events = Named(search, session.Events, "no file of events", session),
            Notices = notices,
        };
    }

    /// <summary>The pulses of a camera's frames; null where it has none.</summary>
    public PulseTrain? PulsesOf(CameraDescription camera) =>
        Ttls.FirstOrDefault(ttl => ttl.Ttl.Id == camera.TtlId) is { Files.Count: > 0 } found ? found.Pulses : null;

    /// <summary>Writes manifest.json.</summary>
    public void Save(string path) => AtomicFile.Write(path, stream =>
    {
        using var json = new JsonPrinter(stream, indent: 2);
        json.BeginObject();
        json.Member("session_id", Source.Session.Id);
        json.Member("config_sha256", Source.Config.Sha256);
        json.Member("session_sha256", Source.Session.Sha256);
        json.Name("cameras");
        json.Array(Cameras, (to, camera) =>
        {
            to.BeginObject();
            to.Member("camera_id", camera.Camera.Id);
            to.Member("ttl_id", camera.Camera.TtlId);
            to.Member("frame_count", (long)camera.FrameCount);
            to.Member("ttl_pulse_count", PulsesOf(camera.Camera)?.Count);
            to.Name("video_files");
            to.Array(camera.Videos, (inner, video) =>
            {
                inner.BeginObject();
                Write(inner, video.File);
                inner.Member("frame_count", (long)video.Times.Count);
                inner.Member("width", (long)video.Facts.Width);
                inner.Member("height", (long)video.Facts.Height);
                inner.Member("frames_per_second", double.IsNaN(video.Facts.FramesPerSecond) ? null : video.Facts.FramesPerSecond);
                inner.EndObject();
            });
            WriteAll(to, "pose_files", camera.Poses);
            WriteAll(to, "facemap_files", camera.Facemap);
            to.EndObject();
        });
        json.Name("ttls");
        json.Array(Ttls, (to, ttl) =>
        {
            to.BeginObject();
            to.Member("ttl_id", ttl.Ttl.Id);
            to.Member("pulse_count", (long)ttl.Pulses.Count);
            WriteAll(to, "files", ttl.Files);
            to.EndObject();
        });
        WriteAll(json, "bpod_files", Bpod);
        WriteAll(json, "event_files", Events);
        json.Name("notices");
        json.Array(Notices, (to, notice) => to.Text(notice));
        json.EndObject();
    });

    private static void WriteAll(JsonPrinter json, string name, IReadOnlyList<SourceFile> files)
    {
        json.Name(name);
        json.Array(files, (to, file) =>
        {
            to.BeginObject();
            Write(to, file);
            to.EndObject();
        });
    }

    private static void Write(JsonPrinter json, SourceFile file)
    {
        json.Member("path", file.Path);
        json.Member("bytes", file.Bytes);
        json.Member("sha256", file.Sha256);
    }

    private static CameraVideo Count(SourceFile file, CancellationToken cancellation)
    {
        if (file.Bytes == 0)
        {
            throw new FileFormatException("the video is empty (0 bytes).", new(File: file.FullPath));
        }

        var video = Video.Open(file.FullPath, cancellation: cancellation);
        return new(file, video.Facts, video.ReadTimes(cancellation));
    }

    // What session.toml names has to be there; what is only usual may be missing.
    private static IReadOnlyList<SourceFile> Named(FileSearch search, IReadOnlyList<string> patterns, string problem, SessionDescription session, FileOrder order = FileOrder.NameAscending)
    {
        var found = search.Find(patterns, order);
        return found.Count > 0 || patterns.Count == 0 || session.IsByConvention
            ? found
            : throw new FileFormatException($"{problem} fits {Quoted(patterns)}. {search.Instead(patterns)}", new(File: session.File));
    }

    private static string Quoted(IReadOnlyList<string> patterns) => string.Join(" or ", patterns.Select(pattern => $"\"{pattern}\""));
}
