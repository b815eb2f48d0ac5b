using System.Runtime.Intrinsics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Frames that arrive when they will, on an even clock: the frames are joined by straight lines, and each tick is the mean of the lines
/// over the time
/// around it. Fast recordings are averaged by it, slow ones interpolated, and the jitter of arrival does not matter.
/// </summary>
internal sealed class UniformClock(int subcarriers, double ticksPerSecond)
{
    private readonly double[] previous = new double[Quads.Padded(subcarriers)];
    private readonly double[] newest = new double[Quads.Padded(subcarriers)];
    private readonly double[] sums = new double[Quads.Padded(subcarriers)];
    private readonly double tickSeconds = 1.0 / ticksPerSecond;
    private double previousSeconds;
    private double startSeconds;
    private double longestStep;
    private long ticks;
    private int frames;
    private bool isStarted;

    /// <summary>The time of the tick that is being filled, in seconds.</summary>
    private double EndSeconds => startSeconds + ((ticks + 1) * tickSeconds);

    /// <summary>Takes in a frame; whole ticks go to the history.</summary>
    public void Add(double seconds, ReadOnlySpan<double> amplitudes, ITicks history)
    {
        if (!isStarted)
        {
            (isStarted, startSeconds, previousSeconds) = (true, seconds, seconds);
            amplitudes[..subcarriers].CopyTo(previous);
            return;
        }

        amplitudes[..subcarriers].CopyTo(newest);
        frames++;
        var (step, from) = (seconds - previousSeconds, previousSeconds);
        longestStep = Math.Max(longestStep, step);
        while (EndSeconds <= seconds)
        {
            var end = EndSeconds;
            Accumulate(from, end, step);
            history.Add(sums, ticksPerSecond, longestStep, frames);
            Array.Clear(sums);
            frames = 0;
            longestStep = step;
            from = end;
            ticks++;
        }

        Accumulate(from, seconds, step);
        previousSeconds = seconds;
        newest.CopyTo(previous, 0);
    }

    /// <summary>Adds the area under the line from one frame to the next, between two moments of it.</summary>
    private void Accumulate(double from, double to, double step)
    {
        var width = to - from;
        if (!(width > 0))
        {
            return;
        }

        var share = ((from + to) / 2.0 - previousSeconds) / step;
        var start = Quads.Of(previous.AsSpan());
        var end = Quads.Of(newest.AsSpan());
        var areas = Quads.Of(sums.AsSpan());
        var (time, part) = (Vector256.Create(width), Vector256.Create(share));
        for (var k = 0; k < areas.Length; k++)
        {
            areas[k] += time * (start[k] + (part * (end[k] - start[k])));
        }
    }
}
