using System.Runtime.InteropServices;
using NeuroPose.Testing;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.RuView.Tests.Witness;

/// <summary>The first hundred frames of the reference signal: csi/witness_input.json.</summary>
internal static class WitnessInput
{
    public static IReadOnlyList<CsiFrame> Frames { get; } = Read();

    private static List<CsiFrame> Read()
    {
        var file = Golden.Read("csi", "witness_input.json");
        var shape = file.GetProperty("shape").EnumerateArray().Select(item => item.GetInt32()).ToArray();
        var amplitudes = Numbers(file.GetProperty("amplitude_f64_b64").GetString()!);
        var phases = Numbers(file.GetProperty("phase_f64_b64").GetString()!);
        var size = shape[1] * shape[2];
        var rate = file.GetProperty("sampling_rate_hz").GetDouble();
        return [.. Enumerable.Range(0, shape[0]).Select(index => new CsiFrame(
            amplitudes.AsSpan(index * size, size),
            phases.AsSpan(index * size, size),
            shape[1],
            shape[2],
            new() { TimestampSeconds = index / rate, SequenceNumber = index, FrequencyMhz = file.GetProperty("frequency_hz").GetDouble() / 1e6, BandwidthMhz = file.GetProperty("bandwidth_hz").GetDouble() / 1e6 },
            index).AtRate(rate))];
    }

    private static double[] Numbers(string base64) => MemoryMarshal.Cast<byte, double>(Convert.FromBase64String(base64)).ToArray();
}
