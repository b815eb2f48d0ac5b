using System.Security.Cryptography;
using System.Text;
using NeuroPose.Json;
using NeuroPose.Provenance;
using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Events;
using NeuroPose.Sessions.Nwb;
using NeuroPose.Sessions.Poses;
using NeuroPose.Sessions.Synchronization;

namespace NeuroPose.Sessions.Pipeline;

/// <summary>What a session is in an NWB file. The zero of all times is that of the pulses' clock, which is the session's start.</summary>
internal static class NwbMapping
{
    private const string Program = "NeuroPose Workbench";

    /// <summary>The contents of the file.</summary>
    /// <param name="work">The session.</param>
    /// <param name="created">When the file is made.</param>
    /// <param name="notices">What was left out and why.</param>
    /// <exception cref="FileFormatException">The session's start, or its zone, is not known.</exception>
    public static NwbFileContents Of(SessionWork work, DateTimeOffset created, List<string> notices)
    {
        var (config, session, _) = work.Source;
        var start = SessionDate.Of(session, config.Nwb);
        if (!config.Nwb.LinkExternalVideo)
        {
            notices.Add("link_external_video is false, and videos are never put into the file: they are linked.");
        }

        var cameras = work.Sync.Cameras.Where(camera => camera.HasTimes).ToArray();
        foreach (var camera in work.Sync.Cameras.Where(camera => !camera.HasTimes))
        {
            notices.Add($"camera {camera.CameraId} is not in the NWB file, for its frames have no times: {camera.Match.Ambiguity}");
        }

        var timed = cameras.Select(camera => camera.CameraId).ToHashSet(StringComparer.Ordinal);
        var tracks = work.Poses.Where(camera => timed.Contains(camera.CameraId)).SelectMany(camera => camera.Tracks).ToArray();
        var (skeletons, poses) = Poses(tracks, config);
        return new()
        {
            Identifier = $"{session.Id}-{Hash(work)[..16]}",
            SessionDescription = Description(session, config),
            SessionStartTime = start,
            FileCreateDate = created,
            SessionId = session.Id,
            Experimenters = session.Experimenters,
            Lab = config.Nwb.Lab,
            Institution = config.Nwb.Institution,
            Keywords = ["behavior", "video", .. tracks.Length > 0 ? ["pose"] : Array.Empty<string>()],
            Notes = Provenance(work),
            GeneratedBy = [new(Program, WorkbenchProvenance.ThisVersion)],
            Subject = Subject(session, notices),
            Devices = [.. cameras.Select(camera => Device(session, camera))],
            Videos = [.. cameras.Select(camera => Video(work, camera))],
            Skeletons = skeletons,
            Poses = poses,
            BehavioralSignals =
            [
                .. work.Faces.Where(face => timed.Contains(face.CameraId)).SelectMany(face => face.Signals.Select(signal => new NwbSignal
                {
                    Name = NwbNames.Safe($"facemap_{face.CameraId}_{signal.Name}"),
                    Description = $"{signal.Description} (camera {face.CameraId})",
                    Unit = signal.Unit,
                    Columns = signal.Columns,
                    Data = NwbBlocks.Of(signal.Values),
                    Video = VideoName(face.CameraId),
                })),
            ],
            Trials = Trials(work.Trials, notices),
            OtherIntervals = work.Trials.Logged is { Count: > 0 } logged && work.Trials.Trials.Any(trial => trial.Aligned is not null)
                ? [Intervals("logged_trials", "Trials of the NDJSON log.", [.. logged])]
                : [],
            Pulses = [.. work.Manifest.Ttls.Where(ttl => ttl.Pulses.Count > 0).Select(ttl => new NwbEvents
            {
                Name = NwbNames.Safe($"ttl_{ttl.Ttl.Id}"),
                Description = $"{(ttl.Ttl.Description.Length > 0 ? ttl.Ttl.Description.TrimEnd('.') : $"Pulses of TTL {ttl.Ttl.Id}")}; as recorded, with extra pulses and without lost ones.",
                Timestamps = NwbBlocks.Of((ReadOnlyMemory<double>)ttl.Pulses.Times.Select(time => time + config.Timebase.OffsetSeconds).ToArray()),
            })],
            Events = Events(work.Trials.Log),
        };
    }

