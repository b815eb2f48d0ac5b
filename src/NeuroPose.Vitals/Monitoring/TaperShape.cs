using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>What a window makes of a pure tone: the transform of its raised cosine at some bins around the tone, in closed form.</summary>
/// <remarks>Three geometric sums, which share their sines; samples of no use, which are few, count as the others here.</remarks>
internal sealed class TaperShape(int bins)
{
    private static readonly (double Cosine, double Sine) Bin = (ExactMath.Cos(Math.PI / ChannelWindow.Size), ExactMath.Sin(Math.PI / ChannelWindow.Size));

    private int length;
    private (double Cosine, double Sine) step;
    private (double Cosine, double Sine) turn;

    public double[] Real { get; } = new double[bins];

    public double[] Imaginary { get; } = new double[bins];

    /// <summary>The power at the tone itself.</summary>
    public static double PeakPower(int length) => 0.25 * length * length;

    /// <summary>Fills in the shape.</summary>
    /// <param name="firstOffset">How many bins the first one lies above the tone.</param>
    /// <param name="samples">The window's length.</param>
    public void Fill(double firstOffset, int samples)
    {
        Prepare(samples);
        var angle = Math.PI * firstOffset / ChannelWindow.Size;
        var (cosine, sine) = (ExactMath.Cos(angle), ExactMath.Sin(angle));
        var (wideCosine, wideSine) = (ExactMath.Cos(angle * length), ExactMath.Sin(angle * length));
        for (var i = 0; i < Real.Length; i++)
        {
            var middle = Ratio(wideSine, sine, length);
            var below = Ratio(wideSine, (sine * step.Cosine) - (cosine * step.Sine), -length);
            var above = Ratio(wideSine, (sine * step.Cosine) + (cosine * step.Sine), -length);
            var size = (0.5 * middle) - (0.25 * (below + above));
            Real[i] = size * ((wideCosine * cosine) + (wideSine * sine));
            Imaginary[i] = size * ((wideCosine * sine) - (wideSine * cosine));
            (cosine, sine) = ((cosine * Bin.Cosine) - (sine * Bin.Sine), (cosine * Bin.Sine) + (sine * Bin.Cosine));
            (wideCosine, wideSine) = ((wideCosine * turn.Cosine) - (wideSine * turn.Sine), (wideCosine * turn.Sine) + (wideSine * turn.Cosine));
        }
    }

    private static double Ratio(double wideSine, double sine, double limit) => Math.Abs(sine) < 1e-12 ? limit : wideSine / sine;

    private void Prepare(int samples)
    {
        if (length == samples)
        {
            return;
        }

        length = samples;
        step = (ExactMath.Cos(Math.PI / length), ExactMath.Sin(Math.PI / length));
        var angle = Math.PI * length / ChannelWindow.Size;
        turn = (ExactMath.Cos(angle), ExactMath.Sin(angle));
    }
}
