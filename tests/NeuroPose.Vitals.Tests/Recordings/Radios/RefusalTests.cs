using System.Text;
using NeuroPose.Testing;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings.Radios;

/// <summary>Files that are no recording: the refusal names what they look like.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("\n\r\r\n\u001c", "a pcapng")]
    [InlineData("MATLAB 5.0 MAT-file, Platform", "a MATLAB")]
    [InlineData("\u0089HDF\r\n", "an HDF5")]
    [InlineData("PK\u0003\u0004", "a zip")]
    [InlineData("\u0093NUMPY", "a NumPy")]
    public void What_is_often_taken_for_a_recording_is_refused_by_name(string start, string name)
    {
        byte[] bytes = [.. Encoding.Latin1.GetBytes(start), .. new byte[1000]];

        Assert.Contains($"it looks like {name}", Assert.Throws<FileFormatException>(() => Lines.Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_neither_text_nor_known_are_passed_over_as_a_whole_with_what_is_read()
    {
        var bytes = Enumerable.Range(0, 5000).Select(at => (byte)(at * 37)).ToArray();

        var skipped = Assert.Single(Lines.Read(bytes).Report.Skipped);

        Assert.Equal((1L, SkipReason.NotReadable), (skipped.Record, skipped.Reason));
        Assert.Contains("the first bytes (00254a6f94b9de03) are neither text nor of a format that is read", skipped.Problem, StringComparison.Ordinal);
        Assert.Contains("nexmon .pcap", skipped.Problem, StringComparison.Ordinal);
        Assert.Throws<FileFormatException>(() => Lines.Read(bytes, new() { Strict = true }));
    }

    [Fact]
    public void Damage_crashes_no_reader_of_a_radio_and_gives_no_impossible_value()
    {
        RadioFrameSample[] samples = RadioAssert.Samples(4, 2, 1, 30);
        RadioFrameSample[] wide = RadioAssert.Samples(4, 2, 1, 64);
        byte[][] files =
        [
            RadioFiles.Intel(samples), RadioFiles.Nexmon(wide), RadioFiles.Nexmon(wide, chip: 3), RadioFiles.FeitCsi(samples),
            RadioFiles.Atheros(samples), RadioFiles.PicoScenes(samples, RadioFiles.Iwl5300), RadioFiles.PicoScenes(samples, RadioFiles.Qca9300),
            RadioFiles.PicoScenes(samples, RadioFiles.Ax200), RadioFiles.PicoScenes(samples, RadioFiles.Usrp),
        ];
        foreach (var file in files)
        {
            var random = new NeuroPose.Numerics.SeededRandom(20261130).Fork($"{file.Length}");
            var (frames, skips) = (0L, 0L);
            for (var round = 0; round < 300; round++)
            {
                List<byte> bytes = [.. file];
                var at = random.NextInt(bytes.Count);
                switch (round % 4)
                {
                    case 0:
                        bytes.RemoveRange(at, Math.Min(random.NextInt(40), bytes.Count - at));
                        break;
                    case 1:
                        bytes[at] = (byte)random.NextInt(256);
                        break;
                    case 2:
                        bytes.RemoveRange(at, bytes.Count - at);
                        break;
                    default:
                        bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.NextInt(200), bytes.Count - at)));
                        break;
                }

                var read = Read([.. bytes]);
                frames += read?.Report.FrameCount ?? 0;
                skips += read?.Report.SkippedCount ?? 1;
                Assert.All(read?.Frames ?? [], frame => Assert.All(frame.Amplitudes, value => Assert.True(double.IsFinite(value) && value >= 0)));
            }

            Assert.True(frames > 300 && skips > 100, $"{frames} frames, {skips} skips: the damage is not what it should be.");
        }
    }

    // A header that became that of another link is refused as a whole.
    private static LoadedRecording? Read(byte[] bytes)
    {
        try
        {
            return Lines.Read(bytes);
        }
        catch (FileFormatException)
        {
            return null;
        }
    }
}
