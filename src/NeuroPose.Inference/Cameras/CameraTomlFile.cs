using NeuroPose.Poses;
using Tomlyn;
using Tomlyn.Model;

namespace NeuroPose.Inference.Cameras;

/// <summary>
/// Pose2Sim's <c>Calib.toml</c> and Anipose's <c>calibration.toml</c>: a table for each camera, with the same keys. Pose2Sim's have the key
/// <c>fisheye</c> and translations in meters; Anipose's are in the unit of its board, which the file does not say.
/// </summary>
internal static class CameraTomlFile
{
    private const string Fisheye = "fisheye";

    public static IReadOnlyList<Camera> Parse(string text, string path, LengthUnit? unit)
    {
        TomlTable root;
        try
        {
            root = TomlSerializer.Deserialize<TomlTable>(text) ?? [];
        }
        catch (TomlException problem)
        {
            throw new FileFormatException($"this is no TOML: {problem.Message.ReplaceLineEndings(" ")}", new(File: path), problem);
        }

        List<Camera> cameras = [];
        foreach (var (name, value) in root)
        {
            if (value is TomlTable table && table.ContainsKey("matrix"))
            {
                cameras.Add(Camera(name, table, path, unit));
            }
        }

        return cameras;
    }

    private static Camera Camera(string section, TomlTable table, string path, LengthUnit? unit)
    {
        var place = new Place(File: path, Path: section);
        if (table.TryGetValue(Fisheye, out var fisheye) && fisheye is true)
        {
            throw new FileFormatException("the camera has a fisheye lens, which is not known. Undistort its video first.", place);
        }

        var known = unit ?? (table.ContainsKey(Fisheye) ? LengthUnit.Meter : throw new FileFormatException(
            "the file does not say in which unit its translations are (that of Anipose's board). State it: --calibration-unit mm, cm or m.", place));
        double[] Numbers(string key) => table.TryGetValue(key, out var value) ? Flat(value, place, key) : [];
        return CameraCalibration.Of(
            table.TryGetValue("name", out var name) && name is string text ? text : section,
            table.ContainsKey("size") ? Numbers("size") : null,
            Numbers("matrix"),
            Numbers("distortions"),
            Numbers("rotation"),
            Numbers("translation"),
            known,
            place);
    }

    private static double[] Flat(object? value, Place place, string key) => value switch
    {
        double number => [number],
        long number => [number],
        TomlArray list => [.. list.SelectMany(item => Flat(item, place, key))],
        _ => throw new FileFormatException($"{key} has something else than numbers.", place),
    };
}
