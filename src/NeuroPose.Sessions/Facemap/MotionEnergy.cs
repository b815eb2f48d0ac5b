using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Ingest;
using NeuroPose.Videos;

namespace NeuroPose.Sessions.Facemap;

/// <summary>The motion of regions of a camera's picture: the mean of |gray − gray of the frame before|, 0 for the first frame.</summary>
internal static class MotionEnergy
{
    private const double MostOverlap = 0.2;

    /// <summary>A signal for each region, over all videos of the camera.</summary>
    /// <exception cref="FileFormatException">A region lies outside of the picture.</exception>
    public static IReadOnlyList<FaceSignal> Of(CameraFiles camera, IReadOnlyList<FaceRegion> regions, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var total = camera.FrameCount;
        var energies = regions.Select(_ => new double[total]).ToArray();
        var frame = 0;
        byte[]? before = null;
        foreach (var video in camera.Videos)
        {
            Check(regions, video, camera.Camera.Id);
            using var reader = Video.Open(video.File.FullPath, new() { Pixels = PixelForm.Gray }, cancellation).Read(cancellation);
            while (frame < total && reader.Next() is { } read)
            {
                var now = read.Bytes.ToArray();
                for (var region = 0; region < regions.Count; region++)
                {
                    energies[region][frame] = before is null ? 0 : Difference(before, now, read.Width, regions[region]);
                }

                before = now;
                frame++;
                if (frame % 256 == 0)
                {
                    progress?.Report(new(frame, total, "frames", camera.Camera.Id));
                }
            }
        }

        // Frames that could not be decoded have no motion that is known.
        foreach (var energy in energies)
        {
            energy.AsSpan(frame).Fill(double.NaN);
        }

        return [.. regions.Select((region, index) => new FaceSignal(
            $"motion_{region.Name}", 1, energies[index], "a.u.",
            FormattableString.Invariant($"mean absolute difference of gray values to the frame before, in x {region.X}, y {region.Y}, {region.Width} × {region.Height} pixels")))];
    }

    /// <summary>Regions of one camera that share more than a fifth of the smaller one, in sentences.</summary>
    public static IEnumerable<string> Overlaps(IReadOnlyList<FaceRegion> regions)
    {
        for (var first = 0; first < regions.Count; first++)
        {
            for (var second = first + 1; second < regions.Count; second++)
            {
                var (a, b) = (regions[first], regions[second]);
                var width = Math.Max(0, Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X));
                var height = Math.Max(0, Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y));
                var share = (double)((long)width * height) / Math.Min((long)a.Width * a.Height, (long)b.Width * b.Height);
                if (a.CameraId == b.CameraId && share > MostOverlap)
                {
                    yield return FormattableString.Invariant($"the regions {a.Name} and {b.Name} share {share * 100:0} % of the smaller one.");
                }
            }
        }
    }

    private static void Check(IReadOnlyList<FaceRegion> regions, CameraVideo video, string camera)
    {
        foreach (var region in regions)
        {
            if ((long)region.X + region.Width > video.Facts.Width || (long)region.Y + region.Height > video.Facts.Height)
            {
                throw new FileFormatException(
                    FormattableString.Invariant($"the region \"{region.Name}\" goes to x {region.X + region.Width}, y {region.Y + region.Height}; the picture of camera {camera} has {video.Facts.Width} × {video.Facts.Height} pixels."),
                    new(File: video.File.Path, Path: "facemap.regions"));
            }
        }
    }

    private static double Difference(byte[] before, byte[] now, int width, FaceRegion region)
    {
        var sum = 0L;
        for (var row = region.Y; row < region.Y + region.Height; row++)
        {
            var start = (row * width) + region.X;
            for (var at = start; at < start + region.Width; at++)
            {
                sum += Math.Abs(now[at] - before[at]);
            }
        }

        return sum / ((double)region.Width * region.Height);
    }
}
