namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// The newest ticks of phasors, and what they are as plain channels: how far each lies across its own mean direction, times the length of that
/// mean. A phase that wanders or is noise has a short mean, and so counts for little; no phase is ever unwrapped, so that none can slip.
/// </summary>
internal sealed class PhasorHistory(int channels) : ITicks
{
    private readonly int padded = Quads.Padded(channels);
    private readonly double[] phasors = new double[ChannelHistory.Capacity * 2 * Quads.Padded(channels)];
    private readonly double[] means = new double[2 * Quads.Padded(channels)];
    private readonly double[] row = new double[Quads.Padded(channels)];

    /// <summary>The plain channels.</summary>
    public ChannelHistory Across { get; } = new(channels);

    /// <inheritdoc />
    public void Add(double[] sums, double scale, double silenceSeconds, int frameCount)
    {
        var newest = Place(Across.Ticks);
        for (var k = 0; k < newest.Length; k++)
        {
            newest[k] = sums[k] * scale;
        }

        if (Across.Ticks == 0)
        {
            newest.CopyTo(means);
        }

        Turn(newest, row);
        Across.Add(row, 1.0, silenceSeconds, frameCount);
    }

    /// <summary>Takes the mean directions again, of all ticks that are here and of use, and with them the channels.</summary>
    public void Renew()
    {
        Array.Clear(means);
        var useful = 0;
        for (var age = 0; age < Across.Count; age++)
        {
            if (!Across.IsUseless(age))
            {
                useful++;
                Quads.Subtract(means, Place(Across.Ticks - 1 - age), -1.0);
            }
        }

        for (var k = 0; k < means.Length; k++)
        {
            means[k] /= Math.Max(1, useful);
        }

        for (var age = 0; age < Across.Count; age++)
        {
            Turn(Place(Across.Ticks - 1 - age), Across.RowToReplace(age));
        }
    }

    private Span<double> Place(long tick) => phasors.AsSpan((int)(tick % ChannelHistory.Capacity) * 2 * padded, 2 * padded);

    /// <summary>The imaginary part of phasor times conjugate mean.</summary>
    private void Turn(ReadOnlySpan<double> phasor, Span<double> across)
    {
        var real = Quads.Of(phasor[..padded]);
        var imaginary = Quads.Of(phasor[padded..]);
        var meanReal = Quads.Of(means.AsSpan(0, padded));
        var meanImaginary = Quads.Of(means.AsSpan(padded));
        var to = Quads.Of(across);
        for (var k = 0; k < to.Length; k++)
        {
            to[k] = (imaginary[k] * meanReal[k]) - (real[k] * meanImaginary[k]);
        }
    }
}
