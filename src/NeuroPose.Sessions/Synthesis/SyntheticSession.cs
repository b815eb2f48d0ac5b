using NeuroPose.Files;
using NeuroPose.Numerics;

namespace NeuroPose.Sessions.Synthesis;

/// <summary>How a synthetic session is made.</summary>
public sealed record SyntheticSessionOptions
{
    /// <summary>The seed: the same one gives the same session.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How long it lasts, in seconds.</summary>
    public double Seconds { get; init; } = 20;

    /// <summary>Frames in a second.</summary>
    public double FramesPerSecond { get; init; } = 30;
}

/// <summary>
/// Writes a session whose truth is known: videos whose frames carry their number in the picture, pulses of which some are lost and some
/// extra, a camera whose clock drifts, one whose video is in two files, one that dropped frames, poses, trials of Bpod, a log and Facemap.
/// truth.json says what is true.
/// </summary>
public static class SyntheticSession
{
    /// <summary>The session's id.</summary>
    public const string Id = "synthetic-001";

    /// <summary>Writes a session, and the config.toml that it is run with.</summary>
    /// <param name="folder">A folder that is not there yet, or is empty.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Hears how far the work is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The path of config.toml.</returns>
    /// <exception cref="IOException">The folder has files, or cannot be written.</exception>
    /// <exception cref="NeuroPoseException">ffmpeg is not there.</exception>
    public static string Write(string folder, SyntheticSessionOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new();
        if (!(options.Seconds is >= 12 and <= 3600) || !(options.FramesPerSecond is >= 10 and <= 200))
        {
            throw new ArgumentOutOfRangeException(nameof(options), "Seconds must be between 12 and 3600, FramesPerSecond between 10 and 200.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"{folder}: the folder is not empty. Name a folder that is not there yet.");
        }

        var truth = SessionTruth.Of(options);
        var raw = Path.Combine(folder, "data", "raw", Id);
        Directory.CreateDirectory(raw);
        var random = new SeededRandom(options.Seed);
        for (var camera = 0; camera < truth.Cameras.Count; camera++)
        {
            progress?.Report(new(camera, truth.Cameras.Count, "cameras", truth.Cameras[camera].Id));
            SyntheticVideo.Write(raw, truth.Cameras[camera], options.FramesPerSecond, cancellation);
        }

        SyntheticFiles.Pulses(raw, truth);
        SyntheticFiles.Log(raw, truth);
        SyntheticPoses.Write(raw, truth, random.Fork("poses"));
        Directory.CreateDirectory(Path.Combine(raw, "Bpod"));
        AtomicFile.Write(Path.Combine(raw, "Bpod", "session_1.mat"), stream => MatWriter.Write(stream, "SessionData", SyntheticFiles.SessionData(truth)));
        AtomicFile.Write(Path.Combine(raw, "facemap", "cam0_proc.npy"), stream => NpyDictionary.Write(stream, SyntheticFiles.Face(truth, random.Fork("face"))));
        AtomicFile.WriteText(Path.Combine(raw, "session.toml"), SyntheticFiles.SessionToml);
        AtomicFile.WriteText(Path.Combine(folder, "truth.json"), truth.ToJson());
        var config = Path.Combine(folder, "config.toml");
        AtomicFile.WriteText(config, SyntheticFiles.ConfigToml);
        return config;
    }
}
