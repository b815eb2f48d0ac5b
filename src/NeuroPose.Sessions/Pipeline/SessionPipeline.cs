using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Ingest;
using NeuroPose.Sessions.Nwb;
using NeuroPose.Sessions.Report;

namespace NeuroPose.Sessions.Pipeline;

/// <summary>How a session is run.</summary>
public sealed record SessionRunOptions
{
    /// <summary>The session; null takes the one that the configuration names, or the only one.</summary>
    public string? SessionId { get; init; }

    /// <summary>The first stage.</summary>
    public SessionStage From { get; init; } = SessionStage.Ingest;

    /// <summary>The last stage.</summary>
    public SessionStage To { get; init; } = SessionStage.Report;

    /// <summary>Whether stages are done again whose files are there, made of the same inputs.</summary>
    public bool Again { get; init; }

    /// <summary>The date of the NWB file; null for now. With one date, the same inputs give the same bytes.</summary>
    public DateTimeOffset? FileDate { get; init; }

    /// <summary>The folder of the NWB schema that is put into the file; null for none.</summary>
    public string? SchemaFolder { get; init; }

    /// <summary>The program nwbinspector, whose findings are added to those of the validation; null for none.</summary>
    public string? InspectorProgram { get; init; }
}

/// <summary>Runs the stages of a session: from raw files to one NWB file with its quality report.</summary>
public static class SessionPipeline
{
    /// <summary>Runs stages. A stage whose files are there, made of the same inputs, is kept.</summary>
    /// <param name="config">The project's configuration.</param>
    /// <param name="options">Which session and stages; null for all stages of the only one.</param>
    /// <param name="progress">Hears how far the work is.</param>
    /// <param name="started">Hears of each stage before it is begun.</param>
    /// <param name="cancellation">Stops between stages, and within long ones.</param>
    /// <exception cref="NeuroPoseException">A file is missing or is not what it should be; the message says where and what to do.</exception>
    public static SessionResult Run(
        SessionConfig config,
        SessionRunOptions? options = null,
        IProgress<Progress>? progress = null,
        Action<SessionStage>? started = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(config);
        options ??= new();
        if (options.From > options.To)
        {
            throw new ArgumentException($"From ({options.From}) must not come after To ({options.To}).", nameof(options));
        }

        var work = new SessionWork(SessionSource.Find(config, options.SessionId), progress, cancellation);
        List<StageResult> results = [];
        SortedSet<SessionStage> asked = [];
        NwbValidation? validation = null;
        for (var stage = options.From; stage <= options.To; stage++)
        {
            cancellation.ThrowIfCancellationRequested();
            started?.Invoke(stage);
            asked.Add(stage);
            results.Add(Stage(work, stage, options, ref validation, cancellation));
        }

        return new(
            work.Source.Session.Id,
            results,
            QualityGates.Of(work, asked, validation),
            work.Manifest.Notices,
            File.Exists(work.Folders.NwbFile) ? work.Folders.NwbFile : null,
            File.Exists(work.Folders.ReportFile) ? work.Folders.ReportFile : null);
    }

    private static StageResult Stage(SessionWork work, SessionStage stage, SessionRunOptions options, ref NwbValidation? validation, CancellationToken cancellation)
    {
        // What depends on more than the inputs is made each time.
        var isKept = stage is not (SessionStage.Validate or SessionStage.Report);
        var key = StageStamp.Key(work.Manifest, stage, stage == SessionStage.ToNwb ? $"{options.FileDate:O} {options.SchemaFolder}" : "");
        if (isKept && !options.Again && StageStamp.Read(work.Folders, stage, key) is { } kept)
        {
            return new(stage, kept.Files.Count == 0 ? StageStatus.Nothing : StageStatus.Kept, kept.Files, kept.Notes);
        }

        List<string> notes = [];
        IReadOnlyList<string> files = stage switch
        {
            SessionStage.Ingest => Ingest(work, notes),
            SessionStage.Sync => Sync(work, notes),
            SessionStage.Transcode => [.. work.Transcoded.Values.SelectMany(videos => videos).Select(video => video.Path)],
            SessionStage.Pose => Pose(work, notes),
            SessionStage.Facemap => Facemap(work, notes),
            SessionStage.Events => Events(work, notes),
            SessionStage.ToNwb => ToNwb(work, options, notes),
            SessionStage.Validate => Validate(work, options, notes, out validation, cancellation),
            _ => Report(work, options, validation, cancellation),
        };
        if (isKept)
        {
            StageStamp.Save(work.Folders, stage, key, files, notes);
            FileHashes.Save(work.Manifest, work.Folders.Stages);
        }

        return new(stage, files.Count == 0 ? StageStatus.Nothing : StageStatus.Done, files, notes);
    }

    private static string[] Ingest(SessionWork work, List<string> notes)
    {
        string manifest = Path.Combine(work.Folders.Interim, "manifest.json"), verification = Path.Combine(work.Folders.Interim, "verification_summary.json");
        var checks = FrameCheck.Of(work.Manifest);
        work.Manifest.Save(manifest);
        FrameCheck.Save(verification, work.Source.Session.Id, checks);
        notes.AddRange(checks.Where(check => check.Status != "pass" || (work.Config.WarnOnMismatch && check.Mismatch > 0)).Select(check => check.ToString() + "."));
        return [manifest, verification];
    }

