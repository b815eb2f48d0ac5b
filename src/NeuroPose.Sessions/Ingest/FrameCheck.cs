using NeuroPose.Files;
using NeuroPose.Json;

namespace NeuroPose.Sessions.Ingest;

/// <summary>How a camera's frames compare with its pulses by number.</summary>
/// <param name="CameraId">The camera.</param>
/// <param name="TtlId">Its channel; null where it has none.</param>
/// <param name="Frames">Its frames.</param>
/// <param name="Pulses">Its pulses; null where there is nothing to compare with.</param>
/// <param name="Tolerance">How many may differ.</param>
/// <param name="Why">Why it cannot be verified; empty where it can.</param>
internal sealed record FrameCheck(string CameraId, string? TtlId, int Frames, int? Pulses, int Tolerance, string Why)
{
    /// <summary>By how many they differ; null where there is nothing to compare with.</summary>
    public int? Mismatch => Pulses is { } pulses ? Math.Abs(Frames - pulses) : null;

    public bool IsVerifiable => Pulses is not null;

    /// <summary>pass, fail or unverifiable.</summary>
    public string Status => Mismatch is not { } mismatch ? "unverifiable" : mismatch <= Tolerance ? "pass" : "fail";

    /// <summary>The check of every camera.</summary>
    public static IReadOnlyList<FrameCheck> Of(SessionManifest manifest) =>
    [
        .. manifest.Cameras.Select(camera =>
        {
            var pulses = manifest.PulsesOf(camera.Camera);
            var why = pulses is not null ? ""
                : camera.Camera.TtlId is { } ttl ? $"TTL {ttl} has no file"
                : "the camera has no TTL";
            return new FrameCheck(camera.Camera.Id, camera.Camera.TtlId, camera.FrameCount, pulses?.Count, manifest.Source.Config.MismatchToleranceFrames, why);
        }),
    ];

    /// <summary>Writes verification_summary.json.</summary>
    public static void Save(string path, string sessionId, IReadOnlyList<FrameCheck> checks) => AtomicFile.Write(path, stream =>
    {
        using var json = new JsonPrinter(stream, indent: 2);
        json.BeginObject();
        json.Member("session_id", sessionId);
        json.Name("cameras");
        json.Array(checks, (to, check) =>
        {
            to.BeginObject();
            to.Member("camera_id", check.CameraId);
            to.Member("ttl_id", check.TtlId);
            to.Member("frame_count", (long)check.Frames);
            to.Member("ttl_pulse_count", check.Pulses);
            to.Member("mismatch", check.Mismatch);
            to.Member("tolerance", (long)check.Tolerance);
            to.Member("verifiable", check.IsVerifiable);
            to.Member("status", check.Status);
            to.Member("reason", check.Why);
            to.EndObject();
        });
        json.EndObject();
    });

    /// <summary>The check in a sentence.</summary>
    public override string ToString() => IsVerifiable
        ? FormattableString.Invariant($"{CameraId}: {Frames} frames, {Pulses} pulses, {Status} (tolerance {Tolerance})")
        : FormattableString.Invariant($"{CameraId}: {Frames} frames, unverifiable: {Why}");
}
