using NeuroPose.RuView.Witness;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Witness;

/// <summary>The hashes of csi/witness_v1.json and csi/witness_v2_rust.json, from the frames of csi/witness_input.json.</summary>
public sealed class WitnessHashGoldenTests
{
    [Fact]
    public void Version_2_is_the_references_bit_for_bit() =>
        Assert.Equal(Golden.Read("csi", "witness_v2_rust.json").GetProperty("sha256_no_doppler").GetString(), WitnessHash.Version2(WitnessInput.Frames));

    [Fact]
    public void Version_1_is_the_references_but_for_the_part_that_is_rounding_error()
    {
        var golden = Golden.Read("csi", "witness_v1.json");
        var hash = WitnessHash.Version1(WitnessInput.Frames);

        Assert.Equal(golden.GetProperty("computed_without_doppler_sha256").GetString(), hash.WithoutDopplerSha256);
        Assert.NotEqual(golden.GetProperty("published_expected").GetString(), golden.GetProperty("computed_full_sha256").GetString());
        Assert.InRange(hash.LargestPhaseStepRadians, 0, Golden.Read("csi", "witness_input.json").GetProperty("max_abs_phase_change_between_frames").GetDouble());
        Assert.Contains("rounding error", hash.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_changed_amplitude_changes_the_hash()
    {
        var frames = WitnessInput.Frames.ToList();
        var amplitudes = frames[99].Amplitudes.SetItem(7, frames[99].Amplitudes[7] + 0.001);
        frames[99] = new(amplitudes.AsSpan(), frames[99].Phases.AsSpan(), 3, 56, frames[99].Metadata, 99);

        Assert.NotEqual(WitnessHash.Version2(WitnessInput.Frames), WitnessHash.Version2(frames));
    }
}
