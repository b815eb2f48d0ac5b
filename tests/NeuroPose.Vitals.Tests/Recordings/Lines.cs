using System.Globalization;
using System.Text;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Tests.Packets;

namespace NeuroPose.Vitals.Tests.Recordings;

/// <summary>Lines as the reference's recorders write them, made up.</summary>
internal static class Lines
{
    public const double Start = 1779544800;

    public static string Raw(double time, int node = 1, int subcarriers = 64, int antennas = 1)
    {
        var pairs = PacketBytes.Csi(node, 3, subcarriers, antennas)[20..];
        if (subcarriers == 64)
        {
            // The bins that a channel of 20 MHz leaves empty.
            pairs.AsSpan(0, 2).Clear();
            pairs.AsSpan(54, 22).Clear();
        }

        return Text($$"""{"timestamp": {{time:R}}, "node_id": {{node}}, "magic": "0xC5110001", "size": {{20 + pairs.Length}}, "rssi": {{antennas}}, "type": "raw_csi", "iq_hex": "{{Convert.ToHexStringLower(pairs)}}", "subcarriers": {{subcarriers}}}""");
    }

    public static string Vitals(double time, int node = 1) =>
        Text($$"""{"timestamp": {{time:R}}, "node_id": {{node}}, "magic": "0xC5110002", "size": 32, "rssi": -19, "type": "vitals", "flags": 5, "breathing_bpm": 22.42, "heartrate_bpm": 85.0, "n_persons": 4, "motion_energy": 4.85, "presence_score": 4.85}""");

    public static string Feature(double time, int node = 1) =>
        Text($$"""{"timestamp": {{time:R}}, "node_id": {{node}}, "magic": "0xC5110003", "size": 48, "rssi": -18, "type": "feature", "features": [0.5, 0.25, -1.0, 0.0, 1.0, 1.0, 0.0, 0.81], "seq": 5337}""");

    public static string Server(double time, params double[] amplitudes) =>
        Text($$"""{"timestamp":{{time:R}},"subcarriers":[{{string.Join(',', amplitudes.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}}],"rssi":-51.5,"noise_floor":-92.0,"features":{"variance":50.6,"breathing_band_power":37.6} }""");

    /// <summary>A live message of the server: two nodes that it heard, and one between them that it did not.</summary>
    public static string Update(double time) =>
        Text($$"""{"type":"sensing_update","timestamp":{{time:R}},"source":"esp32","tick":42,"nodes":[{"node_id":1,"rssi_dbm":-52.0,"position":[2.0,0.0,1.5],"amplitude":[3.5,0.0],"subcarrier_count":2},{"node_id":"attic","rssi_dbm":null,"amplitude":[]},{"node_id":"hall","rssi_dbm":-61.5,"amplitude":[1.0,2.0,4.0],"subcarrier_count":3}],"features":{"variance":3.1},"vital_signs":{"breathing_rate_bpm":14.2} }""");

    /// <summary>A line of the UDP recorder, which takes all but the first eight bytes of a packet for I/Q.</summary>
    public static string Udp(byte[] packet, long nanoseconds)
    {
        var rest = packet[8..];
        return Text($$"""{"type": "raw_csi", "timestamp": "2026-05-23T14:00:00.125Z", "ts_ns": {{nanoseconds}}, "node_id": {{packet[4]}}, "rssi": {{(sbyte)packet[6]}}, "channel": {{packet[7]}}, "subcarriers": {{rest.Length / 2}}, "amplitudes": [{{string.Join(", ", Enumerable.Repeat("1.0", rest.Length / 2))}}], "iq_hex": "{{Convert.ToHexStringLower(rest)}}"}""");
    }

    public static LoadedRecording Read(IEnumerable<string> lines, RecordingOptions? options = null) => Read(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"), options);

    public static LoadedRecording Read(byte[] bytes, RecordingOptions? options = null)
    {
        using var stream = new MemoryStream(bytes);
        using var recording = CsiRecording.Read(stream, options, "test");
        return new() { Entries = [.. recording.Entries()], Report = recording.Report };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
