using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Series;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Interactive.Tests;

/// <summary>What notebooks about vital signs show.</summary>
internal static class VitalValues
{
    private static readonly SyntheticCsiOptions Rest = new() { Seed = 61, DurationSeconds = 75, BreathsPerMinute = 14, BeatsPerMinute = 66, Subcarriers = 8, Noise = 0.02, Apnea = [new(58, 75)] };

    private static readonly Lazy<IReadOnlyList<CsiFrame>> Frames = new(() => [.. new SyntheticCsi(Rest).Frames()]);

    public static VitalSeries Series(string node) => VitalSeries.Of(Frames.Value.Select(frame => At(frame, node)).Append(Frame(node)));

    public static AnomalyAlert Alert(string message) => new(71, VitalSign.Respiratory, AnomalyKind.Apnea, 0.9, message);

    public static CsiFrame Frame(string node) => new([3, 4, 5.5, 0], [0, 1, -1, 0], 1, 4, new() { DeviceId = node, TimestampSeconds = 80 });

    public static RecordingReport Recording(string node)
    {
        using var recording = Streamed(node);
        foreach (var _ in recording.Entries())
        {
        }

        return recording.Report;
    }

    public static CsiRecording Streamed(string node)
    {
        var name = JsonSerializer.Serialize(node);
        var lines = $"{{\"timestamp\": 0, \"node_id\": {name}, \"subcarriers\": [1, 2, 3]}}\n{{\"timestamp\": 0.05, \"node_id\": {name}, \"subcarriers\": [1, 2, 3]}}\n{{\"timestamp\": 0.01, \"node_id\": {name}, \"subcarriers\": [1, 2, 3]}}\n{{\"timestamp\": 3, \"node_id\": {name}, \"subcarriers\": [-1]}}\n";
        return CsiRecording.Read(new MemoryStream(Encoding.UTF8.GetBytes(lines)), new() { LongestLineBytes = 1 << 24 }, node);
    }

    public static LoadedRecording Loaded(string node)
    {
        using var recording = Streamed(node);
        ImmutableArray<RecordingEntry> entries = [.. recording.Entries()];
        return new() { Entries = entries, Report = recording.Report };
    }

    private static CsiFrame At(CsiFrame frame, string node) => new(frame.Amplitudes.AsSpan(), frame.Phases.AsSpan(), 1, frame.SubcarrierCount, frame.Metadata with { DeviceId = node }, frame.SampleIndex);
}
