using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>Counts the frames of one shape, and which of their bins ever carried a signal.</summary>
internal sealed class SizeLog(int antennas, int subcarriers, string? variant)
{
    private readonly bool[] isLive = new bool[subcarriers];
    private long frames;

    public void Add(CsiFrame frame)
    {
        frames++;
        for (var at = 0; at < frame.Amplitudes.Length; at++)
        {
            isLive[at % subcarriers] |= frame.Amplitudes[at] != 0;
        }
    }

    public FrameSize Report() => new(antennas, subcarriers, frames, [.. Enumerable.Range(0, subcarriers).Where(k => isLive[k])]) { Variant = variant };
}
