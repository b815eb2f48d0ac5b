using NeuroPose.Json;

namespace NeuroPose.Formats;

/// <summary>A job's entry in <c>status.json</c>, in both directions.</summary>
internal static class JobStatusJson
{
    public static JobStatusEntry Read(JsonContract entry)
    {
        var read = new JobStatusEntry
        {
            Status = entry.Text("status") switch
            {
                "processing" => JobState.Processing,
                "completed" => JobState.Completed,
                "failed" => JobState.Failed,
                _ => throw entry.Expected("\"processing\", \"completed\" or \"failed\"", "status"),
            },
            StartedAt = Moment(entry, "started_at"),
            CompletedAt = OptionalMoment(entry, "completed_at"),
            ResultsPath = entry.OptionalText("results_path") is { } path ? PosixPath.Normalize(path) : null,
            Error = entry.OptionalText("error"),
            CurrentVideo = entry.OptionalText("current_video"),
            FramesProcessed = entry.OptionalInteger("frames_processed", atLeast: 0),
            FramesTotal = entry.OptionalInteger("frames_total", atLeast: 0),
            VideosCompleted = entry.OptionalInteger("videos_completed", atLeast: 0),
            VideosTotal = entry.OptionalInteger("videos_total", atLeast: 0),
            PercentComplete = entry.OptionalNumber("percent_complete", atLeast: 0, atMost: 100),
            LastUpdate = OptionalMoment(entry, "last_update"),
        };
        entry.End();
        return read;
    }

    public static void Write(JsonPrinter json, JobStatusEntry entry)
    {
        json.BeginObject();
        json.Member("status", entry.Status switch
        {
            JobState.Processing => "processing",
            JobState.Completed => "completed",
            _ => "failed",
        });
        json.Member("started_at", entry.StartedAt.ToString());
        json.Member("completed_at", entry.CompletedAt?.ToString());
        json.Member("results_path", entry.ResultsPath);
        json.Member("error", entry.Error);
        json.Member("current_video", entry.CurrentVideo);
        json.Member("frames_processed", entry.FramesProcessed);
        json.Member("frames_total", entry.FramesTotal);
        json.Member("videos_completed", entry.VideosCompleted);
        json.Member("videos_total", entry.VideosTotal);
        json.Member("percent_complete", entry.PercentComplete);
        json.Member("last_update", entry.LastUpdate?.ToString());
        json.EndObject();
    }

    private static Timestamp Moment(JsonContract entry, string name) => entry.Scalar(name, LaxMoment.Of, LaxMoment.Expected);

    private static Timestamp? OptionalMoment(JsonContract entry, string name) => entry.Has(name) ? Moment(entry, name) : null;
}
