using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroPose.Sessions.Configuration;

/// <summary>Reads session.toml, and says what a folder without one is.</summary>
internal static partial class SessionDescriptionReader
{
    private static readonly (string, FileOrder)[] Orders =
    [
        ("name_asc", FileOrder.NameAscending), ("name_desc", FileOrder.NameDescending),
        ("time_asc", FileOrder.TimeAscending), ("time_desc", FileOrder.TimeDescending),
    ];

    public static SessionDescription Load(string path)
    {
        var tree = TomlText.Load(path);
        var problems = new TomlProblems(path);
        var root = new TomlSection(tree, "", problems);
        List<string> notices = [];
        var read = Read(root, path, notices);
        root.End();
        problems.ThrowIfAny();
        return read with { Notices = notices, Sha256 = ConfigHash.Of(tree) };
    }

    /// <summary>The session of a folder without session.toml: cameras by the pattern, and other files by their usual names.</summary>
    public static SessionDescription ByConvention(string folder, string id, SessionConfig config)
    {
        var pattern = config.VideoPattern ?? throw new FileFormatException(
            $"there is no session.toml in {folder}, and config.toml has no pattern of videos. Write session.toml, or pattern = \"cam{{index}}.mp4\" under [video] and n_cameras under [project].",
            new(File: config.File, Path: "video.pattern"));
        var count = config.CameraCount ?? throw new FileFormatException(
            "the number of cameras is missing: without session.toml, n_cameras says how many files the pattern stands for.", new(File: config.File, Path: "project.n_cameras"));

        // Both ways of counting are in use; the first camera's file decides.
        var first = File.Exists(Path.Combine(folder, Filled(pattern, 0))) || !File.Exists(Path.Combine(folder, Filled(pattern, count))) ? 0 : 1;
        List<CameraDescription> cameras = [];
        foreach (var index in Enumerable.Range(first, count))
        {
            var name = Path.GetFileNameWithoutExtension(Filled(pattern, index));
            cameras.Add(new(name, [GlobText.Escape(Filled(pattern, index))])
            {
                TtlId = name,
                Poses = [.. Usual("pose", name, "csv", "h5", "slp", "json")],
                Facemap = [.. Usual("facemap", name, "npy")],
            });
        }

        return new()
        {
            File = folder,
            Id = id,
            Cameras = cameras,
            Ttls = [.. cameras.Select(camera => new TtlDescription(camera.Id, [.. Usual("ttl", camera.Id, "txt", "csv"), .. Usual("TTLs", camera.Id, "txt", "csv"), .. Usual("sync", camera.Id, "txt", "csv")]))],
            Events = ["*.ndjson", "*.jsonl", "events/*.ndjson", "events/*.jsonl"],
            IsByConvention = true,
            Sha256 = config.Sha256,
        };
    }

    private static IEnumerable<string> Usual(string folder, string name, params string[] endings) =>
        endings.SelectMany(ending => (string[])[$"{folder}/{GlobText.Escape(name)}.{ending}", $"{folder}/{GlobText.Escape(name)}[._-]*.{ending}"]);

    private static string Filled(string pattern, int index) => Index().Replace(pattern, match =>
    {
        var digits = match.Groups["digits"] is { Success: true } width ? int.Parse(width.Value, CultureInfo.InvariantCulture) : 0;
        return index.ToString("D" + Math.Min(digits, 9), CultureInfo.InvariantCulture);
    });

    private static SessionDescription Read(TomlSection root, string path, List<string> notices)
    {
        var session = root.Section("session");
        var ttls = Ttls(root);
        var read = new SessionDescription
        {
            File = path,
            Id = session.RequiredText("id"),
            SubjectId = session.Text("subject_id"),
            Date = session.Time("date"),
            Time = session.Time("time"),
            Experimenters = session.Texts("experimenter"),
            Description = session.Text("description"),
            Sex = session.Text("sex"),
            Age = session.Text("age"),
            Genotype = session.Text("genotype"),
            Species = session.Text("species"),
            Strain = session.Text("strain"),
            Weight = session.Text("weight"),
            Ttls = ttls,
            Cameras = Cameras(root, ttls),
            Bpod = Bpod(root, ttls, notices),
            Events = Events(root),
        };
        if (read.Sex is not (null or "M" or "F" or "U" or "O"))
        {
            session.Problem("sex", $"expected M, F, U (unknown) or O (other), found \"{read.Sex}\".");
        }

        if (read.Age is { } age && !Duration().IsMatch(age))
        {
            session.Problem("age", $"expected a duration as ISO 8601 writes it, such as P90D or P12W, found \"{age}\".");
        }

        if (read.Species is { } species && !Latin().IsMatch(species))
        {
            session.Problem("species", $"expected the species in Latin, such as \"Mus musculus\", found \"{species}\".");
        }

        if (read.Id.AsSpan().ContainsAny('/', '\\') || read.Id is "." or "..")
        {
            session.Problem("id", $"expected the name of a folder, found \"{read.Id}\".");
        }

        session.End();
        return read;
    }

