using NeuroPose.Sessions.Configuration;

namespace NeuroPose.Sessions.Ingest;

/// <summary>Which session is processed: its description and its folder.</summary>
/// <param name="Config">How.</param>
/// <param name="Session">What.</param>
/// <param name="Folder">Where its raw files are.</param>
internal sealed record SessionSource(SessionConfig Config, SessionDescription Session, string Folder)
{
    private const string FileName = "session.toml";

    /// <summary>Finds the session that is named, or the only one.</summary>
    /// <param name="config">The project.</param>
    /// <param name="id">The session; null takes the one that config.toml names, or the only one there is.</param>
    /// <exception cref="FileFormatException">There is no such session, or several; its description is wrong.</exception>
    public static SessionSource Find(SessionConfig config, string? id)
    {
        if (config.Paths.MetadataFile is { } metadata && File.Exists(config.Paths.Absolute(metadata)))
        {
            var described = SessionDescriptionReader.Load(config.Paths.Absolute(metadata));
            if (id is not null && id != described.Id)
            {
                throw new FileFormatException($"this describes the session \"{described.Id}\"; asked for was \"{id}\".", new(File: described.File, Path: "session.id"));
            }

            return Checked(new(config, described, FileSearch.SessionFolder(config, described.Id)));
        }

        var name = id ?? config.SessionId ?? Only(config);
        var folder = FileSearch.SessionFolder(config, name);
        var file = Path.Combine(folder, config.Paths.MetadataFile is { } inside ? Path.GetFileName(inside) : FileName);
        if (!File.Exists(file))
        {
            return config.Paths.MetadataFile is { } missing
                ? throw new FileFormatException($"the session's description \"{missing}\" is neither beside config.toml nor in {folder}.", new(File: config.File, Path: "paths.metadata_file"))
                : Checked(new(config, SessionDescriptionReader.ByConvention(folder, name, config), folder));
        }

        var session = SessionDescriptionReader.Load(file);
        return session.Id.Normalize() == Path.GetFileName(folder).Normalize()
            ? Checked(new(config, session, folder))
            : throw new FileFormatException($"the id is \"{session.Id}\", and the folder is called \"{Path.GetFileName(folder)}\"; both must be the same.", new(File: file, Path: "session.id"));
    }

    private static string Only(SessionConfig config) => FileSearch.SessionNames(config) switch
    {
        [var only] => only,
        [] => throw new FileFormatException($"there are no sessions in {config.Paths.Absolute(config.Paths.RawRoot)}: expected a folder for each.", new(File: config.File, Path: "paths.raw_root")),
        var several => throw new FileFormatException($"which session? There are {string.Join(", ", several)}. Name one, or write session = \"{several[0]}\" under [project].", new(File: config.File)),
    };

    // What the two files say together.
    private static SessionSource Checked(SessionSource source)
    {
        var (config, session) = (source.Config, source.Session);
        if (config.CameraCount is { } count && count != session.Cameras.Count)
        {
            throw new FileFormatException(
                FormattableString.Invariant($"n_cameras is {count}, and {Path.GetFileName(session.File)} describes {session.Cameras.Count} cameras."), new(File: config.File, Path: "project.n_cameras"));
        }

        string[] clocks = [.. session.Cameras.Select(camera => camera.Id), .. session.Ttls.Select(ttl => ttl.Id)];
        if (config.Sync.PrimaryClock is { } clock && !clocks.Contains(clock, StringComparer.Ordinal))
        {
            throw new FileFormatException($"the primary clock \"{clock}\" is neither a camera nor a TTL of the session.{NearestName.Hint(clock, clocks)}", new(File: config.File, Path: "sync.primary_clock"));
        }

        if (config.Timebase.TtlId is { } ttl && !session.Ttls.Any(one => one.Id == ttl))
        {
            throw new FileFormatException($"there is no TTL \"{ttl}\" in the session.{(session.Ttls.Count > 0 ? NearestName.Hint(ttl, session.Ttls.Select(one => one.Id)) : "")}", new(File: config.File, Path: "timebase.ttl_id"));
        }

        foreach (var region in config.FaceRegions)
        {
            if (region.CameraId.Length == 0 ? session.Cameras.Count > 1 : !session.Cameras.Any(camera => camera.Id == region.CameraId))
            {
                throw new FileFormatException(
                    region.CameraId.Length == 0
                        ? $"the region \"{region.Name}\" names no camera, and there are {session.Cameras.Count}."
                        : $"the region \"{region.Name}\" is of a camera \"{region.CameraId}\", which the session does not have.{NearestName.Hint(region.CameraId, session.Cameras.Select(camera => camera.Id))}",
                    new(File: config.File, Path: "facemap.regions"));
            }
        }

        return source;
    }
}
