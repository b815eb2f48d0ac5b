using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Tests.Csi;

public sealed class CsiFrameTests
{
    [Fact]
    public void A_frame_keeps_what_was_measured()
    {
        double[] amplitudes = [1.5, 2.0, 0.5];
        var frame = new CsiFrame(amplitudes, [0.1, -0.2, 3.1], subcarrierCount: 3, sampleIndex: 250, sampleRateHz: 100.0);
        amplitudes[0] = 99;

        Assert.Equal<double>([1.5, 2.0, 0.5], frame.Amplitudes);
        Assert.Equal<double>([0.1, -0.2, 3.1], frame.Phases);
        Assert.Equal(3, frame.SubcarrierCount);
        Assert.Equal(2.5, frame.TimeSeconds);
        Assert.True(frame.IsComplete);
    }

    [Theory]
    [InlineData(2, 3, "amplitudes; got 2")]
    [InlineData(3, 4, "phases; got 4")]
    [InlineData(0, 3, "amplitudes; got 0")]
    public void A_capture_cut_short_is_noticed(int amplitudes, int phases, string told)
    {
        var error = Assert.Throws<ArgumentException>(() => new CsiFrame(new double[amplitudes], new double[phases], 3, 0, 100.0));
        Assert.StartsWith($"A frame of 3 subcarriers needs 3 {told}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, 100.0, "subcarrierCount")]
    [InlineData(-3, 0, 100.0, "subcarrierCount")]
    [InlineData(1, -1, 100.0, "sampleIndex")]
    [InlineData(1, 0, 0.0, "sampleRateHz")]
    [InlineData(1, 0, double.NaN, "sampleRateHz")]
    [InlineData(1, 0, double.PositiveInfinity, "sampleRateHz")]
    public void Impossible_numbers_are_refused_by_name(int subcarriers, long index, double rate, string parameter)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new CsiFrame([1.0], [0.0], subcarriers, index, rate));
        Assert.Equal(parameter, error.ParamName);
    }

    [Fact]
    public void Unknown_values_stay_unknown_and_are_told()
    {
        var frame = new CsiFrame([double.NaN, 2.25], [0.0, 0.0], 2, 3, 20.0);
        Assert.False(frame.IsComplete);
        Assert.Equal("CSI frame 3 at 0.150 s (20 Hz): 2 subcarriers, amplitude 2.25 to 2.25, 1 unknown", frame.ToString());
        Assert.Equal(
            "CSI frame 0 at 0.000 s (20 Hz): 1 subcarriers, no known amplitude, 1 unknown",
            new CsiFrame([double.NaN], [0.0], 1, 0, 20.0).ToString());
    }

    [Fact]
    public void The_amplitudes_are_told_in_two_numbers()
    {
        var frame = new CsiFrame([1, 2, 3, 6], [0, 0, 0, 0], 2, 2, CsiMetadata.Unknown);
        Assert.Equal((3.0, 3.5), (frame.MeanAmplitude, frame.AmplitudeVariance));
        Assert.Equal(double.NaN, new CsiFrame([1, double.NaN], [0, 0], 2, 0, 20).AmplitudeVariance);
    }

    [Fact]
    public void Frames_are_equal_when_all_their_numbers_are()
    {
        var frame = new CsiFrame([1.0, double.NaN], [0.5, 0.25], 2, 7, 50.0);
        var same = new CsiFrame([1.0, double.NaN], [0.5, 0.25], 2, 7, 50.0);
        Assert.Equal(frame, same);
        Assert.Equal(frame.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(frame, new CsiFrame([1.0, double.NaN], [0.5, 0.26], 2, 7, 50.0));
        Assert.NotEqual(frame, new CsiFrame([1.0, double.NaN], [0.5, 0.25], 2, 8, 50.0));
        Assert.NotEqual(frame, new CsiFrame([1.0, double.NaN], [0.5, 0.25], 2, 7, 51.0));
    }
}
