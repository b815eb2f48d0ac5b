using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Json;
using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Synchronization;

/// <summary>The times of all cameras' frames in the clock of the pulses.</summary>
/// <param name="Cameras">Each camera.</param>
/// <param name="PrimaryClock">What the others are compared with; null where nothing has pulses.</param>
internal sealed record SessionSync(IReadOnlyList<CameraSync> Cameras, string? PrimaryClock)
{
    /// <summary>Gives each frame its time.</summary>
    public static SessionSync Of(SessionManifest manifest)
    {
        var config = manifest.Source.Config;
        CameraSync[] cameras = [.. manifest.Cameras.Select(camera => Camera(manifest, camera))];
        var name = config.Sync.PrimaryClock ?? config.Timebase.TtlId ?? cameras.FirstOrDefault(camera => camera.HasTimes && camera.TtlId is not null)?.CameraId;
        return Clock(manifest, cameras, name) is not { } clock
            ? new(cameras, name)
            : new([.. cameras.Select(camera => camera.HasTimes && camera.CameraId != name
                ? camera with { Drift = ClockDrift.Of(name!, clock.Times, clock.Slots, camera.Match.Times, camera.Match.Slots, config.Timebase.Mapping) }
                : camera)], name);
    }

    /// <summary>Writes timestamps_CAMERA.csv for each camera that has times.</summary>
    public IEnumerable<string> SaveTimes(string folder)
    {
        foreach (var camera in Cameras.Where(camera => camera.HasTimes))
        {
            var path = Path.Combine(folder, $"timestamps_{camera.CameraId}.csv");
            new CsvRows(["frame_index", "timestamp", "origin"], Enumerable.Range(0, camera.FrameCount).Select(frame => (IEnumerable<string>)
            [
                CsvField.Number(frame), CsvField.Number(camera.Match.Times[frame]), camera.Match.Origins[frame].ToString().ToLowerInvariant(),
            ])).Save(path);
            yield return path;
        }
    }

    /// <summary>Writes sync_summary.json.</summary>
    public void SaveSummary(string path, SessionConfig config) => AtomicFile.Write(path, stream =>
    {
        using var json = new JsonPrinter(stream, indent: 2);
        json.BeginObject();
        json.Member("timebase_source", config.Timebase.Source == TimebaseSource.Ttl ? "ttl" : "nominal_rate");
        json.Member("mapping", config.Timebase.Mapping.ToString().ToLowerInvariant());
        json.Member("offset_s", config.Timebase.OffsetSeconds);
        json.Member("primary_clock", PrimaryClock);
        json.Member("tolerance_ms", config.Sync.ToleranceMilliseconds);
        json.Name("cameras");
        json.Array(Cameras, Write);
        json.EndObject();
    });

    private static void Write(JsonPrinter json, CameraSync camera)
    {
        json.BeginObject();
        json.Member("camera_id", camera.CameraId);
        json.Member("ttl_id", camera.TtlId);
        json.Member("status", camera.HasTimes ? "synchronized" : camera.TtlId is null ? "no clock" : "ambiguous");
        json.Member("reason", camera.Match.Ambiguity);
        json.Member("frames", (long)camera.FrameCount);
        json.Member("frames_per_second", Known(camera.Rate));
        json.Member("first_s", camera.HasTimes ? camera.Match.Times[0] : null);
        json.Member("last_s", camera.HasTimes ? camera.Match.Times[^1] : null);
        json.Member("lost_pulses", (long)camera.Match.LostPulses);
        json.Name("interpolated_frames");
        json.Array(camera.Match.Origins.Index().Where(one => one.Item == TimeOrigin.Interpolated).Select(one => one.Index).ToArray(), (to, frame) => to.Integer(frame));
        json.Name("extra_pulses");
        json.Array(camera.ExtraPulses, (to, pulse) =>
        {
            to.BeginObject();
            to.Member("index", (long)pulse.Index);
            to.Member("seconds", pulse.Seconds);
            to.Member("bounce", pulse.IsBounce);
            to.EndObject();
        });
        json.Name("missing_frames");
        json.Array(camera.Match.Dropped, (to, drop) =>
        {
            to.BeginObject();
            to.Member("after_frame", (long)drop.AfterFrame);
            to.Member("count", (long)drop.Count);
            to.Member("evidence", drop.Evidence);
            to.Member("is_pause", !camera.IsDrop(drop));
            to.EndObject();
        });
        json.Member("dropped_frames", (long)camera.DroppedCount);
        json.Name("duplicated_frames");
        json.Array(camera.Duplicates, (to, frame) => to.Integer(frame));
        json.Member("steps_not_forward", (long)camera.StepsNotForward);
        json.Member("max_jitter_s", Known(camera.Jitter?.MaxSeconds));
        json.Member("p95_jitter_s", Known(camera.Jitter?.P95Seconds));
        json.Name("drift");
        if (camera.Drift is { } drift)
        {
            json.BeginObject();
            json.Member("clock", drift.Clock);
            json.Member("slope_ppm", Known(drift.SlopePpm));
            json.Member("max_ms", Known(drift.MaxSeconds * 1000));
            json.Member("mean_ms", Known(drift.MeanSeconds * 1000));
            json.Member("residual_ms", Known(drift.ResidualSeconds * 1000));
            json.Member("reason", drift.Why);
            json.EndObject();
        }
        else
        {
            json.Null();
        }

        json.Name("notes");
        json.Array(camera.Match.Notes, (to, note) => to.Text(note));
        json.EndObject();
    }

