using System.IO.Compression;
using System.Text;
using NeuroPose.Numerics;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Tests.Packets;

namespace NeuroPose.Vitals.Tests.Recordings;

/// <summary>Every loader with thousands of damaged recordings: cut, flipped, with huge numbers put in, with parts doubled or gone.</summary>
public sealed class RecordingFuzzTests
{
    private static readonly string[] Huge = ["1e308", "-1", "99999999999999999999", "NaN", "-Infinity", "null", "\"\"", "[]", "{}", "0", "4294967295", "1e999", "[[[[[[[[", "true"];

    public static TheoryData<string> Kinds => new("lines", "messages", "document", "packets", "gzip");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_damage_crashes_a_loader_or_gives_a_frame_with_an_impossible_value(string kind)
    {
        var random = new SeededRandom(20261121).Fork(kind);
        var whole = Whole(kind);
        var (frames, skipped) = (0L, 0L);
        for (var round = 0; round < 1500; round++)
        {
            var bytes = Damage(whole, random);
            var read = Lines.Read(bytes);
            frames += read.Report.FrameCount;
            skipped += read.Report.SkippedCount;
            foreach (var frame in read.Frames)
            {
                Assert.All(frame.Amplitudes, value => Assert.True(value >= 0 && double.IsFinite(value)));
                Assert.False(frame.TimeSeconds < 0);
            }

            AssertStrictAgrees(bytes, read.Report);
        }

        Assert.True(frames > 300 && skipped > 500, $"{kind}: {frames} frames, {skipped} skips: the damage is not what it should be.");
    }

    // Strict: the same frames, or a typed error where something is skipped otherwise.
    private static void AssertStrictAgrees(byte[] bytes, RecordingReport report)
    {
        try
        {
            Assert.Equal(report.FrameCount, Lines.Read(bytes, new() { Strict = true }).Report.FrameCount);
            Assert.Equal(0, report.SkippedCount);
        }
        catch (FileFormatException error)
        {
            Assert.NotEqual("", error.Problem);
            Assert.True(report.SkippedCount > 0, error.Message);
        }
    }

    private static byte[] Whole(string kind)
    {
        string[] lines =
        [
            Lines.Raw(Lines.Start, subcarriers: 8), Lines.Vitals(Lines.Start), Lines.Server(Lines.Start + 0.1, 1, 2, 3), Lines.Feature(Lines.Start + 0.1),
            Lines.Udp(PacketBytes.Csi(1, 5, 8), 1779544800_500000000), Lines.Raw(Lines.Start + 0.6, node: 2, subcarriers: 8, antennas: 2),
        ];
        return kind switch
        {
            "lines" => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"),
            "messages" => Encoding.UTF8.GetBytes(string.Join('\n', [Lines.Update(Lines.Start), Lines.Update(Lines.Start + 0.1), .. lines, Lines.Update(Lines.Start + 1)]) + "\n"),
            "document" => DocumentText.Make(4),
            "packets" => [.. PacketBytes.Csi(1, 1, 8), .. PacketBytes.Vitals(1), .. PacketBytes.Fused(1, 14), .. PacketBytes.Csi(1, 2, 8), .. PacketBytes.Wasm(0xC5110004, 1, 1, 3), .. PacketBytes.Csi(1, 3, 8)],
            _ => Zip(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")),
        };
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionMode.Compress))
        {
            zip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Damage(byte[] whole, SeededRandom random)
    {
        List<byte> bytes = [.. whole];
        for (var count = random.NextInt(3); count >= 0; count--)
        {
            if (bytes.Count == 0)
            {
                return [];
            }

            var at = random.NextInt(bytes.Count);
            switch (random.NextInt(6))
            {
                case 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.NextInt(8));
                    break;
                case 2:
                    bytes[at] = (byte)random.NextInt(256);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(random.NextInt(20), bytes.Count - at));
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.NextInt(200), bytes.Count - at)));
                    break;
                default:
                    ReplaceNumber(bytes, at, Encoding.ASCII.GetBytes(Huge[random.NextInt(Huge.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    private static void ReplaceNumber(List<byte> bytes, int from, byte[] replacement)
    {
        var start = bytes.FindIndex(from, value => value is >= (byte)'0' and <= (byte)'9');
        if (start >= 0)
        {
            var end = start;
            while (end < bytes.Count && bytes[end] is (>= (byte)'0' and <= (byte)'9') or (byte)'.')
            {
                end++;
            }

            bytes.RemoveRange(start, end - start);
            bytes.InsertRange(start, replacement);
        }
    }
}