    private static string[] Sync(SessionWork work, List<string> notes)
    {
        var summary = Path.Combine(work.Folders.Sync, "sync_summary.json");
        Directory.CreateDirectory(work.Folders.Sync);
        foreach (var camera in work.Sync.Cameras)
        {
            // A table of an earlier run says nothing of a camera that has no times now.
            File.Delete(Path.Combine(work.Folders.Sync, $"timestamps_{camera.CameraId}.csv"));
            if (camera.Match.Ambiguity is { } why)
            {
                notes.Add($"{camera.CameraId} has no times: {why}");
            }

            notes.AddRange(camera.Match.Notes.Select(note => $"{camera.CameraId}: {note}."));
            if (camera.Match.LostPulses + camera.ExtraPulses.Count + camera.DroppedCount + camera.Duplicates.Count > 0)
            {
                notes.Add(FormattableString.Invariant(
                    $"{camera.CameraId}: {camera.Match.LostPulses} lost and {camera.ExtraPulses.Count} extra pulses, {camera.DroppedCount} dropped and {camera.Duplicates.Count} duplicated frames."));
            }
        }

        string[] times = [.. work.Sync.SaveTimes(work.Folders.Sync)];
        work.Sync.SaveSummary(summary, work.Config);
        return [.. times, summary];
    }

    private static string[] Pose(SessionWork work, List<string> notes)
    {
        List<string> files = [];
        foreach (var camera in work.Poses)
        {
            notes.AddRange(camera.Notices);
            foreach (var track in camera.Tracks)
            {
                var name = string.Concat($"{camera.CameraId}{(track.Animal.Length > 0 ? "_" + track.Animal : "")}".Select(letter => Path.GetInvalidFileNameChars().Contains(letter) ? '_' : letter));
                files.Add(Path.Combine(work.Folders.Pose, $"pose_{name}.csv"));
                track.Save(files[^1], work.TimesOf(camera.CameraId));
                var below = track.Known.Count(confidence => confidence < work.Config.Pose.ReportBelow);
                var known = track.Known.Count();
                notes.Add(FormattableString.Invariant(
                    $"{camera.CameraId}{(track.Animal.Length > 0 ? " " + track.Animal : "")}: {track.Nodes.Count} points × {track.FrameCount} frames, mean confidence {track.MeanConfidence:0.###}, {(known == 0 ? 0 : 100.0 * below / known):0.#} % below {work.Config.Pose.ReportBelow}, {100 * track.MissingShare:0.#} % missing."));
            }
        }

        return [.. files.Distinct(StringComparer.Ordinal)];
    }

    private static string[] Facemap(SessionWork work, List<string> notes)
    {
        List<string> files = [];
        foreach (var face in work.Faces)
        {
            notes.AddRange(face.Notices);
            if (face.Signals.Count > 0)
            {
                files.Add(Path.Combine(work.Folders.Facemap, $"facemap_{face.CameraId}.csv"));
                face.Save(files[^1], work.TimesOf(face.CameraId));
            }
        }

        return [.. files];
    }

    private static IReadOnlyList<string> Events(SessionWork work, List<string> notes)
    {
        var trials = work.Trials;
        if (trials.Trials.Count == 0 && trials.Log.Events.Count == 0)
        {
            return [];
        }

        notes.AddRange(trials.Warnings);
        if (trials.Ambiguity is { } why)
        {
            notes.Add($"trials are not aligned: {why}");
        }

        notes.AddRange(trials.Trials.Where(trial => trial.Reason.Length > 0 && trials.Ambiguity is null && trial.Aligned is not null).Take(10)
            .Select(trial => FormattableString.Invariant($"trial {trial.Number}: {trial.Reason}; {(trial.IsPlaced ? "placed between its neighbors" : "not placed")}.")));
        return trials.Save(work.Folders.Events, work.Source.Session.Id);
    }

    private static string[] ToNwb(SessionWork work, SessionRunOptions options, List<string> notes)
    {
        var contents = NwbMapping.Of(work, options.FileDate ?? DateTimeOffset.Now, notes);
        var report = NwbWriter.Write(contents, work.Folders.NwbFile, new() { SchemaFolder = options.SchemaFolder });
        notes.AddRange(report.Warnings);
        return [work.Folders.NwbFile];
    }

    private static string[] Validate(SessionWork work, SessionRunOptions options, List<string> notes, out NwbValidation validation, CancellationToken cancellation)
    {
        if (!File.Exists(work.Folders.NwbFile))
        {
            throw new FileFormatException("there is no NWB file to validate: run to-nwb first.", new(File: work.Folders.NwbFile));
        }

        validation = NwbValidator.Validate(work.Folders.NwbFile, new() { SchemaFolder = options.SchemaFolder, InspectorProgram = options.InspectorProgram }, cancellation);
        notes.AddRange(validation.Findings.Where(finding => finding.Severity != NwbSeverity.Suggestion).Select(finding => finding.ToString()));
        notes.AddRange(validation.Notes);
        var path = Path.Combine(work.Folders.Processed, "validation.json");
        NwbValidationJson.Save(path, validation);
        return [path];
    }

    private static string[] Report(SessionWork work, SessionRunOptions options, NwbValidation? validation, CancellationToken cancellation)
    {
        if (!work.Config.Qc.GenerateReport)
        {
            return [];
        }

        // The report asks every gate, also where it alone is made.
        if (validation is null && File.Exists(work.Folders.NwbFile))
        {
            validation = NwbValidator.Validate(work.Folders.NwbFile, new() { SchemaFolder = options.SchemaFolder }, cancellation);
        }

        SessionReport.Save(
            new()
            {
                Manifest = work.Manifest,
                Sync = work.Sync,
                Poses = work.Poses,
                Faces = work.Faces,
                Trials = work.Trials,
                Gates = QualityGates.Of(work, Enum.GetValues<SessionStage>().ToHashSet(), validation),
                Findings = [.. validation?.Findings.Select(finding => finding.ToString()) ?? []],
                Thumbnails = SessionMaterial.ThumbnailsOf(work.Manifest, cancellation),
            },
            work.Folders.ReportFile);
        return [work.Folders.ReportFile];
    }
}