    private static List<TtlDescription> Ttls(TomlSection root)
    {
        List<TtlDescription> ttls = [];
        foreach (var ttl in root.Sections("TTLs"))
        {
            var id = ttl.RequiredText("id");
            Once(ttl, id, ttls.Select(one => one.Id), "TTLs");
            ttls.Add(new(id, Patterns(ttl, "paths", isNeeded: true))
            {
                Description = ttl.Text("description", ""),
                TimeColumn = ttl.Text("time_column"),
                CounterColumn = ttl.Text("counter_column"),
            });
            ttl.End();
        }

        return ttls;
    }

    private static List<CameraDescription> Cameras(TomlSection root, List<TtlDescription> ttls)
    {
        List<CameraDescription> cameras = [];
        foreach (var camera in root.Sections("cameras"))
        {
            var id = camera.RequiredText("id");
            Once(camera, id, cameras.Select(one => one.Id), "cameras");
            if (id.AsSpan().ContainsAny('/', '\\', ':') || id is "." or "..")
            {
                camera.Problem("id", $"expected a name without / \\ and :, which files are called by, found \"{id}\".");
            }

            cameras.Add(new(id, Patterns(camera, "paths", isNeeded: true))
            {
                Description = camera.Text("description", ""),
                Order = camera.Word("order", FileOrder.NameAscending, Orders),
                TtlId = Ttl(camera, "ttl_id", ttls),
                NominalRate = camera.NumberOr("nominal_rate_hz", double.NaN, 0, above: true),
                Poses = Patterns(camera, "pose", isNeeded: false),
                Facemap = Patterns(camera, "facemap", isNeeded: false),
            });
            camera.End();
        }

        if (cameras.Count == 0)
        {
            root.Problem("cameras", "the session has no cameras; describe each under [[cameras]].");
        }

        return cameras;
    }

    private static BpodDescription? Bpod(TomlSection root, List<TtlDescription> ttls, List<string> notices)
    {
        if (!root.Has("bpod"))
        {
            return null;
        }

        var bpod = root.Section("bpod");
        List<TrialType> types = [];
        foreach (var type in bpod.Sections("trial_types"))
        {
            if (!type.Has("trial_type") && type.Has("trial_type_id"))
            {
                notices.Add("bpod.trial_types: trial_type_id is the old name of trial_type.");
            }

            var key = type.Has("trial_type") ? "trial_type" : "trial_type_id";
            if (!type.Has(key))
            {
                type.Missing("trial_type");
            }

            var number = (int)(type.Integer(key, 0, int.MaxValue) ?? 0);
            if (types.Any(one => one.Number == number))
            {
                type.Problem(key, FormattableString.Invariant($"the trial type {number} is there twice."));
            }

            types.Add(new(number, type.Text("description", ""), type.RequiredText("sync_signal"), Ttl(type, "sync_ttl", ttls) ?? ""));
            if (!type.Has("sync_ttl"))
            {
                type.Missing("sync_ttl");
            }

            type.End();
        }

        var read = new BpodDescription(Patterns(bpod, "path", isNeeded: true))
        {
            Order = bpod.Word("order", FileOrder.NameAscending, Orders),
            ContinuousTime = bpod.Flag("continuous_time", true),
            TrialTypes = types,
        };
        bpod.End();
        return read;
    }

    private static IReadOnlyList<string> Events(TomlSection root)
    {
        var events = root.Section("events");
        var patterns = Patterns(events, "paths", isNeeded: false);
        events.End();
        return patterns;
    }

    private static IReadOnlyList<string> Patterns(TomlSection section, string key, bool isNeeded)
    {
        var patterns = section.Texts(key);
        if (isNeeded && !section.Has(key))
        {
            section.Missing(key);
        }

        foreach (var pattern in patterns)
        {
            if (pattern.Length == 0 || Path.IsPathRooted(pattern) || pattern.Split('/', '\\').Contains(".."))
            {
                section.Problem(key, $"expected a pattern of files inside the session's folder, found \"{pattern}\".");
            }
            else if (!GlobText.IsValid(pattern))
            {
                section.Problem(key, $"the pattern \"{(pattern.Length > 60 ? pattern[..60] + "…" : pattern)}\" is broken or too long: see its brackets.");
            }
        }

        return patterns;
    }

    private static string? Ttl(TomlSection section, string key, List<TtlDescription> ttls)
    {
        var id = section.Text(key);
        if (id is not null && !ttls.Any(ttl => ttl.Id == id))
        {
            section.Problem(key, ttls.Count == 0
                ? $"there is no TTL \"{id}\": the file has no [[TTLs]]."
                : $"there is no TTL \"{id}\".{NearestName.Hint(id, ttls.Select(ttl => ttl.Id))}");
        }

        return id;
    }

    private static void Once(TomlSection section, string id, IEnumerable<string> before, string list)
    {
        // Files are called by ids, and some file systems do not tell case apart.
        if (before.Contains(id, StringComparer.OrdinalIgnoreCase))
        {
            section.Problem("id", $"there are two {list} with the id \"{id}\"; each needs its own.");
        }
    }

    [GeneratedRegex(@"\{index(?::0?(?<digits>\d)d?)?\}")]
    private static partial Regex Index();

    [GeneratedRegex(@"^P(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?(?:T(?:\d+(?:\.\d+)?[HMS])+)?(?<=[YMWDHS])$")]
    private static partial Regex Duration();

    [GeneratedRegex(@"^[A-Z][a-z]+ [a-z]+(?: [a-z]+)?$")]
    private static partial Regex Latin();
}
