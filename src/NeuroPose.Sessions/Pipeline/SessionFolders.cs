using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Pipeline;

/// <summary>Where the files of a session are written.</summary>
internal sealed record SessionFolders(string Interim, string Processed, string Qc, string NwbFile, string ReportFile)
{
    public string Sync => Path.Combine(Interim, "sync");

    public string Pose => Path.Combine(Interim, "pose");

    public string Facemap => Path.Combine(Interim, "facemap");

    public string Events => Path.Combine(Interim, "events");

    public string Video => Path.Combine(Interim, "video");

    public string Stages => Path.Combine(Interim, ".stages");

    public static SessionFolders Of(SessionSource source)
    {
        var (config, session, folder) = source;
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        string In(string root) => Path.Combine(config.Paths.Absolute(root), name);
        string Filled(string template) => template.Replace("{session_id}", session.Id, StringComparison.Ordinal).Replace("{subject_id}", session.SubjectId ?? "unknown", StringComparison.Ordinal);
        var (processed, qc) = (In(config.Paths.OutputRoot), In(config.Paths.QcRoot));
        return new(In(config.Paths.IntermediateRoot), processed, qc, Path.Combine(processed, Filled(config.Nwb.FileNameTemplate)), Path.Combine(qc, Filled(config.Qc.FileNameTemplate)));
    }
}
