using NeuroPose.Testing;

namespace NeuroPose.Videos.Tests;

/// <summary>Frames and their times, from files that ffmpeg makes.</summary>
public sealed class VideoReadingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [VideoFact]
    public void A_video_says_what_it_is_and_each_frame_when_it_is_shown()
    {
        var video = Video.Open(VideoFiles.TestPicture(folder.PathTo("walk.mp4")));
        var frames = video.ToList();

        var facts = video.Facts;
        Assert.Equal(("h264", "yuv420p", 160, 120, 0), (facts.Codec, facts.PixelFormat, facts.Width, facts.Height, facts.Rotation));
        Assert.Equal((new Ratio(30, 1), new Ratio(30, 1), 30.0), (facts.NominalRate, facts.AverageRate, facts.FramesPerSecond));
        Assert.Equal((1.0, 0.0, 1.0), (facts.DurationSeconds, facts.StartSeconds, facts.PixelAspect));
        Assert.Equal(Enumerable.Range(0, 30).Select(n => n / 30.0), frames.Select(frame => frame.Seconds));
        Assert.Equal(Enumerable.Range(0, 30), frames.Select(frame => frame.Index));
        Assert.All(frames, frame => Assert.Equal(160 * 120 * 3, frame.Bytes.Length));
    }

    [VideoFact]
    public void A_video_of_variable_rate_keeps_its_frames_at_their_own_times_with_all_digits()
    {
        var path = folder.PathTo("phone.mp4");
        VideoFiles.Make(
            "-f lavfi -i testsrc2=s=160x120:r=30:d=4 -vf select='lt(n,40)+not(mod(n,7))' -fps_mode passthrough -pix_fmt yuv420p {}", path);
        var kept = Enumerable.Range(0, 120).Where(n => n < 40 || n % 7 == 0).Select(n => n / 30.0).ToList();

        var video = Video.Open(path);

        Assert.Equal(kept, video.Select(frame => frame.Seconds));
        var times = video.ReadTimes();
        Assert.Equal((kept.Count, 0), (times.Count, times.Discarded));
        Assert.Equal(kept, times.Seconds);
    }

    [VideoFact]
    public void On_request_a_video_is_brought_to_a_constant_rate()
    {
        var path = folder.PathTo("phone.mp4");
        VideoFiles.Make(
            "-f lavfi -i testsrc2=s=160x120:r=30:d=4 -vf select='lt(n,40)+not(mod(n,7))' -fps_mode passthrough -pix_fmt yuv420p {}", path);

        var frames = Video.Open(path, new() { FramesPerSecond = 12 }).ToList();

        Assert.Equal(Enumerable.Range(0, frames.Count).Select(n => n / 12.0), frames.Select(frame => frame.Seconds));
        Assert.InRange(frames.Count, 46, 48);
    }

    [VideoTheory]
    [InlineData(90, 120, 160)]
    [InlineData(270, 120, 160)]
    [InlineData(180, 160, 120)]
    public void A_turned_video_is_read_as_it_is_shown(int degrees, int width, int height)
    {
        var (stored, turned) = (folder.PathTo("stored.mp4"), folder.PathTo("turned.mp4"));

        // The left quarter is white, the rest black.
        VideoFiles.Make("-f lavfi -i color=black:s=160x120:r=5:d=1,drawbox=c=white:w=40:h=120:t=fill -pix_fmt yuv420p {}", stored);
        VideoFiles.Make($"-i {{}} -c copy -metadata:s:v rotate={degrees} {{}}", stored, turned);

        var video = Video.Open(turned, new() { Pixels = PixelForm.Gray });
        var frame = video.First();

        Assert.Equal(degrees, 360 - video.Facts.Rotation);
        Assert.Equal((width, height), (frame.Width, frame.Height));
        bool IsWhite(int x, int y) => frame.Bytes.Span[(y * width) + x] > 200;
        var (mx, my) = (width / 2, height / 2);
        var sides = (IsWhite(4, my), IsWhite(mx, 4), IsWhite(width - 5, my), IsWhite(mx, height - 5));
        Assert.Equal(
            degrees switch { 90 => (false, false, false, true), 180 => (false, false, true, false), _ => (false, true, false, false) }, sides);
    }

    [VideoFact]
    public void The_picture_of_a_cover_is_no_video()
    {
        var (picture, song, film) = (VideoFiles.TestPicture(folder.PathTo("a.mp4")), folder.PathTo("song.m4a"), folder.PathTo("film.mkv"));
        VideoFiles.Make(
            "-f lavfi -i sine=d=1 -f lavfi -i color=red:s=64x64:d=1 -map 0 -map 1 -frames:v 1 -c:v png -disposition:v attached_pic {}", song);
        VideoFiles.Make(
            "-f lavfi -i color=red:s=64x64:d=0.04 -i {} -map 0 -map 1 -c:v:0 png -c:v:1 copy -disposition:v:0 attached_pic {}", picture, film.Replace("mkv", "mp4", StringComparison.Ordinal));

        var problem = Assert.Throws<FileFormatException>(() => Video.Open(song));
        Assert.Contains("no video in this file (mov,mp4,m4a,3gp,3g2,mj2, 2 streams: sound, pictures of a cover, or data)", problem.Message, StringComparison.Ordinal);
        var video = Video.Open(film.Replace("mkv", "mp4", StringComparison.Ordinal));
        Assert.Equal((160, 30, 30), (video.Facts.Width, video.Count(), video.ReadTimes().Count));
    }

    [VideoTheory]
    [InlineData("-x.mp4")]
    [InlineData("a:b.mp4")]
    [InlineData("walk %03d.mp4")]
    [InlineData("Gang – Jürgen 歩く.mp4")]
    [InlineData("two\nlines 'quoted' \"twice\".mp4")]
    [InlineData("pipe:0.mp4")]
    public void Any_name_of_a_file_is_a_name(string name)
    {
        var path = folder.PathTo(name);
        File.Move(VideoFiles.TestPicture(folder.PathTo("plain.mp4"), 0.2), path);

        Assert.Equal((6, 6), (Video.Open(path).Count(), Video.Open(path).ReadTimes().Count));
        var here = Environment.CurrentDirectory;
        Assert.Equal(6, Video.Open(Path.GetRelativePath(here, path)).Count());
    }

    [VideoTheory]
    [InlineData("mp4", "-c copy -movflags +faststart")]
    [InlineData("mkv", "-c copy")]
    [InlineData("avi", "-c:v mpeg4 -q:v 5")]
    public void A_cut_file_is_read_as_far_as_it_goes_and_reported(string kind, string coding)
    {
        var (whole, cut) = (folder.PathTo("whole." + kind), folder.PathTo("cut." + kind));
        VideoFiles.Make($"-i {{}} {coding} {{}}", VideoFiles.TestPicture(folder.PathTo("a.mp4"), 10), whole);
        Assert.Equal(300, Video.Open(whole).Count());
        var bytes = File.ReadAllBytes(whole);
        File.WriteAllBytes(cut, bytes[..(bytes.Length / 2)]);

        var read = 0;
        var problem = Assert.Throws<VideoException>(() =>
        {
            foreach (var frame in Video.Open(cut))
            {
                Assert.Equal(read++, frame.Index);
            }
        });

        Assert.InRange(read, 100, 200);
        Assert.StartsWith($"{cut}: {read} frames were read", problem.Message, StringComparison.Ordinal);
        Assert.Contains("The file is cut or damaged", problem.Message, StringComparison.Ordinal);
        using var reader = Video.Open(cut, new() { AcceptsCutFiles = true }).Read();
        while (reader.Next() is not null)
        {
        }

        Assert.Equal((read, false), (reader.Outcome!.Frames, reader.Outcome.IsWhole));
    }

    [VideoFact]
    public void A_video_without_its_end_where_its_table_stands_is_refused()
    {
        var path = VideoFiles.TestPicture(folder.PathTo("a.mp4"), 4);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length - 4000)]);

        var problem = Assert.Throws<VideoException>(() => Video.Open(path));

        Assert.Contains("moov atom not found", problem.Message, StringComparison.Ordinal);
        Assert.Contains("It is cut, damaged, or of another kind.", problem.Message, StringComparison.Ordinal);
    }

    [VideoFact]
    public void What_is_no_video_is_said_in_a_sentence()
    {
        var (empty, text, sound) = (folder.PathTo("empty.mp4"), folder.PathTo("notes.mp4"), folder.PathTo("sound.mp4"));
        File.WriteAllText(empty, "");
        File.WriteAllText(text, "not a video at all, just words");
        VideoFiles.Make("-f lavfi -i sine=d=1 {}", sound);

        Assert.EndsWith("absent.mp4: there is no such file.", Problem(folder.PathTo("absent.mp4")), StringComparison.Ordinal);
        Assert.EndsWith("this is a folder; expected a video file.", Problem(folder.Root), StringComparison.Ordinal);
        Assert.EndsWith("the file is empty; expected a video.", Problem(empty), StringComparison.Ordinal);
        Assert.Contains("this is no video that ffmpeg can read", Problem(text), StringComparison.Ordinal);
        Assert.Contains("no video in this file", Problem(sound), StringComparison.Ordinal);

        static string Problem(string path) => Assert.ThrowsAny<NeuroPoseException>(() => Video.Open(path)).Message;
    }

    [VideoFact]
    public void Without_ffmpeg_the_message_has_the_command_that_installs_it()
    {
        var path = VideoFiles.TestPicture(folder.PathTo("a.mp4"), 0.1);
        var options = new VideoOptions { Programs = new("no-such-ffmpeg", "no-such-ffprobe") };

        var problem = Assert.Throws<VideoException>(() => Video.Open(path, options));

        Assert.StartsWith("no-such-ffprobe was not found; videos are read and written with it. Install ffmpeg (", problem.Message, StringComparison.Ordinal);
    }

    [VideoFact]
    public void Packets_before_the_start_of_an_edit_are_no_frames()
    {
        var (whole, edited) = (VideoFiles.TestPicture(folder.PathTo("whole.mp4")), folder.PathTo("edited.mp4"));
        VideoFiles.Make("-ss 0.3 -i {} -c copy {}", whole, edited);

        var video = Video.Open(edited);
        var times = video.ReadTimes();

        Assert.Equal((21, 9), (times.Count, times.Discarded));
        Assert.Equal(times.Seconds, video.Select(frame => frame.Seconds));
        Assert.True(times.Units!.SequenceEqual(times.Units!.Order()));
    }

    [VideoFact]
    public void Packets_without_times_are_counted_and_their_times_are_not_invented()
    {
        var path = folder.PathTo("b-frames.avi");
        VideoFiles.Make("-i {} -c copy {}", VideoFiles.TestPicture(folder.PathTo("a.mp4"), 1), path);

        var times = Video.Open(path).ReadTimes();

        Assert.Equal(30, times.Count);
        Assert.Null(times.Units);
        Assert.All(times.Seconds, seconds => Assert.True(double.IsNaN(seconds)));
    }

    [VideoFact]
    public void Frames_keep_the_size_of_the_first_when_the_video_changes_it()
    {
        var (large, small, both) = (folder.PathTo("large.h264"), folder.PathTo("small.h264"), folder.PathTo("both.h264"));
        VideoFiles.Make("-f lavfi -i color=white:s=160x120:r=5:d=1 -pix_fmt yuv420p {}", large);
        VideoFiles.Make("-f lavfi -i color=white:s=64x48:r=5:d=1 -pix_fmt yuv420p {}", small);
        File.WriteAllBytes(both, [.. File.ReadAllBytes(large), .. File.ReadAllBytes(small)]);

        var frames = Video.Open(both, new() { Pixels = PixelForm.Gray, AcceptsCutFiles = true }).ToList();

        Assert.Equal(10, frames.Count);
        Assert.All(frames, frame => Assert.All(frame.Bytes.ToArray(), level => Assert.True(level > 200)));
    }

    [VideoFact]
    public async Task Cancelled_the_reading_ends_and_ffmpeg_with_it()
    {
        var path = VideoFiles.TestPicture(folder.PathTo("a.mp4"), 20);
        using var cancellation = new CancellationTokenSource();
        using var reader = Video.Open(path).Read(cancellation.Token);
        Assert.NotNull(reader.Next());
        Assert.Equal(OperatingSystem.IsLinux(), Readers(path) == 1);

        await cancellation.CancelAsync();

        Assert.Throws<OperationCanceledException>(() =>
        {
            while (reader.Next() is not null)
            {
            }
        });
        Assert.Equal(0, Readers(path));
    }

    [VideoFact]
    public void A_video_that_is_left_in_the_middle_leaves_no_ffmpeg_behind()
    {
        var path = VideoFiles.TestPicture(folder.PathTo("a.mp4"), 20);

        Assert.Equal(1, Video.Open(path).Skip(1).First().Index);

        Assert.Equal(0, Readers(path));
    }

    [VideoFact]
    public void A_long_video_takes_the_memory_of_a_frame()
    {
        var path = folder.PathTo("long.mp4");
        VideoFiles.Make("-f lavfi -i color=gray:s=640x480:r=30:d=20 -pix_fmt yuv420p -preset ultrafast {}", path);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, read) = (0L, 0L);

        using var reader = Video.Open(path).Read();
        byte[]? bytes = null;
        while (reader.Next(bytes) is { } frame)
        {
            bytes = frame.Pixels;
            read += frame.Bytes.Length;
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        }

        Assert.Equal(600L * 640 * 480 * 3, read);
        Assert.InRange(most - before, 0, 40_000_000);
    }

    // ffmpeg's that have this file open.
    private static int Readers(string path) => !OperatingSystem.IsLinux() ? 0 : Directory.EnumerateDirectories("/proc")
        .Count(process => int.TryParse(Path.GetFileName(process), out _) && CommandLine(process).Contains(path, StringComparison.Ordinal));

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
