using System.Runtime.Intrinsics;
using NeuroPose.Numerics;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Vitals.Baselines;

/// <summary>
/// First principal component of 20 seconds, Hann window, largest line. It shares the even clock with the default mode and nothing else.
/// </summary>
internal sealed class TextbookMethod(int subcarriers) : IVitalMethod
{
    private const int Length = 20 * ChannelHistory.TicksPerSecond;
    private const int Padded = 2048;
    private const int Iterations = 50;
    private const double PerMinutePerBin = 60.0 * ChannelHistory.TicksPerSecond / Padded;

    private readonly UniformClock clock = new(subcarriers, ChannelHistory.TicksPerSecond);
    private readonly ChannelHistory history = new(subcarriers);
    private readonly LaneTransform transform = new(Padded);
    private readonly Vector256<double>[] real = new Vector256<double>[Padded];
    private readonly Vector256<double>[] imaginary = new Vector256<double>[Padded];
    private readonly double[] power = new double[Padded / 2];
    private readonly double[] means = new double[Quads.Padded(subcarriers)];
    private readonly double[] weights = new double[Quads.Padded(subcarriers)];
    private readonly double[] next = new double[Quads.Padded(subcarriers)];
    private readonly double[] series = new double[Length];
    private long readings;
    private double first = double.NaN;
    private double last = double.NegativeInfinity;

    public VitalStep Add(CsiFrame frame, double timeSeconds) =>
        FiniteNumbers.FirstOther(frame.Amplitudes.AsSpan()) >= 0 ? new(null, [], "an amplitude is not a finite number")
        : timeSeconds <= last ? new(null, [], "its time is not after that of the frame before")
        : new(Add(timeSeconds, frame.Amplitudes.AsSpan()), []);

    public IEnumerable<string> Notes(double durationSeconds) =>
        ["A baseline for comparison: it gives a rate whatever it sees, and no confidence (0)."];

    /// <summary>Takes in a frame; a reading once a second.</summary>
    public VitalReading? Add(double timeSeconds, ReadOnlySpan<double> amplitudes)
    {
        (first, last) = (double.IsNaN(first) ? timeSeconds : first, timeSeconds);
        clock.Add(timeSeconds - first, amplitudes, history);
        var due = history.Ticks / ChannelHistory.TicksPerSecond;
        if (due <= readings)
        {
            return null;
        }

        readings = due;
        if (history.Count < Length)
        {
            return new(due, VitalEstimate.Without(Abstention.TooLittle), VitalEstimate.Without(Abstention.TooLittle), subcarriers);
        }

        Project();
        Transform();
        return new(due, Line(4.0, 40.0, due), Line(40.0, 180.0, due), subcarriers);
    }

    /// <summary>The window through its first principal component, by power iteration.</summary>
    private void Project()
    {
        Array.Clear(means);
        for (var age = 0; age < Length; age++)
        {
            Quads.Subtract(means, history.Row(age), -1.0 / Length);
        }

        for (var k = 0; k < subcarriers; k++)
        {
            weights[k] = 1.0 + (0.25 * ((k * 7 % 11) - 5));
        }

        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            Weigh();
            Array.Clear(next);
            for (var i = 0; i < Length; i++)
            {
                Quads.Subtract(next, history.Row(Length - 1 - i), -series[i]);
                Quads.Subtract(next, means, series[i]);
            }

            var size = Math.Sqrt(Quads.Dot(next, next));
            for (var k = 0; size > 0 && k < next.Length; k++)
            {
                weights[k] = next[k] / size;
            }
        }

        Weigh();
    }

    private void Weigh()
    {
        var middle = Quads.Dot(means, weights);
        for (var i = 0; i < Length; i++)
        {
            series[i] = Quads.Dot(history.Row(Length - 1 - i), weights) - middle;
        }
    }

    private void Transform()
    {
        Array.Clear(real);
        Array.Clear(imaginary);
        for (var i = 0; i < Length; i++)
        {
            real[transform.Place(i)] = Vector256.Create(series[i] * (0.5 - (0.5 * ExactMath.Cos(2.0 * Math.PI * (i + 0.5) / Length))));
        }

        transform.Forward(real, imaginary);
        for (var bin = 0; bin < power.Length; bin++)
        {
            var (a, b) = (real[bin].GetElement(0), imaginary[bin].GetElement(0));
            power[bin] = (a * a) + (b * b);
        }
    }

    /// <summary>The largest local maximum between two rates.</summary>
    private VitalEstimate Line(double lowest, double highest, double second)
    {
        var (best, at) = (0.0, -1);
        for (var bin = (int)Math.Ceiling(lowest / PerMinutePerBin); bin * PerMinutePerBin <= highest; bin++)
        {
            (best, at) = power[bin] > best && power[bin] > power[bin - 1] && power[bin] >= power[bin + 1] ? (power[bin], bin) : (best, at);
        }

        return at < 0
            ? VitalEstimate.Without(Abstention.Unclear)
            : new(at * PerMinutePerBin, 0.0, VitalStatus.Unreliable)
            {
                FromSeconds = second - (Length / ChannelHistory.TicksPerSecond),
                ToSeconds = second,
            };
    }
}
