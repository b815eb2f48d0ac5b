using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Tells a line that follows the packets from one that follows time: where packets come faster and slower, what a radio does every so many
/// packets is a pure tone over their count and none over time, and a breath the other way round. At an even pace nothing can be told.
/// </summary>
internal sealed class PacketPace
{
    /// <summary>How far packet count and time must part, in cycles of the line, for the two tones to differ.</summary>
    private const double LeastParting = 0.25;

    /// <summary>Times the power over time that a line of the packets has over their count.</summary>
    private const double Clearer = 1.25;

    /// <summary>Steps in which the tone is looked for, in cycles over the window, and how far around where it is thought to be.</summary>
    private const double Step = 0.25;
    private const double Around = 1.0;

    /// <summary>Seconds over which the pace is the local one.</summary>
    private const double LocalSeconds = 5.0;

    private readonly double[] series = new double[ChannelWindow.Size];
    private readonly double[] packets = new double[ChannelWindow.Size];
    private readonly double[] samples = new double[ChannelWindow.Size];

    /// <summary>Whether a line is one of the packets.</summary>
    /// <param name="history">The ticks, with the packets that arrived in each.</param>
    /// <param name="window">The window that the line was seen in.</param>
    /// <param name="weights">How it weighs the channels.</param>
    /// <param name="hertz">Its frequency.</param>
    public bool Sets(ChannelHistory history, ChannelWindow window, ReadOnlySpan<double> weights, double hertz)
    {
        var length = window.Length;
        Count(history, window);
        var (parting, fewest, most) = Paces(window);
        var cycles = hertz / window.SampleRateHz;
        if (!(parting * cycles > LeastParting) || fewest <= 0)
        {
            return false;
        }

        window.Project(weights, series.AsSpan(0, length));
        for (var i = 0; i < length; i++)
        {
            series[i] *= window.Taper(i);
        }

        var overTime = Largest(samples, length, cycles - (Around / length), cycles + (Around / length), Step / length);
        var all = packets[length - 1];
        var overPackets = Largest(packets, length, (cycles / most) - (Around / all), (cycles / fewest) + (Around / all), Step / all);
        return overPackets > Clearer * overTime;
    }

    /// <summary>The packets before each sample, and the samples before it.</summary>
    private void Count(ChannelHistory history, ChannelWindow window)
    {
        var (sum, ticks) = (0.0, window.TicksPerSample);
        for (var i = 0; i < window.Length; i++)
        {
            var here = 0;
            for (var tick = 0; tick < ticks; tick++)
            {
                here += history.Frames(((window.Length - 1 - i) * ticks) + tick);
            }

            (packets[i], samples[i]) = (sum + (0.5 * here), i);
            sum += here;
        }
    }

    /// <summary>
    /// How far the packets part from an even pace, in samples of it, and the smallest and the largest pace, in packets a sample.
    /// </summary>
    private (double Parting, double Fewest, double Most) Paces(ChannelWindow window)
    {
        var (last, local) = (window.Length - 1, (int)(LocalSeconds * window.SampleRateHz));
        var even = (packets[last] - packets[0]) / last;
        var (parting, fewest, most) = (0.0, even, even);
        for (var i = 0; i <= last && even > 0; i++)
        {
            parting = Math.Max(parting, Math.Abs(((packets[i] - packets[0]) / even) - i));
            if (i >= local)
            {
                var pace = (packets[i] - packets[i - local]) / local;
                (fewest, most) = (Math.Min(fewest, pace), Math.Max(most, pace));
            }
        }

        // A packet more or less in a tick is no other pace.
        return (parting - (1.0 / even), fewest, most);
    }

    private double Largest(ReadOnlySpan<double> places, int length, double from, double to, double step)
    {
        var most = 0.0;
        for (var cycles = from; cycles <= to; cycles += step)
        {
            var (real, imaginary) = (0.0, 0.0);
            for (var i = 0; i < length; i++)
            {
                var angle = 2.0 * Math.PI * cycles * places[i];
                real += series[i] * ExactMath.Cos(angle);
                imaginary += series[i] * ExactMath.Sin(angle);
            }

            most = Math.Max(most, (real * real) + (imaginary * imaginary));
        }

        return most;
    }
}