    private static string VideoName(string camera) => NwbNames.Safe($"video_{camera}");

    private static string DeviceName(string camera) => NwbNames.Safe(camera);

    private static NwbDevice Device(SessionDescription session, CameraSync camera)
    {
        var described = session.Cameras.First(one => one.Id == camera.CameraId).Description;
        return new(DeviceName(camera.CameraId), described.Length > 0 ? described : $"Camera {camera.CameraId}.");
    }

    private static NwbVideo Video(SessionWork work, CameraSync camera)
    {
        var files = work.Manifest.Cameras.First(one => one.Camera.Id == camera.CameraId);
        var description = files.Camera.Description is { Length: > 0 } given ? given : $"Video of camera {camera.CameraId}.";
        string[] paths = work.Transcoded.TryGetValue(camera.CameraId, out var made) ? [.. made.Select(video => video.Path)] : [.. files.Videos.Select(video => video.File.FullPath)];
        var first = files.Videos[0].Facts;
        return new()
        {
            Name = VideoName(camera.CameraId),
            Description = description,
            Device = DeviceName(camera.CameraId),
            Files = [.. paths.Select((path, index) => NwbVideoFile.RelativeTo(work.Folders.NwbFile, path, camera.FileStarts[index]))],
            Times = NwbTimes.Of(camera.Match.Times),
            Dimension = files.Videos.All(video => (video.Facts.Width, video.Facts.Height) == (first.Width, first.Height)) ? (first.Width, first.Height) : null,
            Comments = Comments(camera),
        };
    }

    private static string Comments(CameraSync camera)
    {
        List<string> parts = [camera.Match.Origins.Contains(TimeOrigin.Nominal)
            ? "Times are nominal: frame number divided by a rate, as was asked for."
            : $"Times are those of the pulses of TTL {camera.TtlId}."];
        if (camera.Match.LostPulses > 0)
        {
            parts.Add(FormattableString.Invariant($"{camera.Match.LostPulses} frames whose pulse was lost have times between their neighbors'."));
        }

        if (camera.DroppedCount > 0)
        {
            parts.Add(FormattableString.Invariant($"{camera.DroppedCount} frames were dropped."));
        }

        parts.AddRange(camera.Match.Notes.Select(note => note + "."));
        return string.Join(' ', parts);
    }

    private static (IReadOnlyList<NwbSkeleton> Skeletons, IReadOnlyList<NwbPose> Poses) Poses(IReadOnlyList<PoseTrack> tracks, SessionConfig config)
    {
        List<NwbSkeleton> skeletons = [];
        List<NwbPose> poses = [];
        foreach (var track in tracks)
        {
            // Animals of one camera have one skeleton, unless their points differ.
            var same = skeletons.FirstOrDefault(skeleton => skeleton.Name.StartsWith(NwbNames.Safe($"{track.CameraId}_skeleton"), StringComparison.Ordinal) && skeleton.Nodes.SequenceEqual(track.Nodes) && skeleton.Edges.SequenceEqual(track.Edges));
            if (same is null)
            {
                same = new(Free($"{track.CameraId}_skeleton", skeletons.Select(skeleton => skeleton.Name)), [.. track.Nodes.Select(NwbNames.Safe)], track.Edges);
                skeletons.Add(same);
            }

            poses.Add(new()
            {
                Name = Free($"PoseEstimation_{track.CameraId}{(track.Animal.Length > 0 ? "_" + track.Animal : "")}", poses.Select(pose => pose.Name)),
                Description = $"{track.Software}, {string.Join(", ", track.Files)}{(track.Animal.Length > 0 ? $", {track.Animal}" : "")}; points below a confidence of {config.Pose.ReportBelow.ToString(System.Globalization.CultureInfo.InvariantCulture)} are kept.",
                Skeleton = same.Name,
                Video = VideoName(track.CameraId),
                Frames = new(track.FrameCount, 2, track.Positions, track.Confidences),
                Scorer = track.Scorer,
                SourceSoftware = track.Software,
                ConfidenceDefinition = track.Software == "SLEAP" ? "point score of SLEAP" : track.Software == "DeepLabCut" ? "likelihood of DeepLabCut" : null,
            });
        }

        return (skeletons, poses);
    }

