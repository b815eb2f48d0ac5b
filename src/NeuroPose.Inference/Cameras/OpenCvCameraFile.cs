using System.Globalization;
using NeuroPose.Poses;
using NeuroPose.Values;
using NeuroPose.Yaml;

namespace NeuroPose.Inference.Cameras;

/// <summary>
/// A camera as OpenCV's FileStorage writes it in YAML: matrices with rows, cols and data. Programs name them in several ways; those of
/// OpenCV's own samples are known.
/// </summary>
internal static class OpenCvCameraFile
{
    private static readonly string[] Size = ["image_width", "image_height"];
    private static readonly string[] Matrix = ["camera_matrix", "Camera_Matrix", "cameraMatrix", "K", "M1"];
    private static readonly string[] Distortion = ["distortion_coefficients", "Distortion_Coefficients", "distCoeffs", "dist_coeffs", "D", "D1"];
    private static readonly string[] Rotation = ["rotation", "rotation_matrix", "rvec", "R"];
    private static readonly string[] Translation = ["translation", "translation_vector", "tvec", "T"];

    public static Camera Parse(string text, string path, LengthUnit? unit)
    {
        // OpenCV writes a directive that is no YAML, and says of each matrix that it is one.
        var plain = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.StartsWith('%') ? "" : line.Replace("!!opencv-matrix", "", StringComparison.Ordinal)));
        var place = new Place(File: path);
        var root = YamlText.Parse(plain, path) as YamlMap ?? throw new FileFormatException("expected keys and values, as OpenCV writes them.", place);
        var known = unit ?? throw new FileFormatException("the file does not say in which unit its translation is. State it: --calibration-unit mm, cm or m.", place);
        double[] size = [.. Size.Select(key => Find(root, key) is YamlScalar scalar ? Number(scalar, path) : 0)];
        return CameraCalibration.Of(
            Path.GetFileNameWithoutExtension(path), size, Required(Matrix, "the intrinsic matrix"), Optional(Distortion), Required(Rotation, "the rotation"),
            Required(Translation, "the translation"), known, place);

        double[] Required(string[] keys, string what) => Optional(keys) is { Length: > 0 } numbers
            ? numbers
            : throw new FileFormatException($"{what} is missing; expected one of the keys {string.Join(", ", keys)}. Without it no pose in space can be made.", place);

        double[] Optional(string[] keys) => keys.Select(key => Find(root, key)).FirstOrDefault(node => node is not null) switch
        {
            YamlMap matrix when Find(matrix, "data") is YamlList data => [.. data.Items.Select(item => Number(item, path))],
            YamlList list => [.. list.Items.SelectMany(item => item is YamlList row ? row.Items : [item]).Select(item => Number(item, path))],
            _ => [],
        };
    }

    private static YamlNode? Find(YamlMap map, string key) => map.Members.FirstOrDefault(member => member.Key.Text == key).Value;

    private static double Number(YamlNode node, string path) =>
        node is YamlScalar scalar && NumberText.TryRead<double>(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw YamlText.Error(path, node.Line, node.Column, $"expected a number, found {node.Kind}.");
}
