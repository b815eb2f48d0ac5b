using System.Text;

namespace NeuroPose.RuView.Witness;

/// <summary>The words of a bundle.</summary>
internal static class WitnessText
{
    public static byte[] Line(string text) => Encoding.UTF8.GetBytes(text + "\n");

    public static byte[] Readme(int frames) => Line(FormattableString.Invariant($"""
        # Witness

        Whoever computes the features of `{WitnessFiles.Frames}` with the pipeline that this bundle witnesses gets the hash in `{WitnessFiles.Hash2}`.

            neuropose witness verify .

        | file | content |
        |---|---|
        | `{WitnessFiles.Manifest}` | SHA-256 of every other file, for `sha256sum --check` |
        | `{WitnessFiles.Frames}` | the frames: {frames} |
        | `{WitnessFiles.Hash2}` | SHA-256 over the features of all frames |
        | `{WitnessFiles.Features2}` | the features themselves, a line a frame, to tell where a difference starts |

        Features: amplitudes below -60 dB to zero, a Hamming window across the subcarriers, division by the standard deviation; then mean and
        variance of each subcarrier over the antennas, the mean phase step between neighboring subcarriers, the antennas' correlation, and the
        spectrum across the subcarriers in 128 bins. Each is rounded to six decimals (a half to the even side) and hashed as a little-endian double.

        It proves that the pipeline computes what it computed before. It does not prove that what it computes is right, nor where the frames come from.
        """));
}