    private static string Free(string name, IEnumerable<string> taken)
    {
        var safe = NwbNames.Safe(name);
        var free = safe;
        for (var count = 2; taken.Contains(free, StringComparer.Ordinal); count++)
        {
            free = FormattableString.Invariant($"{safe}_{count}");
        }

        return free;
    }

    private static NwbSubject? Subject(SessionDescription session, List<string> notices)
    {
        if (session.SubjectId is not { } id)
        {
            notices.Add("session.toml names no subject_id: the NWB file has no subject.");
            return null;
        }

        return new()
        {
            Id = id,
            Species = session.Species,
            Sex = session.Sex switch { "M" => NwbSex.Male, "F" => NwbSex.Female, "O" => NwbSex.Other, _ => NwbSex.Unknown },
            Age = session.Age,
            Genotype = session.Genotype,
            Strain = session.Strain,
            Weight = session.Weight,
        };
    }

    private static NwbIntervals? Trials(SessionTrials trials, List<string> notices)
    {
        SessionTrial[] placed = [.. trials.Placed.OrderBy(trial => trial.Start)];
        if (trials.Unplaced.Any())
        {
            notices.Add(FormattableString.Invariant($"{trials.Unplaced.Count()} trials are not in the NWB file, because they have no place in its clock; trials.csv lists them with the reason."));
        }

        var by = placed.Count(trial => trial.Placement == "neighbors");
        return placed.Length == 0 ? null : Intervals(
            "trials",
            placed[0].Aligned is null ? "Trials of the NDJSON log." : FormattableString.Invariant($"Trials of Bpod in the clock of the pulses, matched by the intervals between pulses; {by} without a pulse of their own lie between their neighbors."),
            placed);
    }

    private static NwbIntervals Intervals(string name, string description, SessionTrial[] trials)
    {
        List<NwbColumn> columns =
        [
            new NwbIntegerColumn("trial_number", "The trial's number, from 1.", trials.Select(trial => (long)trial.Number).ToArray()),
            new NwbTextColumn("trial_type", "The type of trial in words.", [.. trials.Select(trial => trial.Type.Length > 0 ? trial.Type : FormattableString.Invariant($"{trial.TypeNumber}"))]),
            new NwbTextColumn("outcome", "How it ended; unknown where no state says.", [.. trials.Select(trial => trial.Outcome)]),
            new NwbTextColumn("placement", "How it was placed in time: pulse (its own), neighbors (between those of others), log (the log's own time).", [.. trials.Select(trial => trial.Placement)]),
        ];
        foreach (var state in trials.SelectMany(trial => trial.Aligned?.Trial.States.Keys ?? []).Distinct(StringComparer.Ordinal))
        {
            double At(SessionTrial trial, bool isStart) => trial.Aligned is { } aligned && aligned.Trial.States.TryGetValue(state, out var visit)
                ? trial.Start + (isStart ? visit.Start : visit.End)
                : double.NaN;
            columns.Add(new NwbNumberColumn(NwbNames.SafeColumn($"{state}_start", isText: false), $"Start of the state {state} in seconds; NaN where it was not visited.", trials.Select(trial => At(trial, true)).ToArray()));
            columns.Add(new NwbNumberColumn(NwbNames.SafeColumn($"{state}_stop", isText: false), $"End of the state {state} in seconds; NaN where it was not visited.", trials.Select(trial => At(trial, false)).ToArray()));
        }

        foreach (var happening in trials.SelectMany(trial => trial.Aligned?.Trial.Events.Keys ?? []).Distinct(StringComparer.Ordinal))
        {
            columns.Add(new NwbListColumn(
                NwbNames.SafeColumn($"{happening}_times", isText: false),
                $"Times of the event {happening} in seconds.",
                [.. trials.Select(trial => (ReadOnlyMemory<double>)(trial.Aligned?.Trial.Events.GetValueOrDefault(happening)?.Select(time => trial.Start + time).ToArray() ?? []))]));
        }

        return new()
        {
            Name = name,
            Description = description,
            StartTimes = trials.Select(trial => trial.Start).ToArray(),
            StopTimes = trials.Select(trial => trial.Stop).ToArray(),
            Columns = [.. columns.DistinctBy(column => column.Name)],
        };
    }

