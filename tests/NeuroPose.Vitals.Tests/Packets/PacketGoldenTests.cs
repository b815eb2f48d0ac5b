using System.Text.Json;
using NeuroPose.Testing;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Tests.Packets;

/// <summary>The binary packets of csi/protocol.json: written by hand from the wire layouts.</summary>
public sealed class PacketGoldenTests
{
    private static readonly JsonElement Cases = Golden.Read("csi", "protocol.json").GetProperty("binary");

    public static TheoryData<string> Names => new(Cases.EnumerateObject().Select(property => property.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_packet_gives_the_numbers_written_beside_it(string name)
    {
        var expected = Cases.GetProperty(name);
        var packet = Packet.Parse(Convert.FromHexString(expected.GetProperty("hex").GetString()!));
        foreach (var property in expected.EnumerateObject().Where(property => property.Name != "hex"))
        {
            AssertSame(property.Value, ValueOf(packet, property.Name), $"{name}.{property.Name}");
        }
    }

    private static object ValueOf(NodePacket packet, string name) => (packet, name) switch
    {
        (_, "node_id") => double.Parse(packet.NodeId!, null),
        (CsiPacket csi, "n_antennas") => csi.Frame.AntennaCount,
        (CsiPacket csi, "n_subcarriers") => csi.Frame.SubcarrierCount,
        (CsiPacket csi, "freq_mhz") => csi.Frame.Metadata.FrequencyMhz!,
        (CsiPacket csi, "sequence") => csi.Frame.Metadata.SequenceNumber!,
        (CsiPacket csi, "rssi") => csi.Frame.Metadata.RssiDbm!,
        (CsiPacket csi, "noise_floor") => csi.Frame.Metadata.NoiseFloorDbm!,
        (CsiPacket csi, "iq") => csi.Frame.Amplitudes.Zip(csi.Frame.Phases, (a, p) => new[] { Math.Round(a * Math.Cos(p), 9), Math.Round(a * Math.Sin(p), 9) }).ToArray(),
        (FusedVitalsPacket fused, "flags") => (fused.Presence ? 1 : 0) + (fused.FallDetected ? 2 : 0) + (fused.Motion ? 4 : 0) + (fused.HasRadar ? 8 : 0),
        (FusedVitalsPacket fused, "mmwave_type") => fused.RadarType,
        (FusedVitalsPacket fused, "fusion_confidence") => fused.FusionConfidence,
        (FusedVitalsPacket fused, "mmwave_hr_bpm") => fused.RadarHeartPerMinute,
        (FusedVitalsPacket fused, "mmwave_br_bpm") => fused.RadarBreathingPerMinute,
        (FusedVitalsPacket fused, "mmwave_distance_cm") => fused.RadarDistanceCentimeters,
        (FusedVitalsPacket fused, "mmwave_targets") => fused.RadarTargets,
        (FusedVitalsPacket fused, "mmwave_confidence") => fused.RadarConfidence,
        (EdgeVitalsPacket vitals, "presence") => vitals.Presence,
        (EdgeVitalsPacket vitals, "fall") => vitals.FallDetected,
        (EdgeVitalsPacket vitals, "motion") => vitals.Motion,
        (EdgeVitalsPacket vitals, "breathing_bpm") => vitals.BreathingPerMinute,
        (EdgeVitalsPacket vitals, "heart_bpm") => vitals.HeartPerMinute,
        (EdgeVitalsPacket vitals, "rssi") => vitals.RssiDbm!,
        (EdgeVitalsPacket vitals, "n_persons") => vitals.PersonCount,
        (EdgeVitalsPacket vitals, "motion_energy") => vitals.MotionEnergy,
        (EdgeVitalsPacket vitals, "presence_score") => vitals.PresenceScore,
        (EdgeVitalsPacket vitals, "timestamp_ms") => vitals.NodeMilliseconds!,
        (FeaturePacket features, "seq") => features.SequenceNumber!,
        (FeaturePacket features, "timestamp_us") => features.NodeMicroseconds!,
        (FeaturePacket features, "features") => features.Features.ToArray(),
        _ => throw new InvalidOperationException($"{packet.GetType().Name} has nothing for \"{name}\"."),
    };

    // Fields of 32 bits hold a decimal fraction to seven digits.
    private static void AssertSame(JsonElement expected, object actual, string what)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                Assert.True(expected.GetBoolean().Equals(actual), what);
                break;
            case JsonValueKind.Array:
                var items = (Array)actual;
                Assert.True(items.Length == expected.GetArrayLength(), what);
                foreach (var (item, index) in expected.EnumerateArray().Select((item, index) => (item, index)))
                {
                    AssertSame(item, items.GetValue(index)!, $"{what}[{index}]");
                }

                break;
            default:
                var (wanted, came) = (expected.GetDouble(), Convert.ToDouble(actual, null));
                Assert.True(Math.Abs(wanted - came) <= 1e-7 * Math.Abs(wanted), $"{what}: {wanted:R} expected, got {came:R}.");
                break;
        }
    }
}
