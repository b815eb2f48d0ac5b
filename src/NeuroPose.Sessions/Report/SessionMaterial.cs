using NeuroPose.Figures.Drawing;
using NeuroPose.Sessions.Events;
using NeuroPose.Sessions.Facemap;
using NeuroPose.Sessions.Ingest;
using NeuroPose.Sessions.Poses;
using NeuroPose.Sessions.Synchronization;
using NeuroPose.Videos;

namespace NeuroPose.Sessions.Report;

/// <summary>What a report is made of.</summary>
internal sealed record SessionMaterial
{
    private const int ThumbnailWidth = 240;
    private const int LaterFrame = 60;

    public required SessionManifest Manifest { get; init; }

    public required SessionSync Sync { get; init; }

    public required IReadOnlyList<CameraPoses> Poses { get; init; }

    public required IReadOnlyList<FaceData> Faces { get; init; }

    public required SessionTrials Trials { get; init; }

    public required IReadOnlyList<QualityGate> Gates { get; init; }

    /// <summary>What the validation of the NWB file found, in lines.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    public IReadOnlyList<(string Caption, byte[] Png)> Thumbnails { get; init; } = [];

    /// <summary>A frame from the beginning of each camera's video and one shortly after, small and gray.</summary>
    public static IReadOnlyList<(string Caption, byte[] Png)> ThumbnailsOf(SessionManifest manifest, CancellationToken cancellation)
    {
        List<(string, byte[])> thumbnails = [];
        foreach (var camera in manifest.Cameras)
        {
            using var reader = Video.Open(camera.Videos[0].File.FullPath, new() { Pixels = PixelForm.Gray, AcceptsCutFiles = true }, cancellation).Read(cancellation);
            VideoFrame? last = null;
            while ((last is null || last.Index < LaterFrame) && reader.Next() is { } frame)
            {
                if (frame.Index == 0)
                {
                    thumbnails.Add((FormattableString.Invariant($"{camera.Camera.Id}, frame 0"), Small(frame)));
                }

                last = frame;
            }

            if (last is { Index: > 0 })
            {
                thumbnails.Add((FormattableString.Invariant($"{camera.Camera.Id}, frame {last.Index}"), Small(last)));
            }
        }

        return thumbnails;
    }

    // Each pixel is the mean of the block that it stands for.
    private static byte[] Small(VideoFrame frame)
    {
        var factor = Math.Max(1, (frame.Width + ThumbnailWidth - 1) / ThumbnailWidth);
        int width = frame.Width / factor, height = Math.Max(1, frame.Height / factor);
        var pixels = new byte[width * height];
        var from = frame.Bytes.Span;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var sum = 0;
                for (var row = 0; row < factor; row++)
                {
                    for (var column = 0; column < factor; column++)
                    {
                        sum += from[(((y * factor) + row) * frame.Width) + (x * factor) + column];
                    }
                }

                pixels[(y * width) + x] = (byte)(sum / (factor * factor));
            }
        }

        return IndexedPng.Encode(pixels, width, [.. Enumerable.Range(0, 256).Select(gray => new Rgb((byte)gray, (byte)gray, (byte)gray))]);
    }
}
