using NeuroPose.Numerics;
using NeuroPose.Statistics;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class CurveTest() : Recipe("spm", "Two groups of curves, tested at once", "Mean and deviation of each group, and t over the cycle with the height that it needs for one chance of error over the whole curve. Shaded stretches are findings as a whole, each with its p.")
{
    public override object Make()
    {
        var random = new SeededRandom(11);
        double[] Knee(double flexion)
        {
            var (offset, peak) = (4 + (3 * random.NextGaussian()), flexion + (5 * random.NextGaussian()));
            double Bump(int at, double center, double width) => 1 / (1 + ((at - center) * (at - center) / (width * width)));
            return [.. Enumerable.Range(0, 101).Select(at => offset + (14 * Bump(at, 14, 8)) + (peak * Bump(at, 72, 9)))];
        }

        double[][] patients = [.. Enumerable.Range(0, 10).Select(_ => Knee(44))], controls = [.. Enumerable.Range(0, 12).Select(_ => Knee(57))];
        return StatisticsFigures.Spm(Spm.TTest2(patients, controls), patients, controls, new() { Quantity = new("knee flexion", "°"), FirstName = "patients", SecondName = "controls" });
    }
}
