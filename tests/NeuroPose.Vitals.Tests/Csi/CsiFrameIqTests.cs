using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Tests.Csi;

public sealed class CsiFrameIqTests
{
    [Fact]
    public void Pairs_of_bytes_become_amplitude_and_phase()
    {
        var frame = CsiFrame.FromIq([3, 4, 0xFD, 0x04, 0, 0, 0x80, 0x80], antennaCount: 2);

        Assert.Equal((2, 2), (frame.AntennaCount, frame.SubcarrierCount));
        Assert.Equal<double>([5, 5, 0, 128 * Math.Sqrt(2)], frame.Amplitudes);
        Assert.Equal(Math.Atan2(4, 3), frame.Phases[0], 15);
        Assert.Equal(Math.Atan2(4, -3), frame.Phases[1], 15);
        Assert.Equal(0, frame.Phases[2]);
        Assert.Equal(-3 * Math.PI / 4, frame.Phases[3], 15);
    }

    [Fact]
    public void Every_pair_has_the_angle_that_the_c_library_gives_to_two_units_in_the_last_place()
    {
        var pairs = new byte[2 << 16];
        for (var at = 0; at < pairs.Length; at += 2)
        {
            (pairs[at], pairs[at + 1]) = ((byte)(at >> 9), (byte)(at >> 1));
        }

        var phases = CsiFrame.FromIq(pairs).Phases;
        for (var at = 0; at < phases.Length; at++)
        {
            var expected = Math.Atan2((sbyte)pairs[(2 * at) + 1], (sbyte)pairs[2 * at]);
            Assert.True(Math.Abs(expected - phases[at]) <= 2 * Math.BitIncrement(Math.Abs(expected)) - (2 * Math.Abs(expected)), $"pair {at}: {expected:R} expected, got {phases[at]:R}.");
        }
    }

    [Fact]
    public void The_order_of_espressif_mirrors_the_phase_and_keeps_the_amplitude()
    {
        byte[] pairs = [7, 2, 0xF0, 9];
        var asReference = CsiFrame.FromIq(pairs);
        var asEspressif = CsiFrame.FromIq(pairs, IqOrder.QuadratureFirst);

        Assert.Equal<double>(asReference.Amplitudes, asEspressif.Amplitudes);
        Assert.Equal(Math.Atan2(7, 2), asEspressif.Phases[0], 15);
        Assert.Equal(Math.Atan2(-16, 9), asEspressif.Phases[1], 15);
    }

    [Fact]
    public void Guard_bins_stay_in_their_places_and_are_told_from_live_ones() =>
        Assert.Equal<int>([1, 3], CsiFrame.FromIq([0, 0, 1, 0, 0, 0, 0, 5]).LiveSubcarriers);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 1)]
    [InlineData(6, 2)]
    public void Half_a_pair_is_refused(int bytes, int antennas)
    {
        var error = Assert.Throws<ArgumentException>(() => CsiFrame.FromIq(new byte[bytes], antennaCount: antennas));
        Assert.Contains($"got {bytes}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_says_what_is_known_and_what_is_not()
    {
        Assert.Equal("CSI frame 0 at an unknown time: 1 subcarriers, amplitude 5 to 5", CsiFrame.FromIq([3, 4]).ToString());
        var metadata = new CsiMetadata { TimestampSeconds = 12.25, DeviceId = "7" };
        Assert.Equal("CSI frame 3 of node 7 at 12.250 s: 2 antennas × 1 subcarriers, amplitude 0 to 5", CsiFrame.FromIq([3, 4, 0, 0], antennaCount: 2, metadata: metadata, sampleIndex: 3).ToString());
    }
}
