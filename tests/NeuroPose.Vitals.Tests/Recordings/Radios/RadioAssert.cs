using NeuroPose.Testing;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Tests.Recordings.Radios;

/// <summary>Frames read against the numbers that were written.</summary>
internal static class RadioAssert
{
    public static RadioFrameSample[] Samples(int count, int receive, int transmit, int tones, double first = 1, double step = 0.1) =>
        [.. Enumerable.Range(0, count).Select(at => new RadioFrameSample(first + (at * step), receive, transmit, tones))];

    /// <summary>The frames hold the samples' numbers in their order, every row where <paramref name="rowOf"/> says.</summary>
    public static void Hold(
        IReadOnlyList<RadioFrameSample> samples,
        IReadOnlyList<CsiFrame> frames,
        double scale = 1,
        Func<int, int>? rowOf = null,
        Func<int, bool>? isEmpty = null)
    {
        Assert.Equal(samples.Count, frames.Count);
        foreach (var (sample, frame) in samples.Zip(frames))
        {
            Assert.Equal(new AntennaConfiguration(sample.Transmit, sample.Receive), frame.Metadata.Antennas);
            Assert.Equal((sample.Receive * sample.Transmit, sample.Tones), (frame.AntennaCount, frame.SubcarrierCount));
            for (var receive = 0; receive < sample.Receive; receive++)
            {
                for (var transmit = 0; transmit < sample.Transmit; transmit++)
                {
                    var row = ((rowOf?.Invoke(receive) ?? receive) * sample.Transmit) + transmit;
                    for (var tone = 0; tone < sample.Tones; tone++)
                    {
                        double real = 0, imaginary = 0;
                        if (isEmpty?.Invoke(tone) != true)
                        {
                            (real, imaginary) = sample.At(receive, transmit, tone);
                        }

                        var amplitude = scale * Math.Sqrt((real * real) + (imaginary * imaginary));
                        Assert.Equal(amplitude, frame.AmplitudesOf(row)[tone], 1e-12 * (1 + amplitude));
                        Assert.Equal(Math.Atan2(imaginary, real), frame.PhasesOf(row)[tone], 1e-12);
                    }
                }
            }
        }
    }

    public static void TimesAre(IReadOnlyList<RadioFrameSample> samples, IReadOnlyList<CsiFrame> frames, double offset = 0) =>
        Assert.All(samples.Zip(frames), pair => Assert.Equal(offset + pair.First.Seconds, pair.Second.TimeSeconds, 1e-6));
}
