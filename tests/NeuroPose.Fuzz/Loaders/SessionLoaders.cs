using NeuroPose.Sessions.Bpod;
using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Events;
using NeuroPose.Sessions.Facemap;
using NeuroPose.Sessions.Ingest;
using NeuroPose.Sessions.Synchronization;
using NeuroPose.Sessions.Synthesis;

namespace NeuroPose.Fuzz.Loaders;

/// <summary>The small files of a session: configuration, pulses, trials, events, Facemap.</summary>
internal static class SessionLoaders
{
    public static IReadOnlyList<Loader> All { get; } =
    [
        Loader.OfFile("session-config", "config.toml", Seeds.Texts(SyntheticFiles.ConfigToml), path => SessionConfig.Load(path)),
        Loader.OfFile("session-description", "session.toml", Seeds.Texts(SyntheticFiles.SessionToml), path => SessionDescription.Load(path)),
        Loader.OfFile("session-pulses", "pulses.txt", Seeds.Texts("0.1\n0.2\n0.3\n0.45\n", "time_s,counter\n0.1,1\n0.2,2\n0.4,4\n", "timestamp_ms;level\n1;0\n2;1\n3;0\n4;1\n"), path =>
            PulseGrid.Of(PulseFile.Read(new("ttl", []), [Source(path)]))),
        Loader.OfFile("session-log", "events.ndjson", Seeds.Texts("{\"time\": 1, \"kind\": \"trial_start\", \"trial_id\": 1}\n{\"timestamp\": 2.5, \"type\": \"lick\", \"side\": [\"l\", {\"a\": null}]}\n{\"time\": 3, \"kind\": \"trial_end\"}\n"), path =>
        {
            var log = EventLog.Read([Source(path)], 0);
            _ = string.Concat(log.Events.Select(one => one.Payload)) + log.Overlaps.Count;
        }),
        Loader.OfFile("session-mat", "session.mat", _ => [Mat()], path => BpodFile.Read([Source(path)])),
        new("session-npy", _ => [Npy()], (bytes, _) => FacemapFile.Read(bytes, "proc.npy", ["face"], [])),
    ];

    private static SourceFile Source(string path) => SourceFile.Of(Path.GetDirectoryName(path)!, Path.GetFileName(path));

    // Without compression: a change of a compressed byte hardly ever comes to the arrays.
    private static byte[] Mat()
    {
        using var stream = new MemoryStream();
        MatWriter.Write(stream, "SessionData", SyntheticFiles.SessionData(SessionTruth.Of(new() { Seconds = 12 })), isCompressed: false);
        return stream.ToArray();
    }

    private static byte[] Npy()
    {
        using var stream = new MemoryStream();
        NpyDictionary.Write(stream, [("pupil_area", [1, 2, double.NaN]), ("motion", [0, 0.5, 1]), ("blink", [])]);
        return stream.ToArray();
    }
}
