using NeuroPose.Videos;

namespace NeuroPose.Inference.Tests.Synthetic;

/// <summary>
/// A walking figure of 17 colored discs, one for each keypoint of COCO, whose places are known in every frame. Coordinates are continuous:
/// the middle of the first pixel is at 0.5.
/// </summary>
internal sealed record StickFigure(double Left, double Top, double Height, double PixelsPerFrame = 2.3)
{
    public const int Joints = 17;
    public const double Radius = 7;
    private const byte Background = 40;

    /// <summary>Colors as far from each other and from the background as 17 can be.</summary>
    public static IReadOnlyList<(byte Red, byte Green, byte Blue)> Colors { get; } =
    [
        (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (255, 0, 255), (0, 255, 255), (255, 128, 0), (255, 0, 128), (128, 255, 0),
        (0, 255, 128), (128, 0, 255), (0, 128, 255), (255, 128, 128), (128, 255, 128), (128, 128, 255), (255, 255, 128), (128, 255, 255),
    ];

    /// <summary>Where the keypoints are in a frame.</summary>
    public (double X, double Y)[] Keypoints(int frame)
    {
        var swing = 0.45 * Math.Sin(2 * Math.PI * frame / 30);
        var middle = Left + (PixelsPerFrame * frame);
        (double X, double Y) At(double x, double y) => (middle + (x * Height), Top + (y * Height));
        (double X, double Y) Limb((double X, double Y) from, double length, double angle) =>
            (from.X + (length * Height * Math.Sin(angle)), from.Y + (length * Height * Math.Cos(angle)));
        (double X, double Y)[] points = new (double, double)[Joints];
        (points[0], points[1], points[2], points[3], points[4]) = (At(0, 0.06), At(0.05, 0), At(-0.05, 0), At(0.11, 0.03), At(-0.11, 0.03));
        (points[5], points[6], points[11], points[12]) = (At(0.14, 0.2), At(-0.14, 0.2), At(0.09, 0.5), At(-0.09, 0.5));
        (points[7], points[8]) = (Limb(points[5], 0.16, 0.35 - swing), Limb(points[6], 0.16, swing - 0.35));
        (points[9], points[10]) = (Limb(points[7], 0.14, 0.6 - swing), Limb(points[8], 0.14, swing - 0.6));
        (points[13], points[14]) = (Limb(points[11], 0.24, swing), Limb(points[12], 0.24, -swing));
        (points[15], points[16]) = (Limb(points[13], 0.24, swing - 0.2), Limb(points[14], 0.24, -swing - 0.2));
        return points;
    }

    /// <summary>Those keypoints of a frame whose discs no other covers.</summary>
    public IEnumerable<int> Clear(int frame)
    {
        var points = Keypoints(frame);
        return Enumerable.Range(0, Joints).Where(joint => Enumerable.Range(0, Joints).All(other =>
            other == joint || Math.Pow(points[other].X - points[joint].X, 2) + Math.Pow(points[other].Y - points[joint].Y, 2) > Math.Pow((2 * Radius) + 2, 2)));
    }

    /// <summary>Writes a video of figures, without loss.</summary>
    public static string Write(string path, int width, int height, int frames, params IReadOnlyList<StickFigure> figures)
    {
        using var writer = VideoWriter.Create(path, width, height, 30, isLossless: true);
        for (var frame = 0; frame < frames; frame++)
        {
            writer.Write(Draw(width, height, frame, figures));
        }

        writer.Finish();
        return path;
    }

    private static byte[] Draw(int width, int height, int frame, IReadOnlyList<StickFigure> figures)
    {
        var rgb = new byte[width * height * 3];
        Array.Fill(rgb, Background);
        foreach (var figure in figures)
        {
            var points = figure.Keypoints(frame);
            for (var joint = Joints - 1; joint >= 0; joint--)
            {
                Disc(rgb, width, height, points[joint], Colors[joint]);
            }
        }

        return rgb;
    }

    private static void Disc(byte[] rgb, int width, int height, (double X, double Y) middle, (byte Red, byte Green, byte Blue) color)
    {
        for (var row = (int)Math.Max(0, middle.Y - Radius - 1); row < Math.Min(height, middle.Y + Radius + 2); row++)
        {
            for (var column = (int)Math.Max(0, middle.X - Radius - 1); column < Math.Min(width, middle.X + Radius + 2); column++)
            {
                var away = Math.Sqrt(Math.Pow(column + 0.5 - middle.X, 2) + Math.Pow(row + 0.5 - middle.Y, 2));
                var cover = Math.Clamp(Radius + 0.5 - away, 0, 1);
                var at = ((row * width) + column) * 3;
                byte Mixed(byte level, byte ink) => (byte)Math.Round((level * (1 - cover)) + (ink * cover));
                (rgb[at], rgb[at + 1], rgb[at + 2]) = (Mixed(rgb[at], color.Red), Mixed(rgb[at + 1], color.Green), Mixed(rgb[at + 2], color.Blue));
            }
        }
    }
}
