using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Poses;

/// <summary>
/// Imports poses of DeepLabCut, SLEAP and whatever else <see cref="MotionFile"/> reads, and gives the points the configuration's names.
/// Confidences stay as they are; no point is left out because of one.
/// </summary>
internal static class PoseImport
{
    /// <summary>The poses of a camera.</summary>
    /// <exception cref="FileFormatException">A file cannot be read, or has more frames than the camera.</exception>
    public static CameraPoses Of(SessionManifest manifest, CameraFiles camera, CancellationToken cancellation = default)
    {
        List<string> notices = [];
        List<PoseTrack> tracks = [];
        var options = manifest.Source.Config.Pose;
        var isEach = camera.Poses.Count > 1 && camera.Poses.Count == camera.Videos.Count;
        if (isEach)
        {
            // A file for each video: their frames follow one another as the videos do.
            var parts = camera.Poses.Select((file, index) => Load(file, camera.Videos[index].Times.Count, camera.Videos[index].Facts.FramesPerSecond, options, camera.Camera.Id, notices, cancellation)).ToArray();
            for (var animal = 0; animal < parts[0].Count; animal++)
            {
                tracks.Add(Joined(parts, animal, camera, notices));
            }

            return new(camera.Camera.Id, tracks, notices);
        }

        foreach (var file in camera.Poses)
        {
            tracks.AddRange(Load(file, camera.FrameCount, camera.Videos[0].Facts.FramesPerSecond, options, camera.Camera.Id, notices, cancellation));
        }

        return new(camera.Camera.Id, tracks, notices);
    }

    private static List<PoseTrack> Load(SourceFile file, int frames, double rate, PoseOptions options, string camera, List<string> notices, CancellationToken cancellation)
    {
        var (recording, scorer, edges) = Recording(file, rate, cancellation);
        if (recording.Dimensions != 2)
        {
            throw new FileFormatException($"the poses have three dimensions; expected those in the pictures of camera {camera}.", new(File: file.Path));
        }

        // Frames that the file begins later with, or ends before, have no pose.
        var first = recording.Format is MotionFormat.SleapAnalysis or MotionFormat.SleapProject ? Math.Max(0, recording.FirstFrame) : 0;
        if (first + recording.FrameCount > frames)
        {
            throw new FileFormatException(
                FormattableString.Invariant($"the poses have {first + recording.FrameCount} frames, and camera {camera} has {frames}. Are they of another video?"), new(File: file.Path));
        }

        if (first + recording.FrameCount < frames)
        {
            notices.Add(FormattableString.Invariant($"{file.Path}: poses of {recording.FrameCount} of the {frames} frames of camera {camera}; the others are missing (NaN)."));
        }

        notices.AddRange(recording.Notices.Select(notice => $"{file.Path}: {notice}"));
        List<PoseTrack> tracks = [];
        for (var person = 0; person < recording.Persons.Count; person++)
        {
            if (recording.Persons[person].Labels.Count > 0)
            {
                tracks.Add(Track(recording, person, first, frames, options, edges, notices, file) with
                {
                    CameraId = camera,
                    Scorer = scorer,
                    Animal = recording.Persons.Count == 1 ? "" : recording.PersonTitle(person),
                });
            }
        }

        return tracks;
    }

    private static (MotionRecording Recording, string? Scorer, IReadOnlyList<(string, string)> Edges) Recording(SourceFile file, double rate, CancellationToken cancellation)
    {
        // Most files of poses state no rate; that of the video is theirs.
        LoadOptions options = new() { FramesPerSecond = rate > 0 ? rate : null };
        try
        {
            switch (MotionFile.Detect(file.FullPath).Format)
            {
                case MotionFormat.DeepLabCutCsv:
                    var table = DeepLabCutFile.Load(file.FullPath, options, cancellation);
                    return (table.Recording, table.Scorer, []);
                case MotionFormat.DeepLabCutHdf5:
                    var frame = DeepLabCutHdf5File.Load(file.FullPath, options, cancellation);
                    return (frame.Recording, frame.Scorer, []);
                case MotionFormat.SleapAnalysis or MotionFormat.SleapProject:
                    var sleap = SleapFile.Load(file.FullPath, options, cancellation);
                    var labels = sleap.Recording.Labels;
                    return (sleap.Recording, null, [.. sleap.Edges.Where(edge => edge.From < labels.Count && edge.To < labels.Count).Select(edge => (labels[edge.From], labels[edge.To]))]);
                default:
                    return (MotionFile.Load(file.FullPath, options, cancellation), null, []);
            }
        }
        catch (FileFormatException problem) when (ReferencePoses.Read(file) is { } own)
        {
            _ = problem;
            return (own, null, []);
        }
    }

