using System.Text.Json;
using NeuroPose.Testing;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings.Radios;

/// <summary>Recordings of other laboratories, against numbers that were read a second time by another program.</summary>
public sealed class RealSampleTests
{
    [RealFilesTheory]
    [InlineData("csikit_esp32_example_data.csv", RecordingFormat.Lines)]
    [InlineData("csikit_feitcsi_HT20_2452.csi", RecordingFormat.FeitCsi)]
    [InlineData("csikit_intel_example.dat", RecordingFormat.Intel5300)]
    [InlineData("csikit_nexmon_example_43455c0.pcap", RecordingFormat.Nexmon)]
    [InlineData("csikit_nexmon_example_4358.pcap", RecordingFormat.Nexmon)]
    [InlineData("csikit_nexmon_example_4366c0.pcap", RecordingFormat.Nexmon)]
    public void A_sample_holds_the_numbers_that_another_program_reads(string file, RecordingFormat format)
    {
        var expected = Golden.Read("radios", "samples.json").EnumerateArray().Single(sample => sample.GetProperty("file").GetString() == file);

        var read = CsiRecording.Load(RealFiles.PathTo($"csi/{file}"), new() { Strict = true, AsSent = true });
        var scaled = CsiRecording.Load(RealFiles.PathTo($"csi/{file}"));

        Assert.Equal(format, read.Report.Format);
        Assert.Equal(expected.GetProperty("frames").GetInt32(), read.Frames.Length);
        var sum = expected.GetProperty("amplitudes").GetDouble();
        Assert.Equal(sum, read.Frames.Sum(frame => frame.Amplitudes.Sum()), sum * 1e-9);
        foreach (var one in expected.GetProperty("cases").EnumerateArray())
        {
            double Number(string name) => one.GetProperty(name).GetDouble();
            var frame = read.Frames[(int)Number("index")];
            Assert.Equal(Number("time"), frame.TimeSeconds, 1e-9 * Number("time"));
            Assert.Equal(((int)(Number("receive") * Number("transmit")), (int)Number("tones")), (frame.AntennaCount, frame.SubcarrierCount));
            Assert.Equal((Number("receive"), Number("transmit")), (frame.Metadata.Antennas!.Receive, frame.Metadata.Antennas.Transmit));
            if (one.GetProperty("rssi").ValueKind == JsonValueKind.Number)
            {
                Assert.Equal(Number("rssi"), frame.Metadata.RssiDbm!.Value, 1e-9);
            }

            foreach (var value in one.GetProperty("values").EnumerateArray())
            {
                var (row, tone, real, imaginary) = (value[0].GetInt32(), value[1].GetInt32(), value[2].GetDouble(), value[3].GetDouble());
                var amplitude = Math.Sqrt((real * real) + (imaginary * imaginary));
                Assert.Equal(amplitude, frame.AmplitudesOf(row)[tone], 1e-12 * (1 + amplitude));
                Assert.Equal(Math.Atan2(imaginary, real), frame.PhasesOf(row)[tone], 1e-12);
                if (format == RecordingFormat.Intel5300)
                {
                    Assert.Equal(Number("scale") * amplitude, scaled.Frames[(int)Number("index")].AmplitudesOf(row)[tone], 1e-9);
                }
            }
        }
    }
}
