namespace NeuroPose.Sessions.Nwb;

/// <summary>What holds for videos: their files are there, beside the NWB file, and who took them is said.</summary>
internal static class VideoRules
{
    public static void Check(NwbNode video, string folder, NwbFindings findings)
    {
        if (!video.Links.Any(link => link.Name == "device"))
        {
            findings.Suggestion(
                "device-missing", $"{video.Path}/device",
                "the video has no link to the device that took it.",
                "Link to a device under /general/devices.");
        }

        var (files, rows) = (video.Data("external_file"), video.Data("data")?.Rows ?? 0);
        if (files is null)
        {
            if (rows == 0)
            {
                findings.Critical(
                    "video-empty", video.Path,
                    "the series has neither images nor files.",
                    "Name the files in external_file.");
            }

            return;
        }

        var names = files.Texts();
        if (video.TextOf("format") is var format && format != "external")
        {
            findings.Violation(
                "video-format", $"{video.Path}/format",
                $"the format is {(format is null ? "missing" : $"\"{format}\"")} though the images are in files.",
                "Write \"external\".");
        }

        if (rows > 0)
        {
            findings.Violation("video-twice", $"{video.Path}/data", "the series has both images and files.", "Write one of them.");
        }

        if (names.Count == 0)
        {
            findings.Critical("video-empty", files.Path, "external_file names no file.", "Name the files.");
        }

        foreach (var name in names)
        {
            if (IsAbsolute(name))
            {
                findings.Violation(
                    "file-absolute", files.Path,
                    $"\"{name}\" is not a path from the folder of the NWB file.",
                    "Write a relative path, ./cam0.mp4.");
            }
            else if (!File.Exists(Path.Combine(folder, name)))
            {
                findings.Critical(
                    "file-absent", files.Path,
                    $"there is no file {name} in the folder of the NWB file.",
                    "Put it there, or write the path that leads to it.");
            }
        }

        CheckStartingFrames(files, names.Count, findings);
    }

    private static bool IsAbsolute(string name) => name.StartsWith('/') || name.StartsWith('\\') || (name.Length > 2 && name[1] == ':' && name[2] is '/' or '\\');

    private static void CheckStartingFrames(NwbNode files, int count, NwbFindings findings)
    {
        var path = $"{files.Path}@starting_frame";
        if (!files.Attributes.TryGetValue("starting_frame", out var attribute) || attribute.Numbers() is not { } frames)
        {
            findings.Violation(
                "starting-frame-missing", path,
                "the files have no starting_frame.",
                "Write the first frame of each file, 0 for the first.");
        }
        else if (frames.Count != count)
        {
            findings.Violation(
                "starting-frame-length", path,
                FormattableString.Invariant($"there are {frames.Count} starting frames for {count} files."),
                "Write one for each file.");
        }
        else if (frames[0] > 0 || Enumerable.Range(1, count - 1).Any(file => frames[file] < frames[file - 1]))
        {
            findings.Violation(
                "starting-frame-order", path,
                $"the starting frames are {string.Join(", ", frames)}; expected 0, then ascending.",
                "Write the first frame of each file in the whole video.");
        }
    }
}
