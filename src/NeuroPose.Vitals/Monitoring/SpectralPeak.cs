using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>A line in a spectrum, and how far it stands out.</summary>
/// <param name="Hertz">Its frequency, between bins.</param>
/// <param name="Power">Its power.</param>
/// <param name="Contrast">Its power over the median power of the band around it.</param>
/// <param name="Concentration">The share of the band's power that lies in it, beyond that of as many bins of a level spectrum (0 to
/// 1).</param>
internal readonly record struct SpectralPeak(double Hertz, double Power, double Contrast, double Concentration)
{
    /// <summary>Bins on each side that belong to a line, at the length of a full window.</summary>
    private const int Reach = 3;

    /// <summary>Describes the line at a bin: refined between the bins, and compared with the rest of the band.</summary>
    /// <param name="component">Whose spectrum it is; its window must be projected.</param>
    /// <param name="window">The window behind it.</param>
    /// <param name="bin">The line's bin.</param>
    /// <param name="first">The first bin of the band.</param>
    /// <param name="last">The last bin of the band.</param>
    /// <param name="tilted">
    /// The last bin up to which powers count times the square of their frequency, which levels the spectrum of a slow drift; those above count as there.
    /// 0 for none.
    /// </param>
    /// <param name="excluded">Lines known to be something else, in hertz; they count neither for nor against it.</param>
    /// <param name="excludedReach">How far around them, as a share of what belongs to a line.</param>
    /// <param name="work">Room for as many numbers as the band has bins.</param>
    public static SpectralPeak At(PrincipalComponent component, ChannelWindow window, int bin, int first, int last, int tilted, ReadOnlySpan<double> excluded, double excludedReach, Span<double> work)
    {
        // A short window, padded with zeros, spreads each line over more bins.
        var reach = (int)Math.Ceiling(Reach * (double)ChannelWindow.Size / window.Length);
        var (own, rest, owned, others) = (0.0, 0.0, 0, 0);
        for (var at = first; at <= last; at++)
        {
            var power = component.Power[at - window.FirstBin] * Tilt(at, tilted);
            if (Math.Abs(at - bin) <= reach)
            {
                own += power;
                owned++;
            }
            else if (!IsNear(at * window.HertzPerBin, excluded, excludedReach * reach * window.HertzPerBin))
            {
                rest += power;
                work[others++] = power;
            }
        }

        var peak = component.Power[bin - window.FirstBin] * Tilt(bin, tilted);
        var median = Median(work[..others]);
        return new(
            Refine(component, window, bin),
            peak,
            others == 0 ? 1.0 : peak / Math.Max(median, 1e-12 * peak),
            Beyond(own / (own + rest), (double)owned / (owned + others)));
    }

    private static double Tilt(int bin, int tilted) => tilted == 0 ? 1.0 : bin <= tilted ? (double)bin * bin : (double)tilted * tilted;

    // Bins hold their share of the power by chance alone; the padded line of a short window covers most of them.
    private static double Beyond(double share, double chance) => chance < 1.0 ? Math.Max(0.0, (share - chance) / (1.0 - chance)) : 0.0;

    /// <summary>Whether a frequency is within a distance of one of some lines.</summary>
    public static bool IsNear(double hertz, ReadOnlySpan<double> lines, double distance)
    {
        foreach (var line in lines)
        {
            if (Math.Abs(hertz - line) <= distance)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The top of the parabola through three powers, twice, the second time closer.</summary>
    private static double Refine(PrincipalComponent component, ChannelWindow window, int bin)
    {
        var center = (double)bin / ChannelWindow.Size;
        foreach (var width in (ReadOnlySpan<double>)[0.6, 0.15])
        {
            var step = width / window.Length;
            var (below, here, above) = (
                ExactMath.Log(component.PowerAt(center - step, window.Length)),
                ExactMath.Log(component.PowerAt(center, window.Length)),
                ExactMath.Log(component.PowerAt(center + step, window.Length)));
            var bend = below - (2.0 * here) + above;
            var shift = bend < 0 ? 0.5 * (below - above) / bend : 0.0;
            center += step * Math.Clamp(shift, -1.5, 1.5);
        }

        return center * window.SampleRateHz;
    }

    private static double Median(Span<double> values)
    {
        if (values.IsEmpty)
        {
            return 0.0;
        }

        values.Sort();
        return values[values.Length / 2];
    }
}
