using NeuroPose.Numerics;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class RocOfGroups() : Recipe("roc", "How well a number tells two groups apart", "Every limit at once, and the area under the curve with its interval.")
{
    public override object Make()
    {
        var random = new SeededRandom(4);
        double[] usual = [.. Enumerable.Range(0, 30).Select(_ => 5 + (1.5 * random.NextGaussian()))];
        double[] patients = [.. Enumerable.Range(0, 24).Select(_ => 7 + (2 * random.NextGaussian()))];
        return StatisticsFigures.Roc(usual, patients);
    }
}
