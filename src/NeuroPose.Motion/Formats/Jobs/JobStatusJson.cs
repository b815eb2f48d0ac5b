using NeuroPose.Json;

namespace NeuroPose.Formats;

/// <summary>A job's entry in <c>status.json</c>.</summary>
internal static class JobStatusJson
{
    private static readonly JsonScalar<Timestamp> Moment = new(LaxMoment.Of, LaxMoment.Expected, moment => moment.ToString());

    public static JsonForm<JobStatusEntry> Form { get; } = new(fields => new()
    {
        Status = fields.Word(
            "status",
            entry => entry.Status,
            ("processing", JobState.Processing),
            ("completed", JobState.Completed),
            ("failed", JobState.Failed)),
        StartedAt = fields.Scalar("started_at", entry => entry.StartedAt, Moment),
        CompletedAt = fields.OptionalScalar("completed_at", entry => entry.CompletedAt, Moment),
        ResultsPath = fields.OptionalText("results_path", entry => entry.ResultsPath) is { } path ? PosixPath.Normalize(path) : null,
        Error = fields.OptionalText("error", entry => entry.Error),
        CurrentVideo = fields.OptionalText("current_video", entry => entry.CurrentVideo),
        FramesProcessed = fields.OptionalInteger("frames_processed", entry => entry.FramesProcessed, atLeast: 0),
        FramesTotal = fields.OptionalInteger("frames_total", entry => entry.FramesTotal, atLeast: 0),
        VideosCompleted = fields.OptionalInteger("videos_completed", entry => entry.VideosCompleted, atLeast: 0),
        VideosTotal = fields.OptionalInteger("videos_total", entry => entry.VideosTotal, atLeast: 0),
        PercentComplete = fields.OptionalNumber("percent_complete", entry => entry.PercentComplete, atLeast: 0, atMost: 100),
        LastUpdate = fields.OptionalScalar("last_update", entry => entry.LastUpdate, Moment),
    });
}
