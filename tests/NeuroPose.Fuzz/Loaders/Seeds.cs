using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NeuroPose.Kinematics;
using NeuroPose.RuView.Witness;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Fuzz.Loaders;

/// <summary>Whole inputs from the repository, cut where a whole one would make each of a thousand inputs slow.</summary>
internal static class Seeds
{
    private const int LargestSeed = 64 << 10;

    /// <summary>The files of a folder of the repository that fit a pattern and are not too large.</summary>
    public static Func<string, IReadOnlyList<byte[]>> Files(params (string Folder, string Pattern)[] places) => _ =>
    [
        .. places.SelectMany(place => Directory.EnumerateFiles(Repository.PathTo(place.Folder), place.Pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}artifacts{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)
            .Where(bytes => bytes.Length is > 0 and <= LargestSeed),
    ];

    /// <summary>Texts that are written here.</summary>
    public static Func<string, IReadOnlyList<byte[]>> Texts(params string[] texts) => _ => [.. texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Two lists of seeds.</summary>
    public static Func<string, IReadOnlyList<byte[]>> And(
        this Func<string, IReadOnlyList<byte[]>> some, Func<string, IReadOnlyList<byte[]>> others) =>
        folder => [.. some(folder), .. others(folder)];

    /// <summary>Matrix files of a few series.</summary>
    public static IReadOnlyList<byte[]> Matrices(string folder)
    {
        FeatureSeries[] series = [.. Enumerable.Range(1, 5).Select(index => FeatureSeries.Of($"series {index}", "mm", [.. Enumerable.Range(0, 4 + index).Select(value => (double)(value * index))]))];
        var (square, cross) = (Path.Combine(folder, "square.npmatrix"), Path.Combine(folder, "cross.npmatrix"));
        MatrixFile.Write(square, series).Dispose();
        MatrixFile.WriteCross(cross, series[..2], series[2..]).Dispose();
        return [File.ReadAllBytes(square), File.ReadAllBytes(cross)];
    }

    /// <summary>A witness bundle, packed and plain.</summary>
    public static IReadOnlyList<byte[]> Bundles(string folder)
    {
        var recording = Path.Combine(folder, "signal.json");
        File.WriteAllText(recording, Document);
        var bundle = Path.Combine(folder, "made.tar.gz");
        WitnessBundle.Make(recording, bundle);
        using var packed = new GZipStream(File.OpenRead(bundle), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return [File.ReadAllBytes(bundle), plain.ToArray()];
    }

    /// <summary>Recordings of CSI in each dialect.</summary>
    public static IReadOnlyList<byte[]> Recordings(string folder)
    {
        const string lines = """
            {"timestamp": 1779544800, "node_id": 1, "magic": "0xC5110001", "size": 36, "rssi": 1, "type": "raw_csi", "iq_hex": "0304fb0607f8090a0102030401020304", "subcarriers": 8}
            {"timestamp": 1779544800.1, "node_id": 1, "magic": "0xC5110002", "size": 32, "rssi": -19, "type": "vitals", "flags": 5, "breathing_bpm": 22.42, "heartrate_bpm": 85.0, "n_persons": 4, "motion_energy": 4.85, "presence_score": 4.85}
            {"timestamp": 1779544800.2, "node_id": 1, "magic": "0xC5110003", "size": 48, "rssi": -18, "type": "feature", "features": [0.5, 0.25, -1.0, 0.0, 1.0, 1.0, 0.0, 0.81], "seq": 5337}
            {"timestamp":1779544800.3,"subcarriers":[1.5,2.5,3.5],"rssi":-51.5,"noise_floor":-92.0,"features":{"variance":50.6}}
            {"type":"sensing_update","timestamp":1779544800.4,"source":"esp32","tick":42,"nodes":[{"node_id":1,"rssi_dbm":-52.0,"position":[2.0,0.0,1.5],"amplitude":[3.5,0.0],"subcarrier_count":2},{"node_id":"attic","rssi_dbm":null,"amplitude":[]}],"vital_signs":{"breathing_rate_bpm":14.2}}
            {"type": "raw_csi", "timestamp": "2026-05-23T14:00:00.125Z", "ts_ns": 1779544800125000000, "node_id": 1, "rssi": -40, "channel": 6, "subcarriers": 4, "amplitudes": [1.0, 1.0, 1.0, 1.0], "iq_hex": "0102030405060708"}

            """;
        const string serial = """
            type,role,mac,rssi,rate,sig_mode,mcs,bandwidth,smoothing,not_sounding,aggregation,stbc,fec_coding,sgi,noise_floor,ampdu_cnt,channel,secondary_channel,local_timestamp,ant,sig_len,rx_state,real_time_set,real_timestamp,len,CSI_DATA
            CSI_DATA,17,1a:00:00:00:00:00,-40,11,1,0,0,1,1,0,0,0,0,-93,0,11,2,70000,0,79,0,4,0,"[3,4,5,12]"
            CSI_DATA,AP,D0:6E:DE:27:6B:63,-77,11,1,0,0,1,1,0,0,0,0,-97,0,6,2,1000000,0,79,0,0,1.5,6,[3 4 0 0 -12 5 ]

            """;
        var text = Encoding.UTF8.GetBytes(lines);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(text);
        }

        return [text, packed.ToArray(), Encoding.UTF8.GetBytes(serial), Encoding.UTF8.GetBytes(Document), .. Packets(folder)];
    }

    /// <summary>The datagrams of the reference's protocol, and one of each kind that is known.</summary>
    public static IReadOnlyList<byte[]> Packets(string folder) =>
    [
        .. HexTexts(Golden.Read("csi", "protocol.json")).Select(Convert.FromHexString).Where(bytes => bytes.Length >= 8).Take(40),
        .. Enumerable.Range(1, 8).Select(kind =>
        {
            var packet = new byte[148];
            BinaryPrimitives.WriteUInt32LittleEndian(packet, 0xC5110000u + (uint)kind);
            (packet[4], packet[5], packet[6]) = (1, 1, 64);
            return packet;
        }),
    ];

    private static string Document => """
        {"description": "made up", "generator": "test", "numpy_seed": 42, "num_frames": 2, "num_antennas": 2, "num_subcarriers": 3,
         "sampling_rate_hz": 100, "frequency_hz": 5.21e9, "bandwidth_hz": 17.5e6, "extra": {"a": [1, {"b": null}]},
         "frames": [
          {"frame_index": 0, "timestamp_s": 0.0, "amplitude": [[1.0, 1.1, 1.2], [2.0, 2.1, 2.2]], "phase": [[-1.0, -0.9, -0.8], [0.0, 0.1, 0.2]]},
          {"frame_index": 1, "timestamp_s": 0.01, "amplitude": [[1.01, 1.11, 1.21], [2.01, 2.11, 2.21]], "phase": [[-0.99, -0.89, -0.79], [0.01, 0.11, 0.21]]}
         ]}
        """;

    private static IEnumerable<string> HexTexts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => HexTexts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(HexTexts),
        JsonValueKind.String when element.GetString() is { Length: >= 16 } text && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) =>
            [text],
        _ => [],
    };
}
