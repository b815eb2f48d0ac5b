using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NeuroPose.Files;
using NeuroPose.Json;
using NeuroPose.Processes;
using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Ingest;
using NeuroPose.Videos;

namespace NeuroPose.Sessions.Transcoding;

/// <summary>A video that was transcoded.</summary>
/// <param name="Source">The original.</param>
/// <param name="Path">The new file.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="WasKept">Whether it was there already, of the same source and options.</param>
internal sealed record TranscodedVideo(SourceFile Source, string Path, string Sha256, bool WasKept);

/// <summary>
/// Transcodes videos with ffmpeg: every frame stays, at its own time, and one thread with exact flags gives the same bytes again. The name
/// holds a hash of source and options; a file beside it says what it was made from, and what is there of the same is kept.
/// </summary>
internal static class VideoTranscoding
{
    private const string Ffmpeg = "ffmpeg";

    /// <summary>Transcodes the videos of a camera.</summary>
    /// <exception cref="NeuroPoseException">ffmpeg is not there or fails, or the new video has another number of frames.</exception>
    public static async Task<IReadOnlyList<TranscodedVideo>> OfAsync(CameraFiles camera, TranscodeOptions options, string folder, CancellationToken cancellation)
    {
        List<TranscodedVideo> made = [];
        foreach (var video in camera.Videos)
        {
            made.Add(await OneAsync(camera.Camera.Id, video, options, folder, cancellation).ConfigureAwait(false));
        }

        return made;
    }

    /// <summary>What ffmpeg is called with between input and output.</summary>
    public static IReadOnlyList<string> Arguments(TranscodeOptions options) =>
    [
        "-map", "0:V:0", "-an", "-sn", "-dn", "-map_metadata", "-1", "-fps_mode", "passthrough", "-enc_time_base", "-1",
        "-c:v", options.Codec, "-crf", options.Crf.ToString(CultureInfo.InvariantCulture),
        .. options.Codec is "libx264" or "libx265" ? (string[])["-preset", options.Preset] : ["-b:v", "0"],
        "-g", options.KeyInterval.ToString(CultureInfo.InvariantCulture), "-pix_fmt", "yuv420p", "-threads", "1",
        .. options.Codec == "libx265" ? (string[])["-x265-params", "pools=none:frame-threads=1:log-level=error"] : [],
        "-flags:v", "+bitexact", "-fflags", "+bitexact", "-sws_flags", "bilinear+accurate_rnd+full_chroma_int+bitexact", "-video_track_timescale", "90000",
    ];

    private static async Task<TranscodedVideo> OneAsync(string camera, CameraVideo video, TranscodeOptions options, string folder, CancellationToken cancellation)
    {
        var arguments = Arguments(options);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{video.File.Sha256}\n{string.Join('\n', arguments)}")));
        var path = Path.Combine(folder, $"{camera}_transcoded_{key[..12]}.mp4");
        if (Kept(path, key) is { } hash)
        {
            return new(video.File, path, hash, WasKept: true);
        }

        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, $".{Path.GetFileName(path)}.part.mp4");
        try
        {
            var run = await new ExternalProgram(Ffmpeg, ["-nostdin", "-v", "error", "-y", "-i", "file:" + video.File.FullPath, .. arguments, "file:" + part])
            {
                TimeLimit = TimeSpan.FromHours(24),
            }.RunAsync(cancellation).ConfigureAwait(false);
            if (run.ExitCode != 0)
            {
                throw run.Failure($"could not transcode {video.File.Path}", "See codec and preset under [video.transcode].");
            }

            var frames = Video.Open(part, cancellation: cancellation).ReadTimes(cancellation).Count;
            if (frames != video.Times.Count)
            {
                throw new FileFormatException(FormattableString.Invariant($"transcoded it has {frames} frames instead of {video.Times.Count}; the original is damaged."), new(File: video.File.Path));
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }

        var sha256 = FileHash.Of(path);
        AtomicFile.WriteText(Sidecar(path), ObjectText.Of(json =>
        {
            json.BeginObject();
            json.Member("key", key);
            json.Member("source", video.File.Path);
            json.Member("source_sha256", video.File.Sha256);
            json.Member("arguments", string.Join(' ', arguments));
            json.Member("sha256", sha256);
            json.Member("bytes", new FileInfo(path).Length);
            json.EndObject();
        }) + "\n");
        return new(video.File, path, sha256, WasKept: false);
    }

    // What is there counts only where it is whole, and of this source and these options.
    private static string? Kept(string path, string key)
    {
        if (!File.Exists(path) || !File.Exists(Sidecar(path)))
        {
            return null;
        }

        try
        {
            var facts = ObjectText.Value(File.ReadAllText(Sidecar(path)), Sidecar(path)).Members;
            var sha256 = facts.GetValueOrDefault("sha256")?.Text;
            return facts.GetValueOrDefault("key")?.Text == key && FileHash.Of(path) == sha256 ? sha256 : null;
        }
        catch (FileFormatException)
        {
            return null;
        }
    }

    private static string Sidecar(string path) => path + ".json";
}
