namespace NeuroPose.Sessions.Nwb;

/// <summary>A video of one camera in files beside the NWB file (<c>ImageSeries</c> under <c>/acquisition</c>).</summary>
public sealed record NwbVideo
{
    /// <summary>The name by which poses and signals refer to it, such as <c>cam0_video</c>; see <see cref="NwbNames"/>.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows.</summary>
    public required string Description { get; init; }

    /// <summary>The name of the device that took it.</summary>
    public required string Device { get; init; }

    /// <summary>The files, one after the other in time.</summary>
    public required IReadOnlyList<NwbVideoFile> Files { get; init; }

    /// <summary>The time of each frame of all files together, or start and rate.</summary>
    public required NwbTimes Times { get; init; }

    /// <summary>Width and height in pixels; null where they are not known.</summary>
    public (int Width, int Height)? Dimension { get; init; }

    /// <summary>Anything else, such as how the times were found; null for nothing.</summary>
    public string? Comments { get; init; }
}

/// <summary>A file of a video.</summary>
/// <param name="Path">The path from the folder of the NWB file, with forward slashes.</param>
/// <param name="StartingFrame">The frame of the whole video that is the first of this file.</param>
public sealed record NwbVideoFile(string Path, int StartingFrame)
{
    /// <summary>A file by the path that leads to it from a NWB file.</summary>
    /// <param name="nwbPath">The NWB file, which need not exist yet.</param>
    /// <param name="videoPath">The video.</param>
    /// <param name="startingFrame">The frame of the whole video that is the first of this file.</param>
    /// <exception cref="NwbException">No relative path leads there, as from one drive to another.</exception>
    public static NwbVideoFile RelativeTo(string nwbPath, string videoPath, int startingFrame)
    {
        ArgumentException.ThrowIfNullOrEmpty(nwbPath);
        ArgumentException.ThrowIfNullOrEmpty(videoPath);
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(nwbPath))!;
        var relative = System.IO.Path.GetRelativePath(folder, System.IO.Path.GetFullPath(videoPath));
        if (System.IO.Path.IsPathRooted(relative))
        {
            throw new NwbException(
                $"no relative path leads from {folder} to {videoPath}. Write the NWB file to the drive of the videos.", new(File: nwbPath));
        }

        var slashed = relative.Replace(System.IO.Path.DirectorySeparatorChar, '/');
        return new(slashed.StartsWith("../", StringComparison.Ordinal) ? slashed : "./" + slashed, startingFrame);
    }
}
