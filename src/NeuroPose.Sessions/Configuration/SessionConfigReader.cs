using System.Globalization;

namespace NeuroPose.Sessions.Configuration;

/// <summary>Reads config.toml.</summary>
internal static class SessionConfigReader
{
    /// <summary>What the names of overrides begin with.</summary>
    public const string OverridePrefix = "NEUROPOSE_SESSION__";

    private static readonly (string Word, string Value)[] Codecs =
    [
        ("libx264", "libx264"), ("libx265", "libx265"), ("libvpx-vp9", "libvpx-vp9"), ("libaom-av1", "libaom-av1"),
        ("h264", "libx264"), ("h265", "libx265"), ("hevc", "libx265"), ("vp9", "libvpx-vp9"), ("av1", "libaom-av1"),
    ];

    public static SessionConfig Load(string path, IReadOnlyDictionary<string, string>? overrides)
    {
        var tree = TomlText.Load(path);
        Override(tree, overrides ?? new Dictionary<string, string>());
        var problems = new TomlProblems(path);
        var root = new TomlSection(tree, "", problems);
        List<string> notices = [];
        var config = Read(root, path, notices);
        root.End();
        problems.ThrowIfAny();
        return config with { Notices = notices, Sha256 = ConfigHash.Of(tree, "paths", "logging") };
    }

    private static SessionConfig Read(TomlSection root, string path, List<string> notices)
    {
        var project = root.Section("project");
        var video = root.Section("video");
        var config = new SessionConfig
        {
            File = path,
            ProjectName = project.RequiredText("name"),
            SessionId = project.Text("session"),
            CameraCount = (int?)project.Integer("n_cameras", 1, 64),
            Paths = Paths(root.Section("paths"), path),
            VideoPattern = video.Text("pattern"),
            Transcode = Transcode(video.Section("transcode")),
            Timebase = Timebase(root.Section("timebase")),
            Sync = Sync(root.Section("sync")),
            Nwb = Nwb(root.Section("nwb")),
            Qc = Qc(root.Section("qc")),
            Pose = Pose(root.Section("pose")),
            Bpod = Bpod(root.Section("bpod")),
        };
        if (config.VideoPattern is { } pattern && !pattern.Contains("{index", StringComparison.Ordinal))
        {
            video.Problem("pattern", $"expected a name with {{index}} in it, such as \"cam{{index}}.mp4\", found \"{pattern}\".");
        }

        var verification = root.Section("verification");
        var events = root.Section("events");
        config = config with
        {
            MismatchToleranceFrames = verification.IntegerOr("mismatch_tolerance_frames", 0, 0),
            WarnOnMismatch = verification.Flag("warn_on_mismatch", true),
            EventsOffsetSeconds = events.Number("offset_s") ?? 0,
        };
        config = Facemap(root.Section("facemap"), config, notices);
        Unused(root, notices);
        foreach (var section in (TomlSection[])[project, video, verification, events])
        {
            section.End();
        }

        return config;
    }

    private static SessionPaths Paths(TomlSection paths, string path)
    {
        var read = new SessionPaths
        {
            Base = Path.GetDirectoryName(Path.GetFullPath(path))!,
            RawRoot = paths.RequiredText("raw_root"),
            IntermediateRoot = paths.Text("intermediate_root", "data/interim"),
            OutputRoot = paths.Text("output_root", "data/processed"),
            QcRoot = paths.Text("qc_root", "data/qc"),
            MetadataFile = paths.Text("metadata_file"),
        };
        paths.Ignore("models_root");
        paths.End();
        return read;
    }

    private static TranscodeOptions Transcode(TomlSection transcode)
    {
        var index = transcode.Word("codec", 0, [.. Codecs.Select((codec, at) => (codec.Word, at))]);
        var read = new TranscodeOptions
        {
            Enabled = transcode.Flag("enabled", false),
            Codec = Codecs[index].Value,
            Crf = transcode.IntegerOr("crf", 18, 0, 51),
            Preset = transcode.Text("preset", "medium"),
            KeyInterval = transcode.IntegerOr("keyint", 15, 1),
        };
        if (read.Preset.Any(letter => !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter)))
        {
            transcode.Problem("preset", $"expected a preset of ffmpeg, such as \"medium\", found \"{read.Preset}\".");
        }

