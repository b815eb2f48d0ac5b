namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// The newest ticks of phasors, and what they are as plain channels: how far each lies across its own mean direction, times the length of that
/// mean, divided by the variance of its own noise. A phase that wanders or is noise has a short mean, and one antenna may be much noisier than
/// another: both count for little. No phase is ever unwrapped, so that none can slip.
/// </summary>
internal sealed class PhasorHistory(int channels) : ITicks
{
    private readonly int padded = Quads.Padded(channels);
    private readonly double[] phasors = new double[ChannelHistory.Capacity * 2 * Quads.Padded(channels)];
    private readonly double[] means = new double[2 * Quads.Padded(channels)];
    private readonly double[] noise = new double[Quads.Padded(channels)];
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

    /// <summary>Takes the mean directions and the noise again, of all ticks that are here and of use, and with them the channels.</summary>
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

        TurnAll();
        if (MeasureNoise())
        {
            ScaleMeans();
            TurnAll();
        }
    }

    private Span<double> Place(long tick) => phasors.AsSpan((int)(tick % ChannelHistory.Capacity) * 2 * padded, 2 * padded);

    private void TurnAll()
    {
        for (var age = 0; age < Across.Count; age++)
        {
            Turn(Place(Across.Ticks - 1 - age), Across.RowToReplace(age));
        }
    }

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

    /// <summary>How sharply each channel bends from tick to tick, squared: breathing hardly does. False where too few ticks follow each other.</summary>
    private bool MeasureNoise()
    {
        Array.Clear(noise);
        var to = Quads.Of(noise.AsSpan());
        var bends = 0;
        for (var age = 0; age + 2 < Across.Count; age++)
        {
            if (Across.IsUseless(age) || Across.IsUseless(age + 1) || Across.IsUseless(age + 2))
            {
                continue;
            }

            bends++;
            var now = Quads.Of(Across.Row(age));
            var before = Quads.Of(Across.Row(age + 1));
            var earlier = Quads.Of(Across.Row(age + 2));
            for (var k = 0; k < to.Length; k++)
            {
                var bend = now[k] - (before[k] + before[k]) + earlier[k];
                to[k] += bend * bend;
            }
        }

        return bends >= ChannelHistory.TicksPerSecond;
    }

    /// <summary>
    /// Divides each mean by the variance of its channel's noise, as whoever adds noisy measurements does: all channels of an antenna share its noise, which
    /// would else be the largest component. The sum of the squares of all bends stays what it was, as movement is noticed by it.
    /// </summary>
    private void ScaleMeans()
    {
        var (sum, inverse) = (0.0, 0.0);
        foreach (var square in noise)
        {
            sum += square;
            inverse += square > 0 ? 1.0 / square : 0.0;
        }

        var size = inverse > 0 ? Math.Sqrt(sum / inverse) : 0.0;
        for (var k = 0; k < padded; k++)
        {
            var scale = noise[k] > 0 ? size / noise[k] : 0.0;
            means[k] *= scale;
            means[padded + k] *= scale;
        }
    }
}