    private static double? Known(double? number) => number is { } known && double.IsFinite(known) ? known : null;

    private static CameraSync Camera(SessionManifest manifest, CameraFiles camera)
    {
        var config = manifest.Source.Config;
        var frames = FrameTrain.Of(camera.Videos);
        var sync = new CameraSync
        {
            CameraId = camera.Camera.Id,
            TtlId = camera.Camera.TtlId,
            FrameCount = frames.Count,
            FileStarts = frames.Starts,
            Duplicates = frames.Duplicates,
            Match = new(),
        };
        var asked = !double.IsNaN(camera.Camera.NominalRate) ? camera.Camera.NominalRate
            : config.Timebase.Source == TimebaseSource.NominalRate ? (double.IsNaN(config.Timebase.NominalRate) ? frames.Rate : config.Timebase.NominalRate)
            : double.NaN;
        if (!double.IsNaN(asked))
        {
            return Nominal(sync, asked, config.Timebase.OffsetSeconds);
        }

        if (config.Timebase.Source == TimebaseSource.NominalRate)
        {
            return sync with { Match = new() { Ambiguity = "no rate is known: give nominal_rate_hz." } };
        }

        var train = manifest.PulsesOf(camera.Camera);
        if (train is null)
        {
            var why = camera.Camera.TtlId is { } ttl ? $"TTL {ttl} has no file" : "the camera has no ttl_id";
            return sync with { Match = new() { Ambiguity = $"{why}: there is no clock. Nominal times are made only where they are asked for (nominal_rate_hz of the camera, or source = \"nominal_rate\" under [timebase])." } };
        }

        var grid = PulseGrid.Of(train, config.Sync.DebounceMilliseconds / 1000);
        var match = Shifted(FrameMatch.Of(frames, grid, config.MismatchToleranceFrames), config.Timebase.OffsetSeconds);
        var expected = frames.Rate * grid.Interval;
        if (match.Times.Length > 0 && double.IsFinite(expected) && expected is < 0.8 or > 1.25)
        {
            match = match with { Notes = [.. match.Notes, string.Create(CultureInfo.InvariantCulture, $"the video says {frames.Rate:0.###} frames a second, the pulses {1 / grid.Interval:0.###}")] };
        }

        return sync with
        {
            Match = match,
            Rate = match.Times.Length > 0 ? 1 / grid.Interval : double.NaN,
            ExtraPulses = grid.Extras,
            Jitter = match.Times.Length > 0 ? ClockDrift.JitterOf(match.Times, match.Slots, match.Origins) : null,
        };
    }

    private static FrameMatch Shifted(FrameMatch match, double offset) => offset == 0 ? match : match with { Times = [.. match.Times.Select(time => time + offset)] };

    private static CameraSync Nominal(CameraSync sync, double rate, double offset)
    {
        var times = new double[sync.FrameCount];
        var slots = new long[sync.FrameCount];
        var origins = new TimeOrigin[sync.FrameCount];
        Array.Fill(origins, TimeOrigin.Nominal);
        for (var frame = 0; frame < times.Length; frame++)
        {
            (times[frame], slots[frame]) = (offset + (frame / rate), frame);
        }

        return sync with { Rate = rate, Duplicates = [], Match = new() { Times = times, Slots = slots, Origins = origins, Notes = ["times are frame numbers divided by a rate, as was asked for"] } };
    }

    private static (double[] Times, long[] Slots)? Clock(SessionManifest manifest, CameraSync[] cameras, string? name)
    {
        if (cameras.FirstOrDefault(camera => camera.CameraId == name) is { } camera)
        {
            return camera.HasTimes && !camera.Match.Origins.Contains(TimeOrigin.Nominal) ? Distinct(camera.Match.Times, camera.Match.Slots) : null;
        }

        if (manifest.Ttls.FirstOrDefault(ttl => ttl.Ttl.Id == name) is not { } found || found.Pulses.Count < 2)
        {
            return null;
        }

        var grid = PulseGrid.Of(found.Pulses, manifest.Source.Config.Sync.DebounceMilliseconds / 1000);
        return ([.. grid.Times.Select(time => time + manifest.Source.Config.Timebase.OffsetSeconds)], grid.Slots);
    }

    // A duplicated frame is no step of a clock.
    private static (double[] Times, long[] Slots) Distinct(double[] times, long[] slots)
    {
        int[] kept = [.. Enumerable.Range(0, times.Length).Where(at => at == 0 || slots[at] > slots[at - 1])];
        return ([.. kept.Select(at => times[at])], [.. kept.Select(at => slots[at])]);
    }
}
