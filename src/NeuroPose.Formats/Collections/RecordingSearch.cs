namespace NeuroPose.Formats;

/// <summary>A recording that was found.</summary>
internal sealed record FoundRecording(string Path, string RelativePath, IReadOnlyDictionary<string, string> Values);

/// <summary>Finds the recordings in a folder.</summary>
internal sealed class RecordingSearch
{
    private const int MostFiles = 1_000_000;

    /// <summary>How OpenPose ends the names of its files, one for each frame.</summary>
    private const string FrameEnd = "_keypoints.json";

    /// <summary>Names end so in motion files alone: a broken one is a failure, and not overlooked.</summary>
    private static readonly string[] MotionExtensions = [".c3d", ".trc", ".mot", ".sto", ".bvh", ".slp", ".nwb", ".npy", ".npz"];

    private static readonly IReadOnlyDictionary<string, string> NoValues = new Dictionary<string, string>();

    private readonly NamePattern? pattern;
    private readonly NamePattern? filter;
    private readonly CancellationToken cancellation;
    private readonly List<FoundRecording> found = [];
    private readonly List<string> unmatched = [];
    private int seen;
    private int unknown;

    public RecordingSearch(string folder, NamePattern? pattern, NamePattern? filter, CancellationToken cancellation)
    {
        (this.pattern, this.filter, this.cancellation) = (pattern, filter, cancellation);
        var root = new DirectoryInfo(folder);
        if (!TakeFolder(root, "", root.Name))
        {
            Search(root, "");
        }

        found.Sort((one, other) => string.CompareOrdinal(one.RelativePath, other.RelativePath));
        unmatched.Sort(StringComparer.Ordinal);
    }

    /// <summary>The recordings, in ordinal order of their paths.</summary>
    public IReadOnlyList<FoundRecording> Found => found;

    /// <summary>Motion files that do not match the pattern.</summary>
    public IReadOnlyList<string> Unmatched => unmatched;

    /// <summary>What was left out, in sentences without names.</summary>
    public IEnumerable<string> Notices
    {
        get
        {
            if (unmatched.Count > 0)
            {
                yield return FormattableString.Invariant($"{unmatched.Count} motion files do not match the pattern (Unmatched has their names).");
            }

            if (unknown > 0)
            {
                yield return FormattableString.Invariant($"{unknown} files match the pattern, but have no known motion format.");
            }
        }
    }

    // Links to folders may lead in circles; links to files are how data are often kept.
    private void Search(DirectoryInfo folder, string prefix)
    {
        foreach (var file in folder.EnumerateFiles())
        {
            if (++seen > MostFiles)
            {
                throw new FileFormatException(FormattableString.Invariant($"the folder has more than {MostFiles} files."), new(File: folder.FullName));
            }

            TakeFile(file.FullName, prefix + file.Name);
        }

        foreach (var inner in folder.EnumerateDirectories())
        {
            if (!inner.Name.StartsWith('.') && inner.LinkTarget is null && !TakeFolder(inner, prefix + inner.Name, prefix + inner.Name))
            {
                Search(inner, $"{prefix}{inner.Name}/");
            }
        }
    }

    private void TakeFile(string path, string relative)
    {
        cancellation.ThrowIfCancellationRequested();
        if (filter is not null && filter.Match(relative, isFolder: false) is null)
        {
            return;
        }

        var values = ValuesOf(relative, isFolder: false);
        if (!IsMotion(path))
        {
            unknown += pattern is not null && values is not null ? 1 : 0;
        }
        else if (values is not null)
        {
            found.Add(new(path, relative, values));
        }
        else
        {
            unmatched.Add(relative);
        }
    }

    /// <summary>Takes a folder that is one recording; false when it is none, and its files are looked at one by one.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="relative">Its path inside the folder that is searched; empty for that one.</param>
    /// <param name="shown">What to call it.</param>
    private bool TakeFolder(DirectoryInfo folder, string relative, string shown)
    {
        cancellation.ThrowIfCancellationRequested();
        var values = ValuesOf(relative, isFolder: true);
        var video = VideoOf(folder) is { } name ? $"{relative}/{name}".TrimStart('/') : null;
        if (video is null && (values is null || !IsRecognized(folder.FullName)))
        {
            return false;
        }

        if (filter is not null && filter.Match(relative, isFolder: true) is null && (video is null || filter.Match(video + FrameEnd, isFolder: false) is null))
        {
            return video is not null;
        }

        // OpenPose names its files after the video; the folder may be called anything.
        if ((values ?? (video is null ? null : ValuesOf(video, isFolder: true))) is { } known)
        {
            found.Add(new(folder.FullName, shown, known));
        }
        else
        {
            unmatched.Add(shown);
        }

        return true;
    }

    private IReadOnlyDictionary<string, string>? ValuesOf(string relative, bool isFolder) => pattern is null ? NoValues : pattern.Match(relative, isFolder);

    /// <summary>The name of the video whose frames a folder holds, as OpenPose names them; null when it holds none.</summary>
    private static string? VideoOf(DirectoryInfo folder)
    {
        var first = folder.EnumerateFiles("*" + FrameEnd).Select(file => file.Name).Min(StringComparer.Ordinal);
        return first?[..^FrameEnd.Length].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('_');
    }

    private static bool IsMotion(string path)
    {
        try
        {
            return MotionExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) || IsRecognized(path);
        }
        catch (FileFormatException)
        {
            // What cannot be read is reported when it is loaded.
            return true;
        }
    }

    private static bool IsRecognized(string path)
    {
        var head = FileHead.Of(path);
        return MotionReaders.IsHdf5(head) || MotionReaders.All.Any(reader => reader.Recognize(head) is not null);
    }
}
