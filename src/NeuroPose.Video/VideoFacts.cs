using System.Globalization;
using System.Text;
using NeuroPose.Json;

namespace NeuroPose.Videos;

/// <summary>
/// What a video's header says. It is what the file claims: how many frames there are, and when, only <see cref="Video.ReadTimes"/> or
/// reading them tells. Cover art is not a video.
/// </summary>
/// <param name="Container">The kind of file, as ffmpeg calls it, such as <c>mov,mp4,m4a,3gp,3g2,mj2</c>.</param>
/// <param name="Codec">How the frames are encoded, such as <c>h264</c>.</param>
/// <param name="PixelFormat">How the codec stores pixels, such as <c>yuv420p</c>; empty where it is not known.</param>
/// <param name="Width">Width of a frame as it is shown and read, in pixels: the rotation is applied.</param>
/// <param name="Height">Height of a frame as it is shown and read, in pixels.</param>
/// <param name="Rotation">By how many degrees the stored picture is turned clockwise to be shown: 0 to 359.</param>
/// <param name="PixelAspect">Width of a pixel to its height; NaN where the file does not say. Frames are read as they are stored, not
/// stretched.</param>
/// <param name="NominalRate">The rate that all times of the file fit into, in frames a second (ffmpeg's <c>r_frame_rate</c>).</param>
/// <param name="AverageRate">Frames to duration, as the header has them (ffmpeg's <c>avg_frame_rate</c>).</param>
/// <param name="TimeBase">The unit of the times in the file, in seconds.</param>
/// <param name="DurationSeconds">How long the video lasts; NaN where the header does not say.</param>
/// <param name="StartSeconds">The time of the first frame; NaN where the header does not say.</param>
public sealed record VideoFacts(
    string Container,
    string Codec,
    string PixelFormat,
    int Width,
    int Height,
    int Rotation,
    double PixelAspect,
    Ratio NominalRate,
    Ratio AverageRate,
    Ratio TimeBase,
    double DurationSeconds,
    double StartSeconds)
{
    /// <summary>The best known rate in frames a second: the average one, else the nominal one; NaN where neither is known.</summary>
    public double FramesPerSecond => AverageRate.IsKnown ? AverageRate.Value : NominalRate.Value;

    /// <summary>Reads what ffprobe has written.</summary>
    /// <param name="json">The streams and the format.</param>
    /// <param name="file">The video, for messages.</param>
    internal static VideoFacts Parse(string json, string file)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var cursor = new JsonCursor(text, file);
        var root = cursor.ReadTree(largest: 1 << 22);
        var format = Member(root, "format");
        if (Member(root, "streams")?.Items is not [var stream, ..])
        {
            var count = Number(format, "nb_streams");
            throw new FileFormatException(
                string.Create(CultureInfo.InvariantCulture, $"no video in this file ({Text(format, "format_name")}, {count} stream{(count == 1 ? "" : "s")}: sound, pictures of a cover, or data). Choose a file with moving pictures."),
                new(File: file));
        }

        var (width, height) = ((int)Number(stream, "width"), (int)Number(stream, "height"));
        if (width <= 0 || height <= 0)
        {
            throw new FileFormatException("the file does not say how large its frames are: its video is cut, or is none.", new(File: file));
        }

        var rotation = Turned(stream);
        var isTurned = rotation % 180 is > 45 and < 135;
        return new(
            Text(format, "format_name"),
            Text(stream, "codec_name"),
            Text(stream, "pix_fmt"),
            isTurned ? height : width,
            isTurned ? width : height,
            rotation,
            Ratio.Parse(Text(stream, "sample_aspect_ratio")).Value,
            Ratio.Parse(Text(stream, "r_frame_rate")),
            Ratio.Parse(Text(stream, "avg_frame_rate")),
            Ratio.Parse(Text(stream, "time_base")),
            Duration(stream, format),
            Number(stream, "start_time"));
    }

    // ffprobe counts turns against the clock.
    private static int Turned(JsonTree stream)
    {
        var data = Member(stream, "side_data_list")?.Items ?? [];
        var turns = data.Select(one => Number(one, "rotation")).FirstOrDefault(double.IsFinite, 0);
        return ((-(int)Math.Round(turns) % 360) + 360) % 360;
    }

    // A list of edits cuts what is shown, and only the format's duration knows it; sound may last longer, and only the stream's knows it.
    private static double Duration(JsonTree stream, JsonTree? format)
    {
        var (own, whole) = (Number(stream, "duration"), Number(format, "duration"));
        own = double.IsNaN(own) && Text(Member(stream, "tags"), "DURATION") is { Length: > 0 } tag
            && TimeSpan.TryParse(tag[..Math.Min(tag.Length, 16)], CultureInfo.InvariantCulture, out var span) ? span.TotalSeconds : own;
        return double.IsNaN(own) ? whole : double.IsNaN(whole) ? own : Math.Min(own, whole);
    }

    private static JsonTree? Member(JsonTree? tree, string name) =>
        tree is { Kind: JsonKind.Object } && tree.Members.TryGetValue(name, out var member) ? member : null;

    private static string Text(JsonTree? tree, string name) => Member(tree, name)?.Text ?? "";

    private static double Number(JsonTree? tree, string name) =>
        double.TryParse(Text(tree, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