        transcode.End();
        return read;
    }

    private static TimebaseOptions Timebase(TomlSection timebase)
    {
        const string Neuropixels = "neuropixels";
        var isProbe = string.Equals(timebase.Text("source"), Neuropixels, StringComparison.OrdinalIgnoreCase);
        if (isProbe)
        {
            timebase.Problem("source", "a stream of Neuropixels is not read. Extract its sync channel as text (one time a line) and use source = \"ttl\".");
        }

        var read = new TimebaseOptions
        {
            Source = isProbe ? TimebaseSource.Ttl : timebase.Word("source", TimebaseSource.Ttl, ("ttl", TimebaseSource.Ttl), ("nominal_rate", TimebaseSource.NominalRate)),
            Mapping = timebase.Word("mapping", ClockMapping.Linear, ("linear", ClockMapping.Linear), ("nearest", ClockMapping.Nearest)),
            JitterBudgetSeconds = timebase.NumberOr("jitter_budget_s", double.NaN, 0),
            OffsetSeconds = timebase.Number("offset_s") ?? 0,
            TtlId = timebase.Text("ttl_id"),
            NominalRate = timebase.NumberOr("nominal_rate_hz", double.NaN, 0, above: true),
        };
        timebase.Ignore("neuropixels_stream");
        timebase.End();
        return read;
    }

    private static SyncOptions Sync(TomlSection sync)
    {
        var read = new SyncOptions
        {
            PrimaryClock = sync.Text("primary_clock"),
            ToleranceMilliseconds = sync.NumberOr("tolerance_ms", 2, 0, above: true),
            DebounceMilliseconds = sync.NumberOr("debounce_ms", double.NaN, 0),
            DroppedFramesAllowed = sync.IntegerOr("dropped_frames_allowed", 0, 0),
        };
        sync.End();
        return read;
    }

    private static BpodOptions Bpod(TomlSection bpod)
    {
        var read = new BpodOptions
        {
            Parse = bpod.Flag("parse", true),
            ToleranceMilliseconds = bpod.NumberOr("tolerance_ms", 10, 0, above: true),
            ClockTolerancePpm = bpod.NumberOr("clock_tolerance_ppm", 500, 0),
            Outcomes = bpod.TextTable("outcomes"),
        };
        bpod.End();
        return read;
    }

    private static PoseOptions Pose(TomlSection pose)
    {
        var read = new PoseOptions
        {
            Mapping = pose.TextTable("mapping"),
            Edges = pose.Pairs("edges"),
            ReportBelow = pose.NumberOr("report_below", 0.6, 0, 1),
            LeastMeanConfidence = pose.NumberOr("least_mean_confidence", 0.8, 0, 1),
        };
        string[] twice = [.. read.Mapping.Values.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];
        if (twice.Length > 0)
        {
            pose.Problem("mapping", $"several names of files become \"{twice[0]}\"; each needs a name of its own.");
        }

        foreach (var (from, to) in read.Edges)
        {
            foreach (var end in (string[])[from, to])
            {
                if (read.Mapping.Count > 0 && !read.Mapping.Values.Contains(end, StringComparer.Ordinal))
                {
                    pose.Problem("edges", $"\"{end}\" is none of the new names in pose.mapping.{NearestName.Hint(end, read.Mapping.Values)}");
                }
            }
        }

        pose.End();
        return read;
    }

    private static NwbOptions Nwb(TomlSection nwb)
    {
        var time = nwb.Time("default_time");
        TimeOnly? defaultTime = null;
        if (time is not null)
        {
            if (TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var known))
            {
                defaultTime = known;
            }
            else
            {
                nwb.Problem("default_time", $"expected a time of day, such as 09:00:00, found \"{time}\".");
            }
        }

        var read = new NwbOptions
        {
            LinkExternalVideo = nwb.Flag("link_external_video", true),
            Lab = nwb.Text("lab"),
            Institution = nwb.Text("institution"),
            FileNameTemplate = Template(nwb, "file_name_template", "{session_id}.nwb"),
            DescriptionTemplate = nwb.Text("session_description_template"),
            TimeZone = nwb.Text("time_zone"),
            DefaultTime = defaultTime,
        };
        if (read.TimeZone is { } zone && !SessionDate.IsZone(zone))
        {
            nwb.Problem("time_zone", $"expected an offset such as \"+01:00\", or a zone such as \"Europe/Berlin\", found \"{zone}\".");
        }

        nwb.End();
        return read;
    }

    private static QcOptions Qc(TomlSection qc)
    {
        var read = new QcOptions
        {
            GenerateReport = qc.Flag("generate_report", true),
            FileNameTemplate = Template(qc, "out_template", "{session_id}.html"),
            IncludeVerification = qc.Flag("include_verification", true),
        };
        qc.End();
        return read;
    }

    private static string Template(TomlSection section, string key, string whenAbsent)
    {
        // The reference's own default has dots where its code has underscores.
        var text = section.Text(key, whenAbsent).Replace("{session.id}", "{session_id}", StringComparison.Ordinal);
        var rest = text.Replace("{session_id}", "", StringComparison.Ordinal).Replace("{subject_id}", "", StringComparison.Ordinal);
        if (rest.Contains('{', StringComparison.Ordinal) || rest.Contains('/', StringComparison.Ordinal) || rest.Contains('\\', StringComparison.Ordinal))
        {
            section.Problem(key, $"expected a file name in which {{session_id}} and {{subject_id}} are filled in, found \"{text}\".");
        }

        return text;
    }

    private static SessionConfig Facemap(TomlSection facemap, SessionConfig config, List<string> notices)
    {
        if (facemap.Flag("run_inference", false))
        {
            notices.Add("facemap.run_inference: Facemap itself is not run; its files are imported, and motion is measured in facemap.regions.");
        }

        List<FaceRegion> regions = [];
        foreach (var region in facemap.Sections("regions"))
        {
            regions.Add(new(
                region.RequiredText("name"),
                region.Text("camera", ""),
                region.IntegerOr("x", 0, 0),
                region.IntegerOr("y", 0, 0),
                region.IntegerOr("width", 0, 0),
                region.IntegerOr("height", 0, 0)));
            if (regions[^1].Width == 0 || regions[^1].Height == 0)
            {
                region.Problem("width", "width and height must be above 0.");
            }

            if (regions.Count(one => one.Name == regions[^1].Name && one.CameraId == regions[^1].CameraId) > 1)
            {
                region.Problem("name", $"there are two regions \"{regions[^1].Name}\".");
            }

            region.End();
        }

        var names = facemap.Texts("ROIs");
        facemap.End();
        return config with { FaceRegions = regions, FaceRegionNames = names };
    }

    // Sections of the reference that say nothing here: they load, and the user hears of what has no effect.
    private static void Unused(TomlSection root, List<string> notices)
    {
        var acquisition = root.Section("acquisition");
        acquisition.Ignore("concat_strategy");
        acquisition.End();
        var logging = root.Section("logging");
        logging.Ignore("level", "structured");
        logging.End();
        var labels = root.Section("labels");
        foreach (var tool in (string[])["dlc", "sleap"])
        {
            var model = labels.Section(tool);
            if (model.Flag("run_inference", false))
            {
                notices.Add($"labels.{tool}.run_inference: inference is not run by sessions; import the poses that the tool has written.");
            }

            model.Ignore("model", "gputouse");
            model.End();
        }

        labels.End();
    }

    private static void Override(TomlValue tree, IReadOnlyDictionary<string, string> overrides)
    {
        foreach (var (name, text) in overrides.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!name.StartsWith(OverridePrefix, StringComparison.Ordinal))
            {
                continue;
            }

            string[] keys = name[OverridePrefix.Length..].ToLowerInvariant().Split("__");
            var at = tree;
            foreach (var key in keys.SkipLast(1))
            {
                if (!at.Members.TryGetValue(key, out var inside) || inside.Kind != TomlKind.Table)
                {
                    at.Members[key] = inside = TomlValue.Table(0);
                }

                at = inside;
            }

            at.Members[keys[^1]] = TomlText.ParseValue(text, name) with { Line = 0 };
        }
    }
}
