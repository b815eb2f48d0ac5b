using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Live.Messages;

/// <summary>
/// Packets as lines of the reference's node recorder, with what its reader here keeps beside: signal strength, noise floor, carrier and
/// number as the node sent them.
/// </summary>
internal static class PacketLine
{
    public static ReadOnlyMemory<byte> Of(NodePacket packet, ReadOnlySpan<byte> datagram, double timestamp)
    {
        ArrayBufferWriter<byte> line = new(datagram.Length * 3);
        using Utf8JsonWriter json = new(line);
        json.WriteStartObject();
        json.WriteString("type", packet switch
        {
            CsiPacket => "raw_csi",
            EdgeVitalsPacket => "vitals",
            FeaturePacket => "feature",
            WasmEventPacket => "wasm_event",
            _ => "undecoded",
        });
        json.WriteNumber("timestamp", timestamp);
        if (packet.NodeId is { } node)
        {
            json.WriteString("node_id", node);
        }

        Write(json, packet, datagram);
        json.WriteEndObject();
        json.Flush();
        return line.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, NodePacket packet, ReadOnlySpan<byte> datagram)
    {
        switch (packet)
        {
            case CsiPacket { Frame: var frame }:
                json.WriteString("magic", FormattableString.Invariant($"0x{BinaryPrimitives.ReadUInt32LittleEndian(datagram):X8}"));
                json.WriteNumber("size", datagram.Length);
                Number(json, "rssi", frame.Metadata.RssiDbm);
                Number(json, "noise_floor", frame.Metadata.NoiseFloorDbm);
                Number(json, "freq_mhz", frame.Metadata.FrequencyMhz);
                Number(json, "seq", frame.Metadata.SequenceNumber);
                json.WriteNumber("subcarriers", frame.SubcarrierCount);
                json.WriteString("iq_hex", Convert.ToHexStringLower(datagram[PacketLayout.CsiHeader..]));
                break;
            case EdgeVitalsPacket vitals:
                Vitals(json, vitals, datagram[5]);
                break;
            case FeaturePacket feature:
                Number(json, "seq", feature.SequenceNumber);
                Number(json, "timestamp_us", feature.NodeMicroseconds);
                json.WriteStartArray("features");
                foreach (var one in feature.Features)
                {
                    Value(json, one);
                }

                json.WriteEndArray();
                break;
            case WasmEventPacket events:
                json.WriteNumber("module_id", events.ModuleId);
                json.WriteStartArray("events");
                foreach (var one in events.Events)
                {
                    json.WriteStartObject();
                    json.WriteNumber("event_type", one.Type);
                    Number(json, "value", one.Value);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case UndecodedPacket undecoded:
                json.WriteString("magic", FormattableString.Invariant($"0x{undecoded.Magic:X8}"));
                json.WriteNumber("size", undecoded.LengthBytes);
                break;
        }
    }

    private static void Vitals(Utf8JsonWriter json, EdgeVitalsPacket vitals, byte flags)
    {
        json.WriteNumber("flags", flags);
        Number(json, "breathing_bpm", vitals.BreathingPerMinute);
        Number(json, "heartrate_bpm", vitals.HeartPerMinute);
        Number(json, "rssi", vitals.RssiDbm);
        json.WriteNumber("n_persons", vitals.PersonCount);
        Number(json, "motion_energy", vitals.MotionEnergy);
        Number(json, "presence_score", vitals.PresenceScore);
        Number(json, "timestamp_ms", vitals.NodeMilliseconds);
        if (vitals is FusedVitalsPacket fused)
        {
            json.WriteNumber("mmwave_type", fused.RadarType);
            json.WriteNumber("fusion_confidence", fused.FusionConfidence);
            Number(json, "mmwave_hr_bpm", fused.RadarHeartPerMinute);
            Number(json, "mmwave_br_bpm", fused.RadarBreathingPerMinute);
            Number(json, "mmwave_distance_cm", fused.RadarDistanceCentimeters);
            json.WriteNumber("mmwave_targets", fused.RadarTargets);
            json.WriteNumber("mmwave_confidence", fused.RadarConfidence);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WritePropertyName(name);
            Value(json, known);
        }
    }

    // JSON has no word for what is no number.
    private static void Value(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