    private static NwbEvents[] Events(EventLog log) => log.Events.Count == 0 ? [] :
    [
        new()
        {
            Name = "logged_events",
            Description = "Events of the NDJSON log.",
            Timestamps = NwbBlocks.Of((ReadOnlyMemory<double>)log.Events.Select(one => one.Seconds).ToArray()),
            Columns =
            [
                new NwbTextColumn("kind", "What happened.", [.. log.Events.Select(one => one.Kind)]),
                new NwbTextColumn("trial_id", "The trial that the event names; empty for none.", [.. log.Events.Select(one => one.TrialId ?? "")]),
                .. Fields(log),
            ],
        },
    ];

    // A column for each field that lines have: of numbers where all are numbers, else of texts.
    private static IEnumerable<NwbColumn> Fields(EventLog log)
    {
        HashSet<string> taken = new(StringComparer.Ordinal) { "kind", "trial_id" };
        foreach (var field in log.Events.SelectMany(one => one.Fields.Keys).Distinct(StringComparer.Ordinal))
        {
            JsonTree?[] values = [.. log.Events.Select(one => one.Fields.GetValueOrDefault(field))];
            var areNumbers = values.All(value => value is null or { Kind: JsonKind.Number or JsonKind.Null });
            var name = NwbNames.SafeColumn(field, !areNumbers);
            if (!taken.Add(name))
            {
                continue;
            }

            yield return areNumbers
                ? new NwbNumberColumn(name, $"The field {field} of the log; NaN where a line has none.", values.Select(value => value is { Kind: JsonKind.Number } ? LaxScalar.ToDouble(value) ?? double.NaN : double.NaN).ToArray())
                : new NwbTextColumn(name, $"The field {field} of the log; empty where a line has none.", [.. values.Select(Words)]);
        }
    }

    private static string Words(JsonTree? value) => value?.Kind switch
    {
        null or JsonKind.Null => "",
        JsonKind.Array => string.Join("; ", value.Items.Select(Words)),
        JsonKind.Object => string.Join("; ", value.Members.Select(member => $"{member.Key} = {Words(member.Value)}")),
        JsonKind.True => "true",
        JsonKind.False => "false",
        _ => value.Text,
    };

    private static string Description(SessionDescription session, SessionConfig config) =>
        session.Description is { Length: > 0 } given ? given
        : config.Nwb.DescriptionTemplate is { Length: > 0 } template
            ? template.Replace("{session_id}", session.Id, StringComparison.Ordinal).Replace("{session.id}", session.Id, StringComparison.Ordinal).Replace("{subject_id}", session.SubjectId ?? "unknown", StringComparison.Ordinal)
        : $"Session {session.Id} of {config.ProjectName}.";

    private static string Hash(SessionWork work)
    {
        var text = string.Join('\n', work.Manifest.Files.Select(file => $"{file.Path} {file.Sha256}").Prepend(work.Source.Session.Sha256).Prepend(work.Config.Sha256));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Provenance(SessionWork work) => ObjectText.Of(json =>
    {
        json.BeginObject();
        json.Member("program", Program);
        json.Member("version", WorkbenchProvenance.ThisVersion);
        json.Member("ffmpeg", Videos.Video.ReaderVersion());
        json.Member("config_sha256", work.Config.Sha256);
        json.Member("session_sha256", work.Source.Session.Sha256);
        json.Member("timebase", work.Config.Timebase.Source.ToString().ToLowerInvariant());
        json.Member("primary_clock", work.Sync.PrimaryClock);
        json.Name("files");
        json.BeginObject();
        foreach (var file in work.Manifest.Files)
        {
            json.Member(file.Path, file.Sha256);
        }

        json.EndObject();
        json.Name("transcoded");
        json.BeginObject();
        foreach (var video in work.Transcoded.Values.SelectMany(videos => videos))
        {
            json.Member(Path.GetFileName(video.Path), video.Sha256);
        }

        json.EndObject();
        json.EndObject();
    });
}
