using NeuroPose.Files;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Inference.Cameras;

/// <summary>Reads calibrations of several cameras: Pose2Sim's and Anipose's TOML, and OpenCV's YAML with one file a camera.</summary>
public static class CameraCalibration
{
    private static readonly string[] YamlEndings = [".yaml", ".yml"];

    /// <summary>Reads a calibration.</summary>
    /// <param name="path">A TOML file with all cameras, or a folder with one OpenCV file (YAML) for each.</param>
    /// <param name="unit">The unit of the translations; null where the file tells: Pose2Sim writes meters, others do not say.</param>
    /// <exception cref="FileFormatException">It is no such file, breaks its rules, or does not say its unit.</exception>
    public static IReadOnlyList<Camera> Load(string path, LengthUnit? unit = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (unit is { } given && !given.IsLength())
        {
            throw new ArgumentException($"The translations of cameras are in a unit of length, not in {given}.", nameof(unit));
        }

        IReadOnlyList<Camera> cameras = Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path).Where(IsYaml).Order(StringComparer.Ordinal).Select(file => OpenCvCameraFile.Parse(Text(file), file, unit))]
            : IsYaml(path) ? [OpenCvCameraFile.Parse(Text(path), path, unit)]
            : CameraTomlFile.Parse(Text(path), path, unit);
        return cameras.Count > 0 ? cameras : throw new FileFormatException("there are no cameras in it.", new(File: path));
    }

    /// <summary>A camera of what calibrations hold.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="size">Width and height in pixels; null where they are not said.</param>
    /// <param name="matrix">The intrinsic matrix, row after row.</param>
    /// <param name="distortion">Up to five numbers.</param>
    /// <param name="rotation">Three numbers of Rodrigues, or nine of a matrix, row after row.</param>
    /// <param name="translation">Three numbers.</param>
    /// <param name="unit">What they are counted in.</param>
    /// <param name="place">For messages.</param>
    internal static Camera Of(
        string name, double[]? size, double[] matrix, double[] distortion, double[] rotation, double[] translation, LengthUnit unit, Place place)
    {
        void Expect(bool holds, string problem)
        {
            if (!holds)
            {
                throw new FileFormatException($"camera {name}: {problem}", place);
            }
        }

        Expect(matrix.Length == 9 && matrix[0] > 0 && matrix[4] > 0, "expected an intrinsic matrix of 3 × 3 numbers with focal lengths above 0.");
        Expect(distortion.Length is >= 0 and <= 5, "expected at most five coefficients of distortion (k1, k2, p1, p2, k3); other lens models are not known.");
        Expect(rotation.Length is 3 or 9, "expected a rotation of 3 (Rodrigues) or 9 numbers.");
        Expect(translation.Length == 3, "expected a translation of 3 numbers.");
        Expect(new[] { matrix, distortion, rotation, translation }.All(values => values.All(double.IsFinite)), "a number is missing or infinite.");
        return new()
        {
            Name = name,
            Width = (int)(size?[0] ?? 0),
            Height = (int)(size?[1] ?? 0),
            FocalX = matrix[0],
            FocalY = matrix[4],
            CenterX = matrix[2],
            CenterY = matrix[5],
            Distortion = [.. distortion, .. new double[5 - distortion.Length]],
            Rotation = rotation.Length == 9
                ? new(new(rotation[0], rotation[3], rotation[6]), new(rotation[1], rotation[4], rotation[7]), new(rotation[2], rotation[5], rotation[8]))
                : Rodrigues(new(rotation[0], rotation[1], rotation[2])),
            Translation = unit.InMillimeters() * new Point3(translation[0], translation[1], translation[2]),
        };
    }

    /// <summary>A turn around an axis, by as many radians as the axis is long.</summary>
    internal static Matrix3 Rodrigues(Point3 axis)
    {
        var angle = axis.Length;
        if (angle == 0)
        {
            return Matrix3.Identity;
        }

        var (x, y, z) = (axis.X / angle, axis.Y / angle, axis.Z / angle);
        var (cos, sin) = (ExactMath.Cos(angle), ExactMath.Sin(angle));
        var rest = 1 - cos;
        return new(
            new(cos + (x * x * rest), (y * x * rest) + (z * sin), (z * x * rest) - (y * sin)),
            new((x * y * rest) - (z * sin), cos + (y * y * rest), (z * y * rest) + (x * sin)),
            new((x * z * rest) + (y * sin), (y * z * rest) - (x * sin), cos + (z * z * rest)));
    }

    private static bool IsYaml(string path) => YamlEndings.Contains(Path.GetExtension(path).ToLowerInvariant());

    private static string Text(string path) =>
        ForeignFile.ReadText(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path), ForeignFile.LargestText);
}
