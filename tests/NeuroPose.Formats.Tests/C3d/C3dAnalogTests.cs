namespace NeuroPose.Formats.Tests.C3d;

public class C3dAnalogTests
{
    [Fact]
    public void Unsigned_samples_and_offsets_have_no_sign()
    {
        var analog = new C3dTestFile
        {
            IsReal = false,
            ChannelCount = 1,
            Sample = (_, _) => 40000,
            ["ANALOG:FORMAT"] = "UNSIGNED",
            ["ANALOG:OFFSET"] = new[] { 32768 },
            ["ANALOG:SCALE"] = new[] { 0.5 },
        }.Load().Analog;

        Assert.Equal((40000 - 32768) * 0.5, analog.Values[0]);
    }

    [Fact]
    public void Offsets_may_be_real_numbers_and_what_is_not_stated_changes_nothing()
    {
        var file = new C3dTestFile { ChannelCount = 2, SamplesPerFrame = 2, Sample = (sample, channel) => sample + channel, ["ANALOG:OFFSET"] = new[] { 0.5 } };
        var analog = file.Load().Analog;

        Assert.Equal([-0.5, 1, 0.5, 2], analog.Values[..4].ToArray());
        Assert.Equal(["channel 1", "channel 2"], analog.Channels.Select(channel => channel.Name));
        Assert.Equal(200, analog.FramesPerSecond);
    }

    [Fact]
    public void More_than_255_channels_have_their_own_scales_and_units()
    {
        int[] all = [.. Enumerable.Range(0, 300)];
        var analog = new C3dTestFile
        {
            ChannelCount = 300,
            Sample = (_, _) => 1,
            ["ANALOG:LABELS"] = all[..255].Select(channel => $"C{channel:000}").ToArray(),
            ["ANALOG:LABELS2"] = all[255..].Select(channel => $"C{channel:000}").ToArray(),
            ["ANALOG:SCALE"] = all[..255].Select(channel => channel + 1.0).ToArray(),
            ["ANALOG:SCALE2"] = all[255..].Select(channel => channel + 1.0).ToArray(),
            ["ANALOG:UNITS"] = all[..255].Select(_ => "V").ToArray(),
            ["ANALOG:UNITS2"] = all[255..].Select(_ => "N").ToArray(),
        }.Load().Analog;

        Assert.Equal(300, analog["C299"][0]);
        Assert.Equal("N", analog.Channels[299].Unit);
    }

    [Fact]
    public void A_rate_and_a_count_that_contradict_the_frames_are_reported()
    {
        var recording = new C3dTestFile { ChannelCount = 2, SamplesPerFrame = 10, ["ANALOG:RATE"] = 960.0, ["ANALOG:USED"] = 3 }.Load();

        Assert.Equal(960, recording.Analog.FramesPerSecond);
        Assert.Contains("ANALOG:RATE is 960 Hz, but 10 samples a frame are 1000 Hz. ANALOG:RATE was used.", recording.Notices);
        Assert.Contains("ANALOG:USED is 3, but the frames have 2 analog channels, which were read.", recording.Notices);
    }
}