    private static PoseTrack Track(
        MotionRecording recording, int person, int first, int frames, PoseOptions options, IReadOnlyList<(string From, string To)> edges, List<string> notices, SourceFile file)
    {
        var source = recording.Persons[person];
        (string From, string To)[] names = options.Mapping.Count == 0
            ? [.. source.Labels.Select(label => (label, label))]
            : [.. options.Mapping.Select(pair => (pair.Key, pair.Value)).Where(pair => source.Labels.Contains(pair.Key, StringComparer.Ordinal))];
        if (person == 0)
        {
            foreach (var missing in options.Mapping.Keys.Where(name => !source.Labels.Contains(name, StringComparer.Ordinal)))
            {
                notices.Add($"{file.Path}: there is no point \"{missing}\", which pose.mapping names.{NearestName.Hint(missing, source.Labels)}");
            }

            string[] unmapped = [.. source.Labels.Where(label => options.Mapping.Count > 0 && !options.Mapping.ContainsKey(label))];
            if (unmapped.Length > 0)
            {
                notices.Add($"{file.Path}: {string.Join(", ", unmapped)} are not in pose.mapping and are left out.");
            }
        }

        if (names.Length == 0)
        {
            throw new FileFormatException($"pose.mapping names none of its points: {string.Join(", ", source.Labels)}.", new(File: file.Path));
        }

        var columns = names.Select(name => source.Labels.Index().First(label => label.Item == name.From).Index).ToArray();
        var positions = new float[frames * names.Length * 2];
        var confidences = new float[frames * names.Length];
        Array.Fill(positions, float.NaN);
        Array.Fill(confidences, float.NaN);
        var coordinates = source.Coordinates.Span;
        var known = source.Confidence.Span;
        for (var frame = 0; frame < recording.FrameCount; frame++)
        {
            for (var node = 0; node < columns.Length; node++)
            {
                var (from, to) = ((frame * source.Labels.Count) + columns[node], ((first + frame) * names.Length) + node);
                (positions[2 * to], positions[(2 * to) + 1]) = ((float)coordinates[3 * from], (float)coordinates[(3 * from) + 1]);
                confidences[to] = known.IsEmpty ? float.NaN : (float)known[from];
            }
        }

        string[] nodes = [.. names.Select(name => name.To)];
        return new()
        {
            CameraId = "",
            Animal = "",
            Nodes = nodes,
            Edges = Edges(nodes, options, [.. edges.Select(edge => (Renamed(edge.From), Renamed(edge.To)))]),
            Positions = positions,
            Confidences = confidences,
            Software = recording.Format is MotionFormat.SleapAnalysis or MotionFormat.SleapProject ? "SLEAP" : recording.Format is MotionFormat.DeepLabCutCsv or MotionFormat.DeepLabCutHdf5 ? "DeepLabCut" : recording.Format.ToString(),
            Files = [file.Path],
        };

        string Renamed(string name) => names.FirstOrDefault(pair => pair.From == name).To ?? "";
    }

    private static (int, int)[] Edges(string[] nodes, PoseOptions options, IReadOnlyList<(string From, string To)> ofFile) =>
    [
        .. (options.Edges.Count > 0 ? options.Edges : ofFile)
            .Select(edge => (Array.IndexOf(nodes, edge.From), Array.IndexOf(nodes, edge.To)))
            .Where(edge => edge.Item1 >= 0 && edge.Item2 >= 0),
    ];

    private static PoseTrack Joined(List<PoseTrack>[] parts, int animal, CameraFiles camera, List<string> notices)
    {
        var first = parts[0][animal];
        foreach (var part in parts)
        {
            if (part.Count != parts[0].Count || !part[animal].Nodes.SequenceEqual(first.Nodes))
            {
                throw new FileFormatException($"the files of poses of camera {camera.Camera.Id} have different animals or points.", new(File: part.Count > 0 ? part[0].Files[0] : null));
            }
        }

        if (parts[0].Count > 1 && animal == 0)
        {
            notices.Add($"camera {camera.Camera.Id}: animals are joined from file to file by their order.");
        }

        return first with
        {
            Positions = [.. parts.SelectMany(part => part[animal].Positions)],
            Confidences = [.. parts.SelectMany(part => part[animal].Confidences)],
            Files = [.. parts.SelectMany(part => part[animal].Files)],
        };
    }
}
